package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@link AlertsMain} in a process of its own. */
final class AlertsProcess implements AutoCloseable {

  private static final int END_SECONDS = 10;
  private static final int LOG_LINES_SHOWN = 40;

  /** What a process ends with that a signal KILL ended. */
  private static final int KILLED = 128 + 9;

  private final Path log;
  private final Process process;

  private AlertsProcess(Path log, Process process) {
    this.log = log;
    this.process = process;
  }

  static AlertsProcess start(String brokers, Path folder, int relayPort) {
    Path log = folder.resolve("log");
    try {
      return new AlertsProcess(
          log,
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  AlertsMain.class.getName(),
                  brokers,
                  Files.createDirectories(folder.resolve("state")).toString(),
                  Integer.toString(relayPort))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that it said its feeds are at; empty before it runs. */
  Optional<Integer> feeds() {
    return lines().stream()
        .filter(line -> line.startsWith(AlertsMain.FEEDS))
        .map(line -> Integer.valueOf(line.substring(AlertsMain.FEEDS.length())))
        .findFirst();
  }

  /** Fails with its log when it ended by itself. */
  void mustRun() {
    if (!process.isAlive()) {
      List<String> lines = lines();
      throw new AssertionError(
          "exit "
              + process.exitValue()
              + "\n"
              + String.join(
                  "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size())));
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The roughest end there is; returns when the process is gone.
   *
   * @return whether it was that which ended it
   */
  boolean kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a killed process did not end");
      }
      return process.exitValue() == KILLED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
