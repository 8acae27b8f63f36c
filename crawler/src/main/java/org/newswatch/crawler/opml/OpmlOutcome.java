package org.newswatch.crawler.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a list of feeds. */
public sealed interface OpmlOutcome {

  /**
   * The feeds, in the list's order, each address once.
   *
   * @param outlines outlines in the file, folders and others that are no feeds among them
   * @param unusable outlines that call themselves feeds and name no web address
   * @param firstUnusable the first of these
   * @param overBound feeds left out because there are more than the bound
   */
  record Read(
      List<Subscription> subscriptions,
      int outlines,
      int unusable,
      List<Unusable> firstUnusable,
      int overBound)
      implements OpmlOutcome {
    public Read {
      subscriptions = List.copyOf(subscriptions);
      firstUnusable = List.copyOf(firstUnusable);
    }
  }

  /**
   * An outline that calls itself a feed and names no web address.
   *
   * @param line where it begins, from 1 on
   * @param title one line, perhaps empty
   * @param address what stands where the address should; null when nothing does
   */
  record Unusable(int line, String title, @Nullable String address) {}

  /**
   * It is no list that can be read.
   *
   * @param reason one word: {@code empty}, {@code html}, {@code too-large}, {@code gzip}, {@code
   *     not-opml}
   * @param detail the same in a sentence
   */
  record Refused(String reason, String detail) implements OpmlOutcome {}
}
