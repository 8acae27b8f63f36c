package org.newswatch.crawler.discovery;

import org.jspecify.annotations.Nullable;

/**
 * A place where articles may be named.
 *
 * @param url its address, normalised
 * @param title what the page calls it
 */
public record Candidate(Kind kind, String url, @Nullable String title, FoundBy foundBy) {

  /** What it is to be read as. */
  public enum Kind {
    FEED,
    SITEMAP,
    LISTING
  }

  /** How it was found. */
  public enum FoundBy {
    /** It is the address that was given. */
    GIVEN,
    /** The page links to it. */
    LINKED,
    /** The site's robots.txt names it. */
    ROBOTS,
    /** Nobody names it: such files often stand there. */
    USUAL_PLACE
  }
}
