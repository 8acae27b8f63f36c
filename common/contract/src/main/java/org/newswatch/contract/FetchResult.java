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
 * @param listed what a look at a feed, a sitemap or a listing found; null for everything else
 * @param read the article that was read; null when there was none
 * @param delayMillis the pause that its domain asks for between two requests, as robots.txt and the
 *     settings say; known to whoever crawls that domain next
 * @param pauseMillis what the server asked for beyond that: its Retry-After
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
    int unchangedCount,
    @Nullable Listed listed,
    @Nullable ReadArticle read,
    @Nullable Long delayMillis,
    @Nullable Long pauseMillis) {

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
    ARTICLE,
    @JsonProperty("sitemap")
    SITEMAP,
    @JsonProperty("listing")
    LISTING,
    /** The robots.txt of a site, asked before anything else of it. */
    @JsonProperty("robots")
    ROBOTS,
    /** A folder, looked at for new files. */
    @JsonProperty("folder")
    FOLDER,
    /** One file of a folder. */
    @JsonProperty("file")
    FILE
  }

  /**
   * What a look at a feed, a sitemap or a listing found.
   *
   * @param entries addresses in it
   * @param fresh those of them that were new
   */
  public record Listed(int entries, int fresh) {}

  /**
   * What is worth knowing of an article that was read, for the health of its source.
   *
   * @param textChars characters of its text, UTF-16 code units
   * @param dated whether it says when it was published
   * @param bylined whether it names an author
   */
  public record ReadArticle(int textChars, boolean dated, boolean bylined) {}

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
