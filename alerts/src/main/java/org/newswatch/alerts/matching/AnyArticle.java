package org.newswatch.alerts.matching;

import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * Has a query asked of any article when others cannot be told apart for it: where a part of it can
 * be found in no text, Lucene has no terms to choose by and throws, and with it would keep all
 * queries out that come together.
 */
final class AnyArticle extends Presearcher {

  private final Presearcher choosing;

  AnyArticle(Presearcher choosing) {
    this.choosing = choosing;
  }

  @Override
  public Query buildQuery(LeafReader reader, BiPredicate<String, BytesRef> wanted) {
    return choosing.buildQuery(reader, wanted);
  }

  @Override
  public Document indexQuery(Query query, Map<String, String> metadata) {
    try {
      return choosing.indexQuery(query, metadata);
    } catch (IllegalArgumentException e) {
      return choosing.indexQuery(new MatchAllDocsQuery(), metadata);
    }
  }
}
