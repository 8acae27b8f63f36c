package org.newswatch.alerts.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.monitor.QueryTree;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Chooses the queries that are worth asking of an article: those of whose terms it has what they
 * cannot do without. A query is kept under its rarest terms, and once more under the rarest of
 * those that it needs besides; an article must have some of both.
 */
final class RareTerms extends TermFilteredPresearcher {

  private static final int PASSES = 2;

  /** Terms that weigh no more are had by most articles: they are not worth a second look. */
  private static final double WORTH_A_PASS = 0.01;

  RareTerms() {
    super(new TermWeights(), List.of(), Set.of());
  }

  private static String field(String field, int pass) {
    return field + "_" + pass;
  }

  @Override
  protected Document buildQueryDocument(QueryTree tree) {
    var document = new Document();
    for (int pass = 0; pass < PASSES; pass++) {
      int number = pass;
      tree.collectTerms(
          (field, term) -> {
            document.add(new StringField(field(field, number), term.clone(), Store.NO));
            // Where the parent looks up which of an article's terms any query has.
            document.add(new StringField(field, term.clone(), Store.NO));
          });
      // Where there is nothing else that it needs, both passes are the same.
      tree.advancePhase(WORTH_A_PASS);
    }
    return document;
  }

  @Override
  protected DocumentQueryBuilder getQueryBuilder() {
    return new BothPasses();
  }

  private static final class BothPasses implements DocumentQueryBuilder {
    private final Map<String, List<BytesRef>> terms = new HashMap<>();

    @Override
    public void addTerm(String field, BytesRef term) {
      terms.computeIfAbsent(field, f -> new ArrayList<>()).add(term);
    }

    @Override
    public Query build() {
      var all = new BooleanQuery.Builder();
      for (int pass = 0; pass < PASSES; pass++) {
        var any = new BooleanQuery.Builder();
        int number = pass;
        terms.forEach(
            (field, some) -> any.add(new TermInSetQuery(field(field, number), some), Occur.SHOULD));
        all.add(any.build(), Occur.FILTER);
      }
      return all.build();
    }
  }
}
