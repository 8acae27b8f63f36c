package org.newswatch.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.listing.ListingOutcome;
import org.newswatch.crawler.listing.ListingReader;
import org.newswatch.crawler.schedule.Frontier;
import org.newswatch.crawler.schedule.Offered;
import org.newswatch.crawler.schedule.Order;
import org.newswatch.crawler.sitemap.SitemapOutcome;
import org.newswatch.crawler.sitemap.SitemapReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what feeds, sitemaps and listings name to the frontier. Thread-safe. */
final class Lists {

  private static final Logger LOGGER = LoggerFactory.getLogger(Lists.class);

  private final Frontier frontier;
  private final Readers readers;
  private final CrawlMetrics metrics;
  private final Duration horizon;

  /**
   * All lists of one crawl.
   *
   * @param horizon entries of sitemaps that are older are not taken
   */
  Lists(Frontier frontier, Readers readers, CrawlMetrics metrics, Duration horizon) {
    this.frontier = frontier;
    this.readers = readers;
    this.metrics = metrics;
    this.horizon = horizon;
  }

  Handled read(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at)
      throws InterruptedException {
    return switch (order.kind()) {
      case SITEMAP -> sitemap(order, page, bodyHash, at);
      case LISTING -> listing(order, page, bodyHash, at);
      case FEED, ARTICLE, FOLDER, FILE, ROBOTS -> feed(order, page, bodyHash, at);
    };
  }

  private Handled feed(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at)
      throws InterruptedException {
    String contentType = page.header("content-type").orElse("");
    FeedOutcome outcome =
        readers.read(order.url(), () -> FeedReader.read(page.body(), page.url(), contentType));
    return switch (outcome) {
      case FeedOutcome.Read read -> {
        frontier.wish(order, read.feed().refreshHint().orElse(Duration.ZERO));
        yield listed(order, page, bodyHash, frontier.offer(order, read.items(), at), at);
      }
      case FeedOutcome.Refused refused ->
          refused(order, page, "feed-" + refused.reason(), refused.detail(), at);
    };
  }

  private Handled sitemap(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at)
      throws InterruptedException {
    SitemapOutcome outcome =
        readers.read(order.url(), () -> SitemapReader.read(page.body(), page.url()));
    return switch (outcome) {
      case SitemapOutcome.Index index ->
          listed(
              order,
              page,
              bodyHash,
              frontier.offerSitemaps(order, children(index.children(), at), at),
              at);
      case SitemapOutcome.Pages pages ->
          listed(order, page, bodyHash, frontier.offer(order, items(pages.pages(), at), at), at);
      case SitemapOutcome.Refused refused ->
          refused(order, page, "sitemap-" + refused.reason(), refused.detail(), at);
    };
  }

  private Handled listing(Order order, FetchOutcome.Fetched page, String bodyHash, Instant at)
      throws InterruptedException {
    ListingOutcome outcome =
        readers.read(
            order.url(), () -> ListingReader.read(page.body(), page.url(), page.headers()));
    return switch (outcome) {
      case ListingOutcome.Read read -> {
        List<FeedItem> items =
            read.links().stream()
                .map(link -> new FeedItem(link.url(), link.title(), null, null, null))
                .toList();
        yield listed(order, page, bodyHash, frontier.offer(order, items, at), at);
      }
      case ListingOutcome.Refused refused ->
          refused(order, page, "listing-" + refused.reason(), refused.detail(), at);
    };
  }

  private List<Frontier.Child> children(List<SitemapOutcome.Child> all, Instant now) {
    List<Frontier.Child> recent = new ArrayList<>();
    for (SitemapOutcome.Child child : all) {
      Instant modified = child.modified();
      if (isRecent(modified, now)) {
        recent.add(new Frontier.Child(child.url(), modified == null ? null : modified.toString()));
      }
    }
    return recent;
  }

  private List<FeedItem> items(List<SitemapOutcome.Page> all, Instant now) {
    List<FeedItem> recent = new ArrayList<>();
    for (SitemapOutcome.Page page : all) {
      Instant date = page.published() == null ? page.modified() : page.published();
      if (isRecent(date, now)) {
        recent.add(new FeedItem(page.url(), page.title(), page.published(), page.modified(), null));
      }
    }
    return recent;
  }

  /** What has no date may be new. */
  private boolean isRecent(@Nullable Instant date, Instant now) {
    return date == null || !date.isBefore(now.minus(horizon));
  }

  private Handled listed(
      Order order, FetchOutcome.Fetched page, String bodyHash, Offered offered, Instant at) {
    Listed listed = new Listed(offered.entries(), offered.fresh());
    if (offered.refused() == 0) {
      return Handled.of(Results.listed(order, page, bodyHash, listed, at));
    }
    metrics.skipped("frontier-full");
    LOGGER
        .atWarn()
        .addKeyValue("url", order.url())
        .addKeyValue("entries", offered.refused())
        .log("more is named than can be asked for now; the rest waits");
    // Without validators the next look offers the rest again.
    FetchOutcome.Fetched without =
        new FetchOutcome.Fetched(page.url(), page.status(), new byte[0], Map.of());
    return Handled.of(Results.listed(order, without, null, listed, at));
  }

  private static Handled refused(
      Order order, FetchOutcome.Fetched page, String reason, String detail, Instant at) {
    return Handled.of(Results.skipped(order, page, null, reason, detail, at));
  }
}
