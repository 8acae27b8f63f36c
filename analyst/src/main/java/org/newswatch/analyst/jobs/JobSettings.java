package org.newswatch.analyst.jobs;

import java.nio.file.Path;
import java.time.Duration;
import org.newswatch.servicekit.Setting;
import org.newswatch.servicekit.config.DataSize;

/** How much long work may take. */
public record JobSettings(
    @Setting(
            doc =
                "Folder for lists, results and exports; to be kept, and of one analyst alone. An"
                    + " all-in-one instance has its own.",
            def = "jobs")
        Path dir,
    @Setting(doc = "Jobs that are done at the same time, 1 to 16.", def = "2") int atOnce,
    @Setting(doc = "Most jobs that wait or are paused; more are refused.", def = "50")
        int waitingMax,
    @Setting(doc = "Largest list of a bulk search.", def = "20MiB") DataSize listMax,
    @Setting(doc = "Most lines of a bulk search, 1 to 50000.", def = "50000") int linesMax,
    @Setting(doc = "Most articles that the results of one bulk search list.", def = "2000000")
        long hitsMax,
    @Setting(doc = "Largest result of one job.", def = "4GiB") DataSize resultMax,
    @Setting(
            doc = "Bytes of all results that are kept, from which on new jobs are refused.",
            def = "40GiB")
        DataSize allMax,
    @Setting(doc = "How long a job that has ended is kept, with its files.", def = "30d")
        Duration keptFor) {

  private static final int AT_ONCE_MAX = 16;
  private static final int WAITING_MOST = 10_000;
  private static final int LINES_MOST = 50_000;
  private static final DataSize LIST_MOST = DataSize.ofMebibytes(1024);

  public JobSettings {
    if (atOnce < 1 || atOnce > AT_ONCE_MAX) {
      throw new IllegalArgumentException("at-once must be from 1 to " + AT_ONCE_MAX);
    }
    if (waitingMax < 1 || waitingMax > WAITING_MOST) {
      throw new IllegalArgumentException("waiting-max must be from 1 to " + WAITING_MOST);
    }
    if (listMax.bytes() < 1 || listMax.compareTo(LIST_MOST) > 0) {
      throw new IllegalArgumentException("list-max must be from 1B to " + LIST_MOST);
    }
    if (linesMax < 1 || linesMax > LINES_MOST) {
      throw new IllegalArgumentException("lines-max must be from 1 to " + LINES_MOST);
    }
    if (hitsMax < 0 || resultMax.bytes() < 1 || allMax.bytes() < 1 || !keptFor.isPositive()) {
      throw new IllegalArgumentException(
          "hits-max must not be negative; result-max, all-max and kept-for must be positive");
    }
  }

  /** The defaults, in this folder. */
  public static JobSettings in(Path dir) {
    return new JobSettings(
        dir,
        2,
        50,
        DataSize.ofMebibytes(20),
        LINES_MOST,
        2_000_000,
        DataSize.ofMebibytes(4 * 1024),
        DataSize.ofMebibytes(40 * 1024),
        Duration.ofDays(30));
  }

  /** The same in this folder. */
  public JobSettings withDir(Path folder) {
    return new JobSettings(
        folder, atOnce, waitingMax, listMax, linesMax, hitsMax, resultMax, allMax, keptFor);
  }
}
