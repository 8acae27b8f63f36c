package org.newswatch.crawler.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.Source;

/** The sources there are. Guarded by the frontier's lock. */
final class Roster {

  private final Map<String, Source> byId = new HashMap<>();

  Optional<Source> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns what was there under its id. */
  @Nullable Source put(Source source) {
    return byId.put(source.id(), source);
  }

  @Nullable Source remove(String id) {
    return byId.remove(id);
  }

  boolean isActive(String id) {
    Source source = byId.get(id);
    return source != null && !source.paused();
  }

  List<Source> all() {
    return List.copyOf(byId.values());
  }

  static Kind kindOfLook(Source source) {
    return switch (source.kind()) {
      case FEED -> Kind.FEED;
      case SITEMAP -> Kind.SITEMAP;
      case LISTING -> Kind.LISTING;
      case PAGE -> Kind.ARTICLE;
      case FOLDER -> Kind.FOLDER;
    };
  }
}
