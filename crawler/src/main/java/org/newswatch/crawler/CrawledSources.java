package org.newswatch.crawler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceRef;

/** The sources as they are now. Thread-safe. */
final class CrawledSources {

  private final Map<String, Source> sources = new ConcurrentHashMap<>();

  void put(Source source) {
    sources.put(source.id(), source);
  }

  void remove(String id) {
    sources.remove(id);
  }

  List<Source> all() {
    return List.copyOf(sources.values());
  }

  Set<String> ids() {
    return Set.copyOf(sources.keySet());
  }

  Optional<Source> get(String id) {
    return Optional.ofNullable(sources.get(id));
  }

  /** How articles of a source refer to it. */
  Optional<SourceRef> ref(String id) {
    return get(id).map(source -> source.ref(SourceConfig.domain(source)));
  }
}
