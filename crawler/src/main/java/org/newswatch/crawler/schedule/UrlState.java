package org.newswatch.crawler.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.FetchResult;
import org.newswatch.crawler.feed.FeedItem;

/** What is known of one address; changed by the frontier alone, under its lock. */
final class UrlState {

  final String url;
  final String domain;
  final String sourceId;
  final FetchResult.Kind kind;

  /** When it is due; null when it is not looked at again by itself. */
  @Nullable Instant due;

  boolean inFlight;

  /** It came up while its source was paused, and waits for the end of that. */
  boolean parked;

  /** An article's address that was never looked at, by this crawler or one before it. */
  boolean isNew;

  /** Validators are not to be believed at the next look. */
  boolean forced;

  /** Its robots.txt was asked, and its turn comes now. */
  boolean prepared;

  /** When it was looked at first. */
  @Nullable Instant firstSeen;

  int failures;
  int unchangedCount;

  /** Looks in a row that the feed asked for and that found nothing new. */
  int falseAlarms;

  @Nullable String etag;
  @Nullable String lastModified;
  @Nullable String bodyHash;
  @Nullable ArticleId articleId;
  @Nullable String contentHash;
  @Nullable String itemHash;
  @Nullable FeedItem item;

  /** The rest is for what lists others, and null or zero for articles. */
  @Nullable Listing listing;

  /** What is known of a feed, a sitemap or a listing page beyond that. */
  static final class Listing {
    Duration interval;

    /** How long it asks to be left alone. */
    Duration wish = Duration.ZERO;

    /** How many indexes of sitemaps lead to it. */
    final int depth;

    /** The source's own address, whose look began the round in which this one is looked at. */
    final UrlState root;

    /** It lists other sitemaps. */
    boolean isIndex;

    /** The root counts them; the others remember the last one they were looked at in. */
    long round;

    /** The last round in which an index named it. */
    long named;

    /** Of the root: sitemaps below it. */
    int below;

    /** Of the root of an index: what the sitemaps of this round had, and how much of it was new. */
    int entries;

    int fresh;

    Listing(Duration interval, int depth, UrlState root) {
      this.interval = interval;
      this.depth = depth;
      this.root = root;
    }
  }

  UrlState(String url, String domain, String sourceId, FetchResult.Kind kind) {
    this.url = url;
    this.domain = domain;
    this.sourceId = sourceId;
    this.kind = kind;
  }

  int depth() {
    Listing own = listing;
    return own == null ? 0 : own.depth;
  }

  Order order() {
    // What an index says of its sitemaps may be old news to it and new to us: it is always read.
    boolean whole = forced || (listing != null && listing.isIndex);
    return new Order(
        url,
        domain,
        sourceId,
        kind,
        prepared,
        depth(),
        whole ? null : etag,
        whole ? null : lastModified,
        listing != null && listing.isIndex ? null : bodyHash,
        articleId,
        contentHash,
        item == null ? itemHash : item.hash(),
        unchangedCount,
        item);
  }
}
