package org.newswatch.crawler;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.FetchResult.ReadArticle;
import org.newswatch.contract.Limits;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Text;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.schedule.Order;

/** The results that are kept of fetches: what was asked, what came, what stays known. */
final class Results {

  /** What stands for the source of a robots.txt, which is of a site; no source is called so. */
  private static final String NO_SOURCE = "-";

  private static final int DETAIL_CHARS_MAX = 500;

  /** A validator that is longer is not sent back. */
  private static final int VALIDATOR_CHARS_MAX = 1_000;

  private Results() {}

  /** A robots.txt was asked for. */
  static FetchResult robots(String url, Duration delay, Instant at) {
    return new FetchResult(
        Text.cut(url, Limits.URL_CHARS_MAX),
        NO_SOURCE,
        Kind.ROBOTS,
        Outcome.OK,
        null,
        null,
        at,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        null,
        delay.toMillis(),
        null);
  }

  /** It gave an article. */
  static FetchResult article(
      Order order, FetchOutcome.Fetched page, String bodyHash, RawArticle article, Instant at) {
    FetchResult result =
        of(
            order,
            Outcome.OK,
            null,
            null,
            at,
            page,
            bodyHash,
            article.id(),
            article.contentHash(),
            0);
    ReadArticle read =
        new ReadArticle(
            article.text().length(), article.publishedAt() != null, !article.byline().isEmpty());
    return with(result, null, read, null, null);
  }

  /**
   * It gave entries.
   *
   * @param page null for a folder
   * @param bodyHash null when the next look is to take the rest
   */
  static FetchResult listed(
      Order order,
      FetchOutcome.@Nullable Fetched page,
      @Nullable String bodyHash,
      Listed listed,
      Instant at) {
    FetchResult result = of(order, Outcome.OK, null, null, at, page, bodyHash, null, null, 0);
    return with(result, listed, null, null, null);
  }

  /** It was read whole; what came of it is on its way. */
  static FetchResult unit(Order order, Instant at) {
    return of(order, Outcome.OK, null, null, at, null, null, null, null, 0);
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

  /**
   * The same, with what whoever crawls the domain next should know.
   *
   * @param delay the pause between two requests; null for what is no domain
   * @param pause what the server asked for beyond that
   */
  static FetchResult paced(FetchResult result, @Nullable Duration delay, @Nullable Duration pause) {
    return with(
        result,
        result.listed(),
        result.read(),
        delay == null ? null : delay.toMillis(),
        pause == null ? null : pause.toMillis());
  }

  private static FetchResult with(
      FetchResult result,
      @Nullable Listed listed,
      @Nullable ReadArticle read,
      @Nullable Long delayMillis,
      @Nullable Long pauseMillis) {
    return new FetchResult(
        result.url(),
        result.sourceId(),
        result.kind(),
        result.outcome(),
        result.reason(),
        result.detail(),
        result.at(),
        result.status(),
        result.etag(),
        result.lastModified(),
        result.bodyHash(),
        result.articleId(),
        result.contentHash(),
        result.itemHash(),
        result.unchangedCount(),
        listed,
        read,
        delayMillis,
        pauseMillis);
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
