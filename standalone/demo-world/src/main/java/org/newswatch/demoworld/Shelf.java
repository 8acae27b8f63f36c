package org.newswatch.demoworld;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.demoworld.Content.Entry;

/**
 * What stands on the sites at this moment: which version of each written article, and what the
 * world has added since it goes on.
 */
final class Shelf {

  /** After its first fetch, an article's first version stands for this long. */
  static final Duration REVISED_AFTER_FETCH = Duration.ofSeconds(3);

  /** A world that is opened later than this after its start has its revisions behind it. */
  static final Duration SETTLED_AFTER = Duration.ofMinutes(5);

  private static final int RELATED_MAX = 4;

  private final InstantSource clock;
  private final boolean settled;
  private final List<Entry> entries;
  private final Map<URI, Entry> byUrl = new HashMap<>();
  private final Map<URI, Instant> fetchedAt = new ConcurrentHashMap<>();
  private volatile @Nullable Supply supply;

  Shelf(InstantSource clock, Instant startedAt, List<Entry> entries) {
    this.clock = clock;
    this.settled = clock.instant().isAfter(startedAt.plus(SETTLED_AFTER));
    this.entries = entries;
    for (Entry entry : entries) {
      var twice = byUrl.put(entry.first().url(), entry);
      if (twice != null) {
        throw new IllegalStateException("two articles at " + entry.first().url());
      }
    }
  }

  void goOn(Supply added) {
    supply = added;
  }

  Optional<Article> at(Site site, String path) {
    URI url = site.url(path);
    var entry = byUrl.get(url);
    if (entry != null) {
      return Optional.of(current(entry));
    }
    var goingOn = supply;
    return goingOn == null ? Optional.empty() : goingOn.at(url, clock.instant());
  }

  /** Told of every full answer; the second version counts from the first of them. */
  void fetched(Article article) {
    var entry = byUrl.get(article.url());
    if (entry != null && entry.second() != null) {
      fetchedAt.putIfAbsent(article.url(), clock.instant());
    }
  }

  /** Articles of a site, newest first. */
  List<Article> listed(Site site, int max) {
    var articles = new ArrayList<Article>();
    for (Entry entry : entries) {
      if (entry.first().site().equals(site)) {
        articles.add(current(entry));
      }
    }
    var goingOn = supply;
    if (goingOn != null) {
      articles.addAll(goingOn.of(site, clock.instant()));
    }
    articles.sort(Comparator.comparing(Article::published).reversed().thenComparing(Article::path));
    return articles.size() <= max ? articles : List.copyOf(articles.subList(0, max));
  }

  /** A few written articles of the same site; always the same ones. */
  List<Article> related(Article article) {
    return entries.stream()
        .map(Entry::first)
        .filter(other -> other.site().equals(article.site()))
        .filter(other -> other.kind() == Article.Kind.NEWS)
        .filter(other -> !other.path().equals(article.path()))
        .limit(RELATED_MAX)
        .toList();
  }

  private Article current(Entry entry) {
    var second = entry.second();
    if (second == null) {
      return entry.first();
    }
    var fetched = fetchedAt.get(entry.first().url());
    boolean revised =
        settled
            || (fetched != null && !clock.instant().isBefore(fetched.plus(REVISED_AFTER_FETCH)));
    return revised ? second : entry.first();
  }
}
