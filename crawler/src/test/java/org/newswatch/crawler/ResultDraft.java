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

/** Fetch results for tests: a page that was fetched well, but for what a test says. */
public final class ResultDraft {

  private final String url;
  private final String sourceId;
  private final Kind kind;
  private final Outcome outcome;
  private final Instant at;
  private @Nullable String reason;
  private @Nullable String etag;
  private @Nullable String itemHash;
  private @Nullable Listed listed;
  private @Nullable ReadArticle read;
  private @Nullable Duration pause;
  private @Nullable String bodyHash = "body";
  private @Nullable Integer status = 200;
  private int unchanged;

  public ResultDraft(String url, String sourceId, Kind kind, Outcome outcome, Instant at) {
    this.url = url;
    this.sourceId = sourceId;
    this.kind = kind;
    this.outcome = outcome;
    this.at = at;
  }

  public ResultDraft reason(@Nullable String word) {
    reason = word;
    return this;
  }

  /** What the server answered; null when it did not. */
  public ResultDraft status(@Nullable Integer code) {
    status = code;
    return this;
  }

  public ResultDraft etag(String tag) {
    etag = tag;
    return this;
  }

  public ResultDraft itemHash(@Nullable String hash) {
    itemHash = hash;
    return this;
  }

  public ResultDraft bodyHash(@Nullable String hash) {
    bodyHash = hash;
    return this;
  }

  public ResultDraft listed(@Nullable Listed found) {
    listed = found;
    return this;
  }

  public ResultDraft read(ReadArticle article) {
    read = article;
    return this;
  }

  public ResultDraft pause(@Nullable Duration asked) {
    pause = asked;
    return this;
  }

  public ResultDraft unchanged(int times) {
    unchanged = times;
    return this;
  }

  /** The result; articles have an id and a content. */
  public FetchResult build() {
    boolean article = kind == Kind.ARTICLE;
    return new FetchResult(
        url,
        sourceId,
        kind,
        outcome,
        reason,
        reason == null ? null : "it did not answer",
        at,
        status,
        etag,
        null,
        bodyHash,
        article ? ArticleId.ofUrl(url) : null,
        article ? "content" : null,
        itemHash,
        unchanged,
        listed,
        read,
        null,
        pause == null ? null : pause.toMillis());
  }
}
