package org.newswatch.crawler.feed;

import java.util.List;

/** What came of reading a feed. */
public sealed interface FeedOutcome {

  /**
   * The feed's items, in its order, each address once.
   *
   * @param feed what the feed says of itself
   * @param counts what became of its entries
   * @param repaired whether it is not quite the feed it says it is and was read nevertheless
   */
  record Read(FeedHead feed, List<FeedItem> items, Counts counts, boolean repaired)
      implements FeedOutcome {
    public Read {
      items = List.copyOf(items);
    }
  }

  /**
   * It is no feed that can be read.
   *
   * @param reason one word that metrics count by: {@code empty}, {@code html}, {@code opml}, {@code
   *     sitemap}, {@code not-a-feed}, {@code too-large}, {@code gzip}, {@code dtd}, {@code
   *     entity-bomb}, {@code broken}
   * @param detail the same in a sentence
   */
  record Refused(String reason, String detail) implements FeedOutcome {}

  /**
   * What became of a feed's entries. Always {@code entries == items + withoutAddress + repeated +
   * overBound}, where {@code items} is the number of items read.
   *
   * @param entries items or entries in the file, as far as it was read
   * @param withoutAddress those that name no web address at all: nothing to fetch
   * @param repeated those whose address an earlier one has
   * @param overBound usable ones behind the bound of a feed
   */
  record Counts(int entries, int withoutAddress, int repeated, int overBound) {}
}
