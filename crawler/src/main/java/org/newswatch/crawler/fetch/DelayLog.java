package org.newswatch.crawler.fetch;

import java.time.Duration;

/**
 * Told how long a domain asks to be left alone, so that whoever crawls it next may know before it
 * has read any robots.txt.
 */
@FunctionalInterface
public interface DelayLog {

  /** Keeps nothing. */
  DelayLog NONE = (domain, robotsUrl, delay) -> {};

  /**
   * A robots.txt was read, or could not be. No other request to the domain is sent before this
   * returns, so it should return when what it is told is durable.
   *
   * @param domain the registrable domain
   * @param robotsUrl the address of the robots.txt, before redirects
   * @param delay the pause after a request to this host: the capped Crawl-delay, and no less than
   *     the pause of the settings
   */
  void learned(String domain, String robotsUrl, Duration delay) throws InterruptedException;
}
