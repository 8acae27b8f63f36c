package org.newswatch.crawler.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.feed.FeedOutcome.Counts;

/** Gathers a feed's items, each address once, and counts what is left out. */
final class Items {

  private final Map<String, FeedItem> items = new LinkedHashMap<>();
  private int entries;
  private int withoutAddress;
  private int repeated;
  private int overBound;

  void add(Optional<FeedItem> found) {
    entries++;
    if (found.isEmpty()) {
      withoutAddress++;
    } else if (items.containsKey(found.get().url())) {
      repeated++;
    } else if (items.size() >= FeedReader.ITEMS_MAX) {
      overBound++;
    } else {
      items.put(found.get().url(), found.get());
    }
  }

  int entries() {
    return entries;
  }

  /** Whether an item says nothing of when it was published or changed. */
  boolean lacksDates() {
    return items.values().stream().anyMatch(Items::isUndated);
  }

  /** Takes the dates of {@code other} for the items that have none. */
  void takeDates(Items other) {
    items.replaceAll((url, item) -> isUndated(item) ? dated(item, other.items.get(url)) : item);
  }

  FeedOutcome.Read read(FeedHead head, boolean repaired) {
    return new FeedOutcome.Read(
        head,
        new ArrayList<>(items.values()),
        new Counts(entries, withoutAddress, repeated, overBound),
        repaired);
  }

  private static boolean isUndated(FeedItem item) {
    return item.published() == null && item.updated() == null;
  }

  private static FeedItem dated(FeedItem item, @Nullable FeedItem other) {
    if (other == null) {
      return item;
    }
    Instant published = other.published();
    Instant updated = other.updated();
    return new FeedItem(item.url(), item.title(), published, updated, item.summary());
  }
}
