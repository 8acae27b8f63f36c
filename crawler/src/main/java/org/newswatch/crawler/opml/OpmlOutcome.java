package org.newswatch.crawler.opml;

import java.util.List;

/** What came of reading a list of feeds. */
public sealed interface OpmlOutcome {

  /**
   * The feeds, in the list's order, each address once.
   *
   * @param outlines outlines in the file, folders and others that are no feeds among them
   * @param unusable outlines that call themselves feeds and name no web address
   * @param overBound feeds left out because there are more than the bound
   */
  record Read(List<Subscription> subscriptions, int outlines, int unusable, int overBound)
      implements OpmlOutcome {
    public Read {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /**
   * It is no list that can be read.
   *
   * @param reason one word: {@code empty}, {@code html}, {@code too-large}, {@code gzip}, {@code
   *     not-opml}
   * @param detail the same in a sentence
   */
  record Refused(String reason, String detail) implements OpmlOutcome {}
}
