package org.newswatch.query;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/** Searches as of one moment: what {@code today} and {@code now-24h} of a query mean. */
public final class MomentSearcher extends IndexSearcher {

  private final Instant now;

  public MomentSearcher(IndexReader reader, Instant now) {
    super(reader);
    this.now = now;
    // One document, asked once by each query: nothing would ever be found in a cache.
    setQueryCache(null);
  }

  Instant now() {
    return now;
  }

  /** Whether any document matches. */
  public boolean matches(Query query) throws IOException {
    return matchesAsItIs(rewritten(query));
  }

  /**
   * The same for a query that is {@linkplain #isSettled settled}, in less time: what rewriting
   * could simplify, {@link Queries#toLucene} never makes.
   */
  public boolean matchesAsItIs(Query query) throws IOException {
    Weight weight = createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : getLeafContexts()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        return true;
      }
    }
    return false;
  }

  /** Whether a query means the same to every searcher: it has no relative days or beginnings. */
  public static boolean isSettled(Query query) {
    var settled = new AtomicBoolean(true);
    query.visit(
        new QueryVisitor() {
          @Override
          public void visitLeaf(Query leaf) {
            if (leaf instanceof RelativeDays || leaf instanceof MultiTermQuery) {
              settled.set(false);
            }
          }

          @Override
          public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return this;
          }
        });
    return settled.get();
  }

  /** As Lucene does it, but for counting clauses: that was done when the query was parsed. */
  @SuppressWarnings("ReferenceEquality") // a query that cannot be rewritten returns itself
  private Query rewritten(Query query) throws IOException {
    Query before = query;
    Query after = before.rewrite(this);
    while (after != before) {
      before = after;
      after = before.rewrite(this);
    }
    return after;
  }
}
