package org.newswatch.crawler.feed;

import java.util.List;

/** What came of reading a feed. */
public sealed interface FeedOutcome {

  /**
   * The feed's items, in its order, each address once.
   *
   * @param repaired whether it took the lenient reader
   */
  record Read(List<FeedItem> items, boolean repaired) implements FeedOutcome {
    public Read {
      items = List.copyOf(items);
    }
  }

  /**
   * It is no feed that can be read.
   *
   * @param reason one word that metrics count by: {@code html}, {@code dtd}, {@code too-large},
   *     {@code not-a-feed}
   * @param detail the same in a sentence
   */
  record Refused(String reason, String detail) implements FeedOutcome {}
}
