package org.newswatch.crawler.schedule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult.Kind;

/** Every address that is known, bounded in number. Guarded by the frontier's lock. */
final class Known {

  /** Article addresses known at the same time; the oldest is forgotten for a new one. */
  static final int ARTICLES_MAX = 200_000;

  /** Files known at the same time before those that are no more are looked for. */
  static final int FILES_MAX = 200_000;

  private final LinkedHashMap<String, UrlState> articles = new LinkedHashMap<>();
  private final Map<String, UrlState> lists = new HashMap<>();
  private final Map<String, UrlState> files = new HashMap<>();

  @Nullable UrlState get(Kind kind, String url) {
    return kind == Kind.ROBOTS ? null : of(kind).get(url);
  }

  UrlState add(UrlState state) {
    of(state.kind).put(state.url, state);
    return state;
  }

  void remove(UrlState state) {
    of(state.kind).remove(state.url, state);
  }

  /** All addresses of a source. */
  Stream<UrlState> of(String sourceId) {
    return Stream.of(lists, files, articles)
        .flatMap(map -> map.values().stream())
        .filter(state -> state.sourceId.equals(sourceId));
  }

  /** The sitemaps below a source's address that were not named in the round that is now. */
  List<UrlState> unnamed(UrlState.Listing root) {
    return lists.values().stream().filter(state -> isUnnamed(state, state.listing, root)).toList();
  }

  private static boolean isUnnamed(
      UrlState state, UrlState.@Nullable Listing own, UrlState.Listing root) {
    return own != null
        && own.depth > 0
        && own.root.listing == root
        && own.named < root.round
        && state.due == null
        && !state.inFlight;
  }

  /**
   * Forgets the files of a folder that it does not hold any more, when there are many: new files
   * day by day would else fill the memory.
   */
  void forgetFiles(String sourceId, List<Frontier.Child> there) {
    if (files.size() < FILES_MAX) {
      return;
    }
    Set<String> named = there.stream().map(Frontier.Child::url).collect(Collectors.toSet());
    files
        .values()
        .removeIf(
            state ->
                state.sourceId.equals(sourceId) && !state.inFlight && !named.contains(state.url));
  }

  int files() {
    return files.size();
  }

  int articles() {
    return articles.size();
  }

  /** The article that must be forgotten for the next one; empty when there is room. */
  Optional<UrlState> makeRoom() {
    return articles.size() < ARTICLES_MAX
        ? Optional.empty()
        : articles.values().stream().filter(state -> !state.inFlight).findFirst();
  }

  private Map<String, UrlState> of(Kind kind) {
    return switch (kind) {
      case ARTICLE -> articles;
      case FILE -> files;
      case FEED, SITEMAP, LISTING, FOLDER, ROBOTS -> lists;
    };
  }
}
