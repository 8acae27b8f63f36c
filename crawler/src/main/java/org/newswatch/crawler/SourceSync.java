package org.newswatch.crawler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.crawler.sources.ConfiguredSources;
import org.newswatch.crawler.sources.SourceChange;
import org.newswatch.crawler.sources.SourceFollower;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import org.newswatch.servicekit.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a crawl's sources as the store has them: those of the configuration are published at the
 * start, and whatever changes later takes effect at once. For one thread, save for {@link #health}.
 */
final class SourceSync implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(SourceSync.class);
  private static final Duration POLL = Duration.ofMillis(300);

  private final List<Source> configured;
  private final SourceStore store;
  private final Crawl crawl;
  private volatile @Nullable SourceFollower follower;

  SourceSync(CrawlerConfig config, SourceStore store, Crawl crawl, InstantSource clock) {
    this.configured = config.configured(clock.instant());
    this.store = store;
    this.crawl = crawl;
  }

  /** Takes all sources there are; may be called again when it did not come through. */
  void start() throws SourceStoreException, InterruptedException {
    // What a follower has told once it does not tell again.
    close();
    follower = null;
    SourceFollower open = opened();
    Map<String, Source> known = new LinkedHashMap<>();
    List<SourceChange> changes = new ArrayList<>();
    while (!open.caughtUp()) {
      changes.addAll(open.poll(POLL));
    }
    changes.forEach(change -> apply(change, known));
    for (SourceChange change : ConfiguredSources.changes(known.values(), configured)) {
      publish(change);
      apply(change, known);
    }
    known.values().forEach(crawl::put);
  }

  private void publish(SourceChange change) throws SourceStoreException, InterruptedException {
    switch (change) {
      case SourceChange.Put put -> store.put(put.source());
      case SourceChange.Removed removed -> store.remove(removed.id());
    }
  }

  private static void apply(SourceChange change, Map<String, Source> known) {
    switch (change) {
      case SourceChange.Put put -> known.put(put.source().id(), put.source());
      case SourceChange.Removed removed -> known.remove(removed.id());
    }
  }

  /** Takes what changed, waiting a moment when nothing did. */
  void follow() throws SourceStoreException, InterruptedException {
    // A follower that starts over tells the past again: what was removed once may be there now.
    Map<String, SourceChange> last = new LinkedHashMap<>();
    for (SourceChange change : opened().poll(POLL)) {
      last.put(idOf(change), change);
    }
    for (SourceChange change : last.values()) {
      switch (change) {
        case SourceChange.Put put -> changed(put.source());
        case SourceChange.Removed removed -> crawl.remove(removed.id());
      }
    }
  }

  private static String idOf(SourceChange change) {
    return switch (change) {
      case SourceChange.Put put -> put.source().id();
      case SourceChange.Removed removed -> removed.id();
    };
  }

  private void changed(Source source) {
    if (!crawl.sources().get(source.id()).equals(Optional.of(source))) {
      LOGGER
          .atInfo()
          .addKeyValue("source", source.id())
          .addKeyValue("paused", source.paused())
          .log("source added or changed");
      crawl.put(source);
    }
  }

  /** What the store is waited for; empty when all is well. */
  Optional<Health> health() {
    SourceFollower open = follower;
    return open == null ? Optional.empty() : open.health();
  }

  private SourceFollower opened() {
    SourceFollower open = follower;
    if (open == null) {
      open = store.follow();
      follower = open;
    }
    return open;
  }

  @Override
  public void close() {
    SourceFollower open = follower;
    if (open != null) {
      open.close();
    }
  }
}
