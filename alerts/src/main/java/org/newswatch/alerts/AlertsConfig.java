package org.newswatch.alerts;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.delivery.DeliverySettings;
import org.newswatch.servicekit.Setting;

/** What an operator may set about alerts. */
public record AlertsConfig(
    @Setting(doc = "Folder for what Kafka Streams keeps on disk.", def = "state") Path stateDir,
    @Setting(doc = "Threads that match and fold, 1 to 64.", def = "1") int threads,
    @Setting(
            doc = "Instances that keep a copy of the state and go on when another dies, 0 or more.",
            def = "0")
        int standbys,
    @Setting(
            doc =
                "Address of the pages that alerts lead to, ending in a slash; without it those of"
                    + " analyst.port on this machine, or with port 0 articles only.")
        @Nullable URI pages,
    @Setting(doc = "How alerts go out.") DeliverySettings delivery) {

  static final int THREADS_MAX = 64;

  public AlertsConfig {
    if (threads < 1 || threads > THREADS_MAX) {
      throw new IllegalArgumentException("threads must be from 1 to " + THREADS_MAX);
    }
    if (standbys < 0) {
      throw new IllegalArgumentException("standbys must be 0 or more");
    }
    if (pages != null && !pages.getPath().endsWith("/")) {
      throw new IllegalArgumentException("pages must end in a slash: " + pages);
    }
  }

  /** The same, leading to these pages where nothing else is set. */
  public AlertsConfig leadingTo(@Nullable URI ownPages) {
    return new AlertsConfig(
        stateDir, threads, standbys, pages == null ? ownPages : pages, delivery);
  }

  /** The same with its state in this folder. */
  public AlertsConfig withStateDir(Path folder) {
    return new AlertsConfig(folder, threads, standbys, pages, delivery);
  }
}
