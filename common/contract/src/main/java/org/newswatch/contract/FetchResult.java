package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one fetch; the value of {@link Topic#FETCH_RESULTS}, whose key is the registrable
 * domain. The crawl state of a URL is the fold of its results, so that a restart forgets nothing.
 *
 * @param url what was asked for
 * @param kind what it was asked for as
 * @param outcome what came of it
 * @param reason one word that metrics count by: {@code robots}, {@code http-404}, {@code no-text};
 *     null when it went well
 * @param detail the same in a sentence
 * @param at when the fetch ended
 * @param status the HTTP status, when there was one
 * @param etag validator for the next request
 * @param lastModified validator for the next request
 * @param bodyHash hash of the body: validators lie
 * @param articleId the article that came out of it
 * @param contentHash that article's content hash
 * @param itemHash hash of what the feed said of the article when it was fetched (title and dates):
 *     a feed that says something else asks for another look
 * @param unchangedCount how many looks in a row found the same content
 */
public record FetchResult(
    String url,
    String sourceId,
    Kind kind,
    Outcome outcome,
    @Nullable String reason,
    @Nullable String detail,
    Instant at,
    @Nullable Integer status,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String bodyHash,
    @Nullable ArticleId articleId,
    @Nullable String contentHash,
    @Nullable String itemHash,
    int unchangedCount) {

  public FetchResult {
    Check.notBlank("url", url);
    Check.maxChars("url", url, Limits.URL_CHARS_MAX);
    Check.notBlank("sourceId", sourceId);
    Check.present("kind", kind);
    Check.present("outcome", outcome);
    Check.present("at", at);
  }

  /** What a URL is fetched as. */
  public enum Kind {
    @JsonProperty("feed")
    FEED,
    @JsonProperty("article")
    ARTICLE
  }

  /** How a fetch ended. */
  public enum Outcome {
    /** It gave what it was fetched for. */
    @JsonProperty("ok")
    OK,
    /** The server or the content says that nothing changed. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** It is not for us, or not what it was taken for: robots.txt, no article, too large. */
    @JsonProperty("skipped")
    SKIPPED,
    /** It may go better later. */
    @JsonProperty("failed")
    FAILED
  }
}
