package org.newswatch.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a running instance answer, as {@code instance.json} in its data folder says.
 *
 * @param pid the process that holds them all
 * @param page the analyst's pages and REST calls
 * @param kafka bootstrap servers
 * @param feeds what the addresses of subscriptions' feeds begin with
 * @param management health and metrics
 * @param clockAheadSeconds how far ahead of the system's clock the instance runs; 0 but for trials
 * @param config the configuration file it was started with; null when there was none
 */
record Instance(
    long pid,
    URI page,
    String kafka,
    URI elasticsearch,
    @Nullable URI feeds,
    URI management,
    long clockAheadSeconds,
    @Nullable Path config) {

  /** The same, started with this file. */
  Instance with(@Nullable Path file) {
    return new Instance(
        pid,
        page,
        kafka,
        elasticsearch,
        feeds,
        management,
        clockAheadSeconds,
        file == null ? null : file.toAbsolutePath().normalize());
  }

  /** What the instance takes for now. */
  InstantSource clock() {
    return InstantSource.offset(InstantSource.system(), Duration.ofSeconds(clockAheadSeconds));
  }
}
