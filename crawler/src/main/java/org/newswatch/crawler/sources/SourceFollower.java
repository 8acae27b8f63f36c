package org.newswatch.crawler.sources;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.newswatch.servicekit.Health;

/** Reads all sources there are, and then what changes. For one thread, save for {@link #health}. */
public interface SourceFollower extends AutoCloseable {

  /**
   * What changed since the last call, oldest first; at first, what there is.
   *
   * @param wait how long to wait for a change when there is none
   */
  List<SourceChange> poll(Duration wait) throws SourceStoreException, InterruptedException;

  /** Whether everything has been handed over that was there at the first {@link #poll}. */
  boolean caughtUp();

  /** What it waits for when it hears nothing from where the sources are; empty when all is well. */
  Optional<Health> health();

  @Override
  void close();
}
