package org.newswatch.query;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.newswatch.contract.AlertCandidate.Asked;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MatchedClause;

/**
 * Where one article that matches has what queries ask for. Its words are taken apart once, for all
 * the queries that it is asked about. Belongs to one thread.
 */
public final class Highlights {

  /** Clauses of one query that are looked at. */
  private static final int CLAUSES_MAX = 100;

  private final EnrichedArticle article;
  private final MomentSearcher searcher;
  private final Places places;

  /**
   * @param searcher of the article's document alone
   */
  public Highlights(EnrichedArticle article, MomentSearcher searcher) {
    this.article = article;
    this.searcher = searcher;
    this.places = new Places(article.article(), searcher);
  }

  /**
   * Where a query was found.
   *
   * @param matches clause by clause; at most {@link Limits#MATCHES_MAX}
   * @param named whom and which days the query names and the article speaks of; at most {@link
   *     Limits#ASKED_MAX}
   */
  public record Found(List<MatchedClause> matches, List<Asked> named) {}

  /**
   * Where the query's clauses stand; what it excludes is not told of.
   *
   * @param query that the article matches
   * @param asker whose zone and entities count; the moment is the searcher's
   */
  public Found of(Query query, Asker asker) throws IOException {
    Instant now = searcher.now();
    var finding =
        new Finding(
            article,
            places,
            searcher,
            new Asker(now, asker.zone(), asker.same(), asker.sameStory()));
    for (Query clause : clauses(query).limit(CLAUSES_MAX).toList()) {
      finding.add(clause);
    }
    return finding.found();
  }

  private static Stream<Query> clauses(Query query) {
    return switch (query) {
      case Query.And and -> and.parts().stream().flatMap(Highlights::clauses);
      case Query.Or or -> or.parts().stream().flatMap(Highlights::clauses);
      case Query.Not not -> Stream.empty();
      case Query.Text text -> Stream.of(text);
      case Query.Cased cased -> Stream.of(cased);
      case Query.Stem stem -> Stream.of(stem);
      case Query.AnyMention any -> Stream.of(any);
      case Query.Prefix prefix -> Stream.of(prefix);
      case Query.Near near -> Stream.of(near);
      case Query.AtLeast atLeast -> Stream.of(atLeast);
      case Query.Has has -> Stream.of(has);
      case Query.Saved saved -> Stream.of(saved);
      case Query.FromSource from -> Stream.of(from);
      case Query.InLanguage in -> Stream.of(in);
      case Query.OfEntity of -> Stream.of(of);
      case Query.About about -> Stream.of(about);
      case Query.Published published -> Stream.of(published);
    };
  }
}
