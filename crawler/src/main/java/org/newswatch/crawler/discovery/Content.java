package org.newswatch.crawler.discovery;

/** What kind of thing an address answered with. */
public enum Content {
  FEED,
  SITEMAP,
  OPML,
  /** A web page, of an article or of a list of them. */
  HTML,
  /** Anything else, or nothing. */
  OTHER
}
