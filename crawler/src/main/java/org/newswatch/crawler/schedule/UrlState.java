package org.newswatch.crawler.schedule;

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

  /** An article's address that was never looked at, by this crawler or one before it. */
  boolean isNew;

  /** The feed said something new: validators are not to be believed at the next look. */
  boolean forced;

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

  UrlState(String url, String domain, String sourceId, FetchResult.Kind kind) {
    this.url = url;
    this.domain = domain;
    this.sourceId = sourceId;
    this.kind = kind;
  }

  Order order() {
    return new Order(
        url,
        domain,
        sourceId,
        kind,
        forced ? null : etag,
        forced ? null : lastModified,
        bodyHash,
        articleId,
        contentHash,
        item == null ? itemHash : item.hash(),
        unchangedCount,
        item);
  }
}
