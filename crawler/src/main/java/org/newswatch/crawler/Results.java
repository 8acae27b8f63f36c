package org.newswatch.crawler;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.schedule.Order;

/** The results that are kept of fetches: what was asked, what came, what stays known. */
final class Results {

  private static final int DETAIL_CHARS_MAX = 500;

  /** A validator that is longer is not sent back. */
  private static final int VALIDATOR_CHARS_MAX = 1_000;

  private Results() {}

  /** It gave an article, or a feed's items. */
  static FetchResult ok(
      Order order,
      FetchOutcome.Fetched page,
      String bodyHash,
      @Nullable ArticleId articleId,
      @Nullable String contentHash,
      Instant at) {
    return of(order, Outcome.OK, null, null, at, page, bodyHash, articleId, contentHash, 0);
  }

  /** Nothing is new; {@code page} is null when the server said so without sending it. */
  static FetchResult unchanged(
      Order order, FetchOutcome.@Nullable Fetched page, @Nullable String bodyHash, Instant at) {
    return of(
        order,
        Outcome.UNCHANGED,
        null,
        null,
        at,
        page,
        bodyHash == null ? order.bodyHash() : bodyHash,
        order.articleId(),
        order.contentHash(),
        order.unchangedCount() + 1);
  }

  /** It is not for us; looked at again ever more seldom, as it may become an article yet. */
  static FetchResult skipped(
      Order order,
      FetchOutcome.@Nullable Fetched page,
      @Nullable String bodyHash,
      String reason,
      String detail,
      Instant at) {
    return of(
        order,
        Outcome.SKIPPED,
        reason,
        detail,
        at,
        page,
        bodyHash,
        order.articleId(),
        order.contentHash(),
        order.unchangedCount() + 1);
  }

  static FetchResult failed(
      Order order, String reason, String detail, @Nullable Integer status, Instant at) {
    return new FetchResult(
        order.url(),
        order.sourceId(),
        order.kind(),
        Outcome.FAILED,
        reason,
        Text.cut(detail, DETAIL_CHARS_MAX),
        at,
        status,
        order.etag(),
        order.lastModified(),
        order.bodyHash(),
        order.articleId(),
        order.contentHash(),
        order.itemHash(),
        order.unchangedCount(),
        null,
        null,
        null,
        null);
  }

  private static FetchResult of(
      Order order,
      Outcome outcome,
      @Nullable String reason,
      @Nullable String detail,
      Instant at,
      FetchOutcome.@Nullable Fetched page,
      @Nullable String bodyHash,
      @Nullable ArticleId articleId,
      @Nullable String contentHash,
      int unchangedCount) {
    return new FetchResult(
        Text.cut(order.url(), Limits.URL_CHARS_MAX),
        order.sourceId(),
        order.kind(),
        outcome,
        reason,
        detail == null ? null : Text.cut(detail, DETAIL_CHARS_MAX),
        at,
        page == null ? null : page.status(),
        page == null ? order.etag() : validator(page, "etag"),
        page == null ? order.lastModified() : validator(page, "last-modified"),
        bodyHash,
        articleId,
        contentHash,
        order.itemHash(),
        unchangedCount,
        null,
        null,
        null,
        null);
  }

  private static @Nullable String validator(FetchOutcome.Fetched page, String header) {
    return page.header(header).filter(value -> value.length() <= VALIDATOR_CHARS_MAX).orElse(null);
  }
}
