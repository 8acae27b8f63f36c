package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.util.List;

/** What a site's robots.txt says of one address. */
public sealed interface RobotsVerdict {

  /**
   * It may be fetched.
   *
   * @param delay the pause after each request to its domain
   * @param sitemaps addresses that the robots.txt names, normalised
   */
  record Allowed(Duration delay, List<String> sitemaps) implements RobotsVerdict {
    public Allowed {
      sitemaps = List.copyOf(sitemaps);
    }
  }

  /**
   * It may not; others of the site perhaps may.
   *
   * @param delay the pause after each request to its domain
   * @param sitemaps addresses that the robots.txt names, normalised
   */
  record Forbidden(Duration delay, List<String> sitemaps) implements RobotsVerdict {
    public Forbidden {
      sitemaps = List.copyOf(sitemaps);
    }
  }

  /**
   * The robots.txt could not be read: nothing is fetched until it can.
   *
   * @param reason a reason of {@link FetchOutcome.Failed}: {@code robots-unreachable} when the
   *     server answered with an error, else why there was no answer
   */
  record Unreachable(String reason, String detail) implements RobotsVerdict {}

  /** The site lies in a private network. */
  record Private(String detail) implements RobotsVerdict {}
}
