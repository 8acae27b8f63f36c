package org.newswatch.crawler.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a page as a list of articles. */
public sealed interface ListingOutcome {

  /**
   * The links to what looks like articles, in page order, each address once.
   *
   * @param links at most {@link ListingReader#LINKS_MAX}
   * @param anchors links of any kind that were looked at
   */
  record Read(List<Link> links, int anchors) implements ListingOutcome {
    public Read {
      links = List.copyOf(links);
    }
  }

  /**
   * It is no page that can be read.
   *
   * @param reason one word that metrics count by: {@code empty}, {@code too-large}, {@code
   *     no-links}
   * @param detail the same in a sentence
   */
  record Refused(String reason, String detail) implements ListingOutcome {}

  /**
   * One link.
   *
   * @param url its address, normalised
   * @param title what the page calls it; null when it shows only a picture
   */
  record Link(String url, @Nullable String title) {}
}
