package org.newswatch.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.FetchRequest;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.schedule.Frontier;
import org.newswatch.crawler.schedule.Order;
import org.newswatch.crawler.schedule.Pace;
import org.newswatch.crawler.url.Hashes;
import org.newswatch.crawler.url.Urls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One order from its fetch to what is kept of it: the article first, then the result, then the
 * frontier; so a crash in between repeats work and loses none. Thread-safe, has no threads.
 */
final class Crawl {

  private static final Logger LOGGER = LoggerFactory.getLogger(Crawl.class);

  /** Pause after a result that could not be kept. */
  private static final Duration NOT_KEPT_PAUSE = Duration.ofSeconds(5);

  /** What a server that has had enough is given when it names no time. */
  private static final Duration TOO_MANY_PAUSE = Duration.ofSeconds(30);

  private static final int TOO_MANY_REQUESTS = 429;

  private final Map<String, SourceRef> sources = new HashMap<>();
  private final List<Source> configured;
  private final Fetcher fetcher;
  private final Frontier frontier;
  private final CrawlSink sink;
  private final CrawlMetrics metrics;
  private final InstantSource clock;
  private volatile @Nullable String notKept;

  Crawl(
      CrawlerConfig config,
      Fetcher fetcher,
      CrawlSink sink,
      CrawlMetrics metrics,
      InstantSource clock) {
    this.fetcher = fetcher;
    this.sink = sink;
    this.metrics = metrics;
    this.clock = clock;
    this.configured = config.configured(clock.instant());
    this.frontier =
        new Frontier(new Pace(config.feedInterval(), config.revisitFirst(), config.revisitMax()));
    configured.forEach(source -> sources.put(source.id(), source.ref(SourceConfig.domain(source))));
  }

  Frontier frontier() {
    return frontier;
  }

  /** Rebuilds the state from what is kept; may be called again when it did not come through. */
  void restore() throws CrawlSink.NotKeptException, InterruptedException {
    Instant now = clock.instant();
    for (Source source : configured) {
      if (source.kind() == Source.Kind.FEED) {
        frontier.addFeed(source.id(), source.address(), now);
      } else {
        frontier.addArticle(source.id(), source.address(), now);
      }
    }
    sink.replay(
        result -> {
          if (sources.containsKey(result.sourceId())) {
            frontier.replay(result);
            fetcher.remember(Urls.domainOf(result.url()), result.at(), Duration.ZERO);
          }
        });
    LOGGER
        .atInfo()
        .addKeyValue("sources", configured.size())
        .addKeyValue("articles", frontier.size())
        .log("crawl state restored");
  }

  /** What came of a fetch and what of it is to be kept. */
  private record Handled(
      FetchResult result, @Nullable RawArticle article, @Nullable Duration pause) {
    static Handled of(FetchResult result) {
      return new Handled(result, null, null);
    }
  }

  /** Carries one order out; its domain is free afterwards, whatever happened. */
  void carryOut(Order order, String traceId) throws InterruptedException {
    boolean settled = false;
    try {
      Handled handled = published(order, contained(order), traceId);
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped before the result was kept");
      }
      sink.record(order.domain(), handled.result());
      frontier.settle(handled.result(), handled.pause());
      settled = true;
      notKept = null;
      metrics.fetched();
      count(handled.result());
    } catch (CrawlSink.NotKeptException e) {
      metrics.failed("not-kept");
      notKept = String.valueOf(e.getMessage());
      LOGGER
          .atWarn()
          .addKeyValue("url", order.url())
          .addKeyValue("reason", e.getMessage())
          .log("fetch could not be kept and will be repeated");
    } finally {
      if (!settled) {
        frontier.release(order, clock.instant().plus(NOT_KEPT_PAUSE));
      }
    }
  }

  /** What could not be kept last, as long as nothing was kept since; null when all is well. */
  @Nullable String notKept() {
    return notKept;
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
  private Handled contained(Order order) throws InterruptedException {
    try {
      return handle(order);
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
    return asked == null && tooMany ? TOO_MANY_PAUSE : asked;
  }

  private Handled fetched(Order order, FetchOutcome.Fetched page, Instant at) {
    String bodyHash = Hashes.of(page.body());
    if (bodyHash.equals(order.bodyHash())) {
      return Handled.of(Results.unchanged(order, page, bodyHash, at));
    }
    return order.kind() == Kind.FEED
        ? feed(order, page, bodyHash, at)
        : article(order, page, bodyHash, at);
  }

  private Handled feed(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at) {
    String contentType = page.header("content-type").orElse("");
    return switch (FeedReader.read(page.body(), page.url(), contentType)) {
      case FeedOutcome.Read read -> {
        int refused = frontier.offer(order.sourceId(), read.items(), at);
        if (refused > 0) {
          metrics.skipped("frontier-full");
          LOGGER
              .atWarn()
              .addKeyValue("feed", order.url())
              .addKeyValue("items", refused)
              .log("feed names more than its domain can be asked for; the rest waits");
          // Without a hash the next look offers the rest again.
          yield Handled.of(
              Results.ok(
                  order,
                  new FetchOutcome.Fetched(page.url(), page.status(), new byte[0], Map.of()),
                  "",
                  null,
                  null,
                  at));
        }
        yield Handled.of(Results.ok(order, page, bodyHash, null, null, at));
      }
      case FeedOutcome.Refused refused ->
          Handled.of(
              Results.skipped(order, page, null, "feed-" + refused.reason(), refused.detail(), at));
    };
  }

  private Handled article(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at) {
    return switch (Extractor.extract(page.body(), page.url(), page.headers())) {
      case Extraction.NoArticle no ->
          Handled.of(Results.skipped(order, page, bodyHash, no.reason(), no.detail(), at));
      case Extraction.Article found -> {
        SourceRef source = sources.get(order.sourceId());
        Optional<RawArticle> article =
            source == null
                ? Optional.empty()
                : Articles.of(found, source, page.url(), order.item(), at);
        if (article.isEmpty()) {
          yield Handled.of(
              Results.skipped(order, page, bodyHash, "no-address", "no address to know it by", at));
        }
        RawArticle raw = article.get();
        boolean same =
            raw.contentHash().equals(order.contentHash()) && raw.id().equals(order.articleId());
        yield same
            ? Handled.of(Results.unchanged(order, page, bodyHash, at))
            : new Handled(
                Results.ok(order, page, bodyHash, raw.id(), raw.contentHash(), at), raw, null);
      }
    };
  }
}
