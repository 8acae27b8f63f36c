package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a fetch ended. Reasons are words that metrics count by; details are sentences. */
public sealed interface FetchOutcome {

  /**
   * The page, whole.
   *
   * @param url where it was in the end, after redirects
   * @param body decompressed
   * @param headers names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // a page is read once, never compared
  record Fetched(String url, int status, byte[] body, Map<String, String> headers)
      implements FetchOutcome {

    public Fetched {
      headers = Map.copyOf(headers);
    }

    /** Validator for the next request. */
    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }
  }

  /** The server says that the copy one has is the current one. */
  record NotModified() implements FetchOutcome {}

  /** robots.txt forbids it; nothing was asked for. */
  record Denied(String detail) implements FetchOutcome {}

  /** It, or a redirect of it, leads into a private network. */
  record Refused(String detail) implements FetchOutcome {}

  /** The body passes the bound. */
  record TooLarge(String detail) implements FetchOutcome {}

  /**
   * It did not work and may do so later.
   *
   * @param reason {@code http-404}, {@code timeout}, {@code connect}, {@code dns}, {@code
   *     redirects}, {@code robots-unreachable}, {@code io}
   * @param retryAfter what the server asks for, bounded to a day
   */
  record Failed(
      String reason, String detail, @Nullable Integer status, @Nullable Duration retryAfter)
      implements FetchOutcome {}
}
