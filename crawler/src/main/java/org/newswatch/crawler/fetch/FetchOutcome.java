package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.util.List;
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
   * @param headers names in lower case; the values of a header that came several times are joined
   *     by ", ", save where only one makes sense
   * @param robotsTags values of X-Robots-Tag, one for each time it came, as names of agents in them
   *     hold to the end of each
   */
  @SuppressWarnings("ArrayRecordComponent") // a page is read once, never compared
  record Fetched(
      String url, int status, byte[] body, Map<String, String> headers, List<String> robotsTags)
      implements FetchOutcome {

    public Fetched {
      headers = Map.copyOf(headers);
      robotsTags = List.copyOf(robotsTags);
    }

    /** A page without X-Robots-Tag. */
    public Fetched(String url, int status, byte[] body, Map<String, String> headers) {
      this(url, status, body, headers, List.of());
    }

    /** The value of a header. */
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
   * @param reason one of these words, which metrics count by and which do not change:
   *     <ul>
   *       <li>{@code http-404} and so on: the server answered with an error
   *       <li>{@code dns}: its name has no address, {@code connect}: nobody answers there, {@code
   *           tls}: it cannot prove who it is, {@code timeout}: it was too slow, {@code io}: the
   *           line broke
   *       <li>{@code redirects}: too many, or one to no web address
   *       <li>{@code robots-unreachable}: its robots.txt answers with an error, so nothing is known
   *       <li>{@code address}: what was asked for is no http or https address
   *       <li>{@code protocol}: the answer is no HTTP, {@code headers}: too many or too long ones,
   *           {@code encoding}: the body is packed in a way that was not asked for or is broken,
   *           {@code truncated}: the body ended before its announced end
   *       <li>{@code proxy}: the proxy did not let it through
   *     </ul>
   *
   * @param retryAfter what the server asks for, bounded to a day
   */
  record Failed(
      String reason, String detail, @Nullable Integer status, @Nullable Duration retryAfter)
      implements FetchOutcome {}
}
