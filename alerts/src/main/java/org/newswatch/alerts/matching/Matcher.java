package org.newswatch.alerts.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryDecomposer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Analyzers;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Asker;
import org.newswatch.query.LuceneDocuments;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;

/**
 * All subscriptions that have a query, held ready for articles: {@link #match} tells for each
 * article which of them it matches, and where. Whether anybody is told is decided elsewhere: paused
 * and expired subscriptions match as others do, and so do articles of a back-fill.
 *
 * <p>Any number of threads may match at the same time, also while others change what is held. An
 * article is matched with all of an {@link #update} that returned before, and perhaps with parts of
 * one that goes on.
 */
public final class Matcher implements AutoCloseable {

  /** Queries that are made ready together; each such batch becomes visible on its own. */
  private static final int BATCH = 5_000;

  private final Monitor monitor;
  private final Lookups lookups;
  private final SavedQueries saved;

  private Matcher(Monitor monitor, Lookups lookups) {
    this.monitor = monitor;
    this.lookups = lookups;
    this.saved = new SavedQueries(lookups.saved());
  }

  /** One that holds no subscriptions yet, in memory. */
  public static Matcher of(Lookups lookups) {
    return of(lookups, new AnyArticle(new RareTerms()));
  }

  static Matcher of(Lookups lookups, Presearcher presearcher) {
    var configuration =
        new MonitorConfiguration()
            .setQueryUpdateBufferSize(BATCH)
            .setQueryDecomposer(new WholeQueries());
    try {
      return new Matcher(new Monitor(Analyzers.article(), presearcher, configuration), lookups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes queries as they are: a part of one would not know its subscription. */
  private static final class WholeQueries extends QueryDecomposer {
    @Override
    public Set<Query> decompose(Query query) {
      return Set.of(query);
    }
  }

  /**
   * A subscription that could not be taken, or an article that could not be matched with one.
   *
   * @param version 0 where the matching does not know it
   * @param reason {@code query}, {@code matching}, or {@code places} when it does match and only
   *     where is not known
   * @param detail a sentence
   */
  public record Failure(String subscriptionId, long version, String reason, String detail) {}

  /**
   * What an article matches.
   *
   * @param candidates sorted by the ids of their subscriptions
   * @param failures of those that could not be asked; the others were
   * @param unplaced of candidates that do not say where they match
   * @param asked how many queries were worth asking
   */
  public record Matched(
      List<AlertCandidate> candidates, List<Failure> failures, List<Failure> unplaced, int asked) {}

  /**
   * Takes these in place of their earlier versions; those that are removed, or that have no query,
   * are dropped. Whoever names one of them in a query is asked with what it says now. A batch is
   * much cheaper than each on its own.
   *
   * @return those whose query cannot be used; of these the earlier version stays
   */
  public synchronized List<Failure> update(Collection<Subscription> subscriptions) {
    List<Failure> failures = new ArrayList<>();
    List<MonitorQuery> queries = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Subscription subscription : saved.take(subscriptions)) {
      if (subscription.removed() || subscription.kind() == Subscription.Kind.SILENCE) {
        gone.add(subscription.id());
        continue;
      }
      switch (saved.parse(subscription)) {
        case Parsed.Valid valid -> {
          try {
            queries.add(new MonitorQuery(subscription.id(), compiled(subscription, valid.query())));
          } catch (IllegalArgumentException | IndexSearcher.TooManyClauses e) {
            // What Lucene refuses of one must not keep the others out.
            failures.add(refused(subscription, "Lucene refuses the query: " + e.getMessage()));
          }
        }
        case Parsed.Invalid invalid ->
            failures.add(
                refused(subscription, invalid.problem().message() + " " + invalid.problem().fix()));
      }
    }
    remove(gone);
    try {
      monitor.register(queries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return failures;
  }

  private static Failure refused(Subscription subscription, String detail) {
    return new Failure(subscription.id(), subscription.version(), "query", detail);
  }

  /**
   * Entities and stories that are the same are known to the document, and the moment to the
   * searcher: so a query is compiled once and holds for ever.
   */
  private static Registered compiled(Subscription subscription, org.newswatch.query.Query query) {
    var asker = new Asker(Instant.EPOCH, subscription.zone(), Set::of);
    return new Registered(subscription, query, Queries.toLucene(query, asker));
  }

  /** Drops those of these ids; others are passed over. */
  public synchronized void remove(Collection<String> ids) {
    saved.forget(ids);
    if (ids.isEmpty()) {
      return;
    }
    try {
      monitor.deleteById(List.copyOf(ids));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many subscriptions are held. */
  public int size() {
    try {
      return monitor.getDisjunctCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The subscriptions that this article matches.
   *
   * @param now what {@code today} and {@code now} of their queries mean
   */
  public Matched match(EnrichedArticle article, Instant now) {
    ArticleFields fields = lookups.widened(ArticleFields.of(article));
    Document document = LuceneDocuments.of(fields);
    try {
      MatchingQueries<Hit> found =
          monitor.match(
              document, searcher -> new Selection(searcher, now, article, fields, lookups));
      return new Matched(
          found.getMatches().stream()
              .map(Hit::candidate)
              .sorted(Comparator.comparing(AlertCandidate::subscriptionId))
              .toList(),
          found.getErrors().entrySet().stream()
              .map(Matcher::failure)
              .sorted(Comparator.comparing(Failure::subscriptionId))
              .toList(),
          found.getMatches().stream().map(Hit::unplaced).flatMap(Optional::stream).toList(),
          found.getQueriesRun());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure failure(Map.Entry<String, Exception> error) {
    return new Failure(error.getKey(), 0, "matching", String.valueOf(error.getValue()));
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
