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
import org.newswatch.contract.Snippet;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Asker;
import org.newswatch.query.Fields;
import org.newswatch.query.Highlights;
import org.newswatch.query.MomentSearcher;

/** Asks one article the queries that the monitor chose for it. Belongs to one thread. */
final class Selection extends CandidateMatcher<Hit> {

  private static final Highlights.Found NOTHING = new Highlights.Found(List.of(), List.of());

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
    try {
      if (registered.lets(origin) && registered.matches(moment)) {
        addMatch(hit(registered), 0);
      }
    } catch (StackOverflowError e) {
      // Lucene reports exceptions of one query and goes on with the others; errors it lets through.
      throw new IllegalStateException("the query goes too deep", e);
    }
  }

  @Override
  public Hit resolve(Hit one, Hit other) {
    return one;
  }

  private Hit hit(Registered registered) {
    Told about = told == null ? Told.of(article) : told;
    told = about;
    Highlights.Found found = NOTHING;
    List<Snippet> snippets = List.of();
    Matcher.Failure unplaced = null;
    try {
      found = found(registered);
      snippets = Snippets.of(article.article().text(), found.matches());
    } catch (IOException | RuntimeException e) {
      // That it matches is known: better told without the place than not told.
      Subscription subscription = registered.subscription();
      unplaced =
          new Matcher.Failure(
              subscription.id(), subscription.version(), "places", String.valueOf(e));
    }
    return new Hit(candidate(registered.subscription(), about, found, snippets), unplaced);
  }

  private Highlights.Found found(Registered registered) throws IOException {
    if (highlights == null) {
      highlights = new Highlights(article, moment);
    }
    var zone = registered.subscription().zone();
    var asker = new Asker(now, zone, lookups.sameEntities(), lookups.sameStories());
    return highlights.of(registered.asked(), asker);
  }

  private AlertCandidate candidate(
      Subscription subscription, Told about, Highlights.Found found, List<Snippet> snippets) {
    return new AlertCandidate(
        subscription.id(),
        subscription.version(),
        about,
        article.article().backfill(),
        article.storyId(),
        article.nearDuplicateOf(),
        article.changes(),
        article.revised(),
        found.matches(),
        found.named(),
        snippets,
        now);
  }
}
