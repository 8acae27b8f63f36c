package org.newswatch.alerts.matching;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Asker;
import org.newswatch.query.Fields;
import org.newswatch.query.Highlights;
import org.newswatch.query.MomentSearcher;

/** Asks one article the queries that the monitor chose for it. Belongs to one thread. */
final class Selection extends CandidateMatcher<Hit> {

  private final MomentSearcher moment;
  private final Instant now;
  private final EnrichedArticle article;
  private final Registered.Origin origin;
  private final Lookups lookups;
  private @Nullable Told told;
  private @Nullable Highlights highlights;

  Selection(
      IndexSearcher searcher,
      Instant now,
      EnrichedArticle article,
      ArticleFields fields,
      Lookups lookups) {
    super(searcher);
    this.moment = new MomentSearcher(searcher.getIndexReader(), now);
    this.now = now;
    this.article = article;
    this.origin =
        new Registered.Origin(
            fields.terms().getOrDefault(Fields.LANGUAGE, List.of()).stream()
                .findFirst()
                .orElse(null),
            article.article().source().country(),
            article.article().source().id());
    this.lookups = lookups;
  }

  @Override
  public void matchQuery(String id, Query query, Map<String, String> metadata) throws IOException {
    var registered = (Registered) query;
    if (registered.lets(origin) && registered.matches(moment)) {
      addMatch(new Hit(candidate(registered)), 0);
    }
  }

  @Override
  public Hit resolve(Hit one, Hit other) {
    return one;
  }

  private AlertCandidate candidate(Registered registered) throws IOException {
    if (told == null || highlights == null) {
      told = Told.of(article);
      highlights = new Highlights(article, moment);
    }
    Subscription subscription = registered.subscription();
    var asker = new Asker(now, subscription.zone(), lookups.sameEntities(), lookups.sameStories());
    Highlights.Found found = highlights.of(registered.asked(), asker);
    return new AlertCandidate(
        subscription.id(),
        subscription.version(),
        told,
        article.article().backfill(),
        article.storyId(),
        article.nearDuplicateOf(),
        article.changes(),
        article.revised(),
        found.matches(),
        found.named(),
        Snippets.of(article.article().text(), found.matches()),
        now);
  }
}
