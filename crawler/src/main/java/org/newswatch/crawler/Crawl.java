package org.newswatch.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.contract.Source;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.FetchRequest;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.schedule.Frontier;
import org.newswatch.crawler.schedule.Order;
import org.newswatch.crawler.url.Hashes;
import org.newswatch.crawler.url.Urls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One order from its fetch to what is kept of it: the article first, then the result, then the
 * frontier; so a crash in between repeats work and loses none. Thread-safe; of its own it has only
 * the threads that read pages.
 */
final class Crawl implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Crawl.class);

  /** Pause after a result that could not be kept. */
  private static final Duration NOT_KEPT_PAUSE = Duration.ofSeconds(5);

  /** What a server that has had enough is given when it names no time. */
  private static final Duration TOO_MANY_PAUSE = Duration.ofSeconds(30);

  /** No server is left alone for longer at its own wish. */
  private static final Duration PAUSE_MAX = Duration.ofDays(1);

  private static final int TOO_MANY_REQUESTS = 429;

  private final CrawledSources sources = new CrawledSources();
  private final Readers readers =
      new Readers(Math.max(2, Runtime.getRuntime().availableProcessors()));
  private final Fetcher fetcher;
  private final Frontier frontier;
  private final Lists lists;
  private final ArticlePages pages;
  private final Folders folders;
  private final CrawlSink sink;
  private final CrawlMetrics metrics;
  private final InstantSource clock;
  private final Consumer<FetchResult> witness;
  private volatile @Nullable String notKept;

  /**
   * A crawl without sources.
   *
   * @param witness sees every result that is or was kept, each once
   */
  Crawl(
      CrawlerConfig config,
      Fetcher fetcher,
      CrawlSink sink,
      CrawlMetrics metrics,
      InstantSource clock,
      Consumer<FetchResult> witness) {
    this.fetcher = fetcher;
    this.sink = sink;
    this.metrics = metrics;
    this.clock = clock;
    this.witness = witness;
    this.frontier = new Frontier(config.pace(), fetcher::readyAt);
    this.lists = new Lists(frontier, readers, metrics, config.revisitMax());
    this.pages = new ArticlePages(sources, readers, config);
    this.folders = new Folders(sources, frontier, readers, sink, metrics, clock);
  }

  Frontier frontier() {
    return frontier;
  }

  CrawledSources sources() {
    return sources;
  }

  /** Takes a source as it is now. */
  void put(Source source) {
    sources.put(source);
    if (!frontier.put(source, clock.instant())) {
      LOGGER
          .atWarn()
          .addKeyValue("source", source.id())
          .addKeyValue("address", source.address())
          .log("another source has this address and is looked at instead");
    }
  }

  /** Forgets a source. */
  void remove(String sourceId) {
    sources.remove(sourceId);
    frontier.remove(sourceId, clock.instant());
  }

  /**
   * Rebuilds the state of the sources there are from what is kept; may be called again when it did
   * not come through.
   */
  void restore() throws CrawlSink.NotKeptException, InterruptedException {
    sink.replay(
        result -> {
          remember(result);
          if (sources.get(result.sourceId()).isPresent()) {
            frontier.replay(result);
            witness.accept(result);
          }
        });
    LOGGER
        .atInfo()
        .addKeyValue("sources", sources.all().size())
        .addKeyValue("articles", frontier.size())
        .log("crawl state restored");
  }

  /** Politeness asks when a site was asked last, whichever source it was for. */
  private void remember(FetchResult result) {
    if (isOnTheWeb(result.kind())) {
      Long delay = result.delayMillis();
      fetcher.remember(
          Urls.domainOf(result.url()),
          result.at(),
          delay == null || delay < 0 ? Duration.ZERO : Duration.ofMillis(delay));
    }
  }

  private static boolean isOnTheWeb(Kind kind) {
    return switch (kind) {
      case FEED, ARTICLE, SITEMAP, LISTING, ROBOTS -> true;
      case FOLDER, FILE -> false;
    };
  }

  /** Carries one order out; its domain is free afterwards, whatever happened. */
  void carryOut(Order order, String traceId) throws InterruptedException {
    boolean settled = false;
    try {
      if (mustWait(order)) {
        frontier.postpone(order, clock.instant());
        settled = true;
        return;
      }
      Handled handled = published(order, contained(order, traceId), traceId);
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped before the result was kept");
      }
      FetchResult result = paced(order, handled);
      sink.record(order.domain(), result);
      frontier.settle(order, result);
      settled = true;
      notKept = null;
      witness.accept(result);
      metrics.fetched();
      count(result);
    } catch (CrawlSink.NotKeptException e) {
      notKept(order, e);
    } catch (NotKeptInside e) {
      notKept(order, e.reason());
    } finally {
      if (!settled) {
        frontier.release(order, clock.instant().plus(NOT_KEPT_PAUSE));
      }
    }
  }

  /**
   * Asks for the robots.txt of its site. Where that had to be fetched, the domain must be left
   * alone now, and this order gives its place to others meanwhile.
   */
  private boolean mustWait(Order order) throws InterruptedException {
    if (order.prepared() || !isOnTheWeb(order.kind())) {
      return false;
    }
    var unused = fetcher.robots(order.url());
    return fetcher.readyAt(order.domain()).isAfter(clock.instant());
  }

  private void notKept(Order order, CrawlSink.NotKeptException e) {
    metrics.failed("not-kept");
    notKept = String.valueOf(e.getMessage());
    LOGGER
        .atWarn()
        .addKeyValue("url", order.url())
        .addKeyValue("reason", e.getMessage())
        .log("fetch could not be kept and will be repeated");
  }

  /** What could not be kept last, as long as nothing was kept since; null when all is well. */
  @Nullable String notKept() {
    return notKept;
  }

  private FetchResult paced(Order order, Handled handled) {
    Duration delay = isOnTheWeb(order.kind()) ? fetcher.delay(order.domain()) : null;
    return Results.paced(handled.result(), delay, handled.pause());
  }

  private Handled published(Order order, Handled handled, String traceId)
      throws CrawlSink.NotKeptException, InterruptedException {
    RawArticle article = handled.article();
    if (article == null) {
      return handled;
    }
    try {
      sink.publish(article, traceId);
      metrics.published();
      return handled;
    } catch (RecordTooLargeException e) {
      return Handled.of(
          Results.skipped(
              order, null, null, "too-large", String.valueOf(e.getMessage()), clock.instant()));
    }
  }

  /** The web finds every bug sooner or later; one page must not stop the others. */
  private Handled contained(Order order, String traceId) throws InterruptedException {
    try {
      return switch (order.kind()) {
        case FOLDER -> folders.look(order);
        case FILE -> folders.file(order, traceId);
        case FEED, SITEMAP, LISTING, ARTICLE, ROBOTS -> handle(order);
      };
    } catch (NotKeptInside e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOGGER.atError().addKeyValue("url", order.url()).setCause(e).log("page could not be handled");
      return Handled.of(Results.failed(order, "bug", e.toString(), null, clock.instant()));
    }
  }

  private void count(FetchResult result) {
    String reason = String.valueOf(result.reason());
    switch (result.outcome()) {
      case SKIPPED -> {
        metrics.skipped(reason);
        log(result, reason);
      }
      case FAILED -> {
        metrics.failed(reason);
        log(result, reason);
      }
      case OK, UNCHANGED -> LOGGER.atDebug().addKeyValue("url", result.url()).log("fetched");
    }
  }

  private static void log(FetchResult result, String reason) {
    LOGGER
        .atWarn()
        .addKeyValue("url", result.url())
        .addKeyValue("source", result.sourceId())
        .addKeyValue("outcome", result.outcome())
        .addKeyValue("reason", reason)
        .addKeyValue("detail", result.detail())
        .log("nothing came of a fetch");
  }

  private Handled handle(Order order) throws InterruptedException {
    FetchOutcome outcome =
        fetcher.fetch(new FetchRequest(order.url(), order.etag(), order.lastModified()));
    Instant at = clock.instant();
    return switch (outcome) {
      case FetchOutcome.Fetched page -> fetched(order, page, at);
      case FetchOutcome.NotModified unused -> Handled.of(Results.unchanged(order, null, null, at));
      case FetchOutcome.Denied denied ->
          Handled.of(Results.skipped(order, null, null, "robots", denied.detail(), at));
      case FetchOutcome.Refused refused ->
          Handled.of(Results.skipped(order, null, null, "private-address", refused.detail(), at));
      case FetchOutcome.TooLarge large ->
          Handled.of(Results.skipped(order, null, null, "too-large", large.detail(), at));
      case FetchOutcome.Failed failed ->
          new Handled(
              Results.failed(order, failed.reason(), failed.detail(), failed.status(), at),
              null,
              pause(failed));
    };
  }

  private static @Nullable Duration pause(FetchOutcome.Failed failed) {
    Integer status = failed.status();
    boolean tooMany = status != null && status == TOO_MANY_REQUESTS;
    Duration asked = failed.retryAfter();
    if (asked == null) {
      return tooMany ? TOO_MANY_PAUSE : null;
    }
    return asked.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : asked;
  }

  private Handled fetched(Order order, FetchOutcome.Fetched page, Instant at)
      throws InterruptedException {
    String bodyHash = Hashes.of(page.body());
    if (bodyHash.equals(order.bodyHash())) {
      return Handled.of(Results.unchanged(order, page, bodyHash, at));
    }
    return order.kind() == Kind.ARTICLE
        ? pages.read(order, page, bodyHash, at)
        : lists.read(order, page, bodyHash, at);
  }

  @Override
  public void close() {
    readers.close();
  }
}
