package org.newswatch.enricher;

import java.nio.file.Path;
import java.time.Duration;
import org.newswatch.servicekit.Setting;

/** The settings of the two applications. */
public record EnricherConfig(
    @Setting(
            doc = "Folder for the state of the connect application; it is rebuilt when lost.",
            def = "state")
        Path stateDir,
    @Setting(doc = "Threads that annotate live articles, 1 to 64.", def = "1") int annotateThreads,
    @Setting(doc = "Threads that annotate imported articles, 1 to 64.", def = "1")
        int backfillThreads,
    @Setting(
            doc = "How long articles wait for others in one transaction of connect, 10ms to 5s.",
            def = "100ms")
        Duration connectCommitInterval,
    @Setting(
            doc = "Further instances that keep a copy of connect's state ready, 0 to 3.",
            def = "0")
        int connectStandbys) {

  private static final int THREADS_MAX = 64;
  private static final int STANDBYS_MAX = 3;
  private static final Duration COMMIT_MIN = Duration.ofMillis(10);
  private static final Duration COMMIT_MAX = Duration.ofSeconds(5);

  public EnricherConfig {
    threads("annotate-threads", annotateThreads);
    threads("backfill-threads", backfillThreads);
    if (connectCommitInterval.compareTo(COMMIT_MIN) < 0
        || connectCommitInterval.compareTo(COMMIT_MAX) > 0) {
      throw new IllegalArgumentException("connect-commit-interval must be from 10ms to 5s");
    }
    if (connectStandbys < 0 || connectStandbys > STANDBYS_MAX) {
      throw new IllegalArgumentException("connect-standbys must be from 0 to 3");
    }
  }

  /** The defaults, with the state in this folder. */
  public static EnricherConfig in(Path stateDir) {
    return new EnricherConfig(stateDir, 1, 1, Duration.ofMillis(100), 0);
  }

  /** The same with the state in this folder. */
  public EnricherConfig withStateDir(Path folder) {
    return new EnricherConfig(
        folder, annotateThreads, backfillThreads, connectCommitInterval, connectStandbys);
  }

  private static void threads(String key, int threads) {
    if (threads < 1 || threads > THREADS_MAX) {
      throw new IllegalArgumentException(key + " must be from 1 to 64");
    }
  }
}
