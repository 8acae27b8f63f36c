package org.newswatch.crawler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.crawler.sources.SourceChange;
import org.newswatch.crawler.sources.SourceFollower;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.servicekit.Health;

/** Sources in memory, with every change that was made of them. */
final class MemorySources implements SourceStore {

  private final Map<String, SourceHealth> health = new TreeMap<>();
  final List<SourceChange> changes = new ArrayList<>();

  @Override
  public synchronized List<Source> all() {
    Map<String, Source> all = new TreeMap<>();
    for (SourceChange change : changes) {
      switch (change) {
        case SourceChange.Put put -> all.put(put.source().id(), put.source());
        case SourceChange.Removed removed -> all.remove(removed.id());
      }
    }
    return List.copyOf(all.values());
  }

  @Override
  public synchronized void put(Source source) {
    changes.add(new SourceChange.Put(source));
    notifyAll();
  }

  @Override
  public synchronized void remove(String id) {
    changes.add(new SourceChange.Removed(id));
    health.remove(id);
    notifyAll();
  }

  @Override
  public synchronized Map<String, SourceHealth> health() {
    return Map.copyOf(health);
  }

  @Override
  public synchronized void putHealth(SourceHealth one) {
    health.put(one.sourceId(), one);
  }

  @Override
  public SourceFollower follow() {
    return new Following();
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private final class Following implements SourceFollower {
    private int next;

    @Override
    public List<SourceChange> poll(Duration wait) throws InterruptedException {
      synchronized (MemorySources.this) {
        if (next == changes.size()) {
          TimeUnit.MILLISECONDS.timedWait(MemorySources.this, wait.toMillis());
        }
        List<SourceChange> fresh = List.copyOf(changes.subList(next, changes.size()));
        next = changes.size();
        return fresh;
      }
    }

    @Override
    public boolean caughtUp() {
      synchronized (MemorySources.this) {
        return next == changes.size();
      }
    }

    @Override
    public Optional<Health> health() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
