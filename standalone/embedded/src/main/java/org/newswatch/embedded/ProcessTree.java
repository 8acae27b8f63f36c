package org.newswatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of one server: written down beside its data, so that the next start finds those
 * that outlived their parent, and ended together.
 */
final class ProcessTree {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProcessTree.class);

  /** A server flushes and closes its indices in this; two seconds are usual. */
  private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(20);

  private static final Duration KILLED = Duration.ofSeconds(10);

  /** Linux counts from the boot, whose own time is rounded to a second. */
  private static final Duration START_ROUNDING = Duration.ofSeconds(2);

  private static final int PROCESSES_MAX = 64;

  private ProcessTree() {}

  /** Writes down who lives; a process id alone would not do, since they are used again. */
  static void record(Path file, List<ProcessHandle> processes) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ProcessHandle process : processes) {
      process
          .info()
          .startInstant()
          .ifPresent(start -> lines.add(process.pid() + " " + start.toEpochMilli()));
    }
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.write(written, lines);
    Files.move(
        written,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Ends what an earlier run left behind, and only that.
   *
   * @return how many processes were found alive
   * @throws EmbeddedStartException when one of them cannot be ended
   */
  static int clearOrphans(String what, Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<ProcessHandle> orphans = new ArrayList<>();
    for (String line : Files.readAllLines(file).stream().limit(PROCESSES_MAX).toList()) {
      find(line).ifPresent(orphans::add);
    }
    if (!orphans.isEmpty()) {
      LOGGER
          .atInfo()
          .addKeyValue("server", what)
          .addKeyValue("processes", orphans.stream().map(ProcessHandle::pid).toList())
          .log("an earlier run was killed, its server is being cleared");
      end(orphans, ORPHAN_PATIENCE);
      for (ProcessHandle orphan : orphans) {
        if (orphan.isAlive()) {
          throw new EmbeddedStartException(
              "%s of an earlier run still lives as process %d and cannot be ended by this user. End it (kill -9 %2$d) and start again."
                  .formatted(what, orphan.pid()));
        }
      }
    }
    Files.delete(file);
    return orphans.size();
  }

  /** Asks, waits, kills; returns when all are gone or nothing more helps. */
  static void end(List<ProcessHandle> processes, Duration patience) {
    processes.forEach(ProcessHandle::destroy);
    if (gone(processes, patience)) {
      return;
    }
    processes.forEach(ProcessHandle::destroyForcibly);
    if (!gone(processes, KILLED)) {
      LOGGER.atWarn().log("processes of an embedded server outlived their kill");
    }
  }

  /** Whether all end within the time. */
  static boolean gone(List<ProcessHandle> processes, Duration within) {
    var all =
        CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      all.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process never fails", e);
    }
  }

  private static Optional<ProcessHandle> find(String line) {
    if (!line.matches("[0-9]{1,12} [0-9]{1,15}")) {
      return Optional.empty();
    }
    int space = line.indexOf(' ');
    Instant recorded = Instant.ofEpochMilli(Long.parseLong(line.substring(space + 1)));
    return ProcessHandle.of(Long.parseLong(line.substring(0, space)))
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .filter(
                        start ->
                            Duration.between(recorded, start).abs().compareTo(START_ROUNDING) <= 0)
                    .isPresent());
  }
}
