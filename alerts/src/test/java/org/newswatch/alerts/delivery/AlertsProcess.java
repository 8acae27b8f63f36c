package org.newswatch.alerts.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.newswatch.testkit.JavaProcess;

/** {@link AlertsMain} in a process of its own. */
record AlertsProcess(JavaProcess java) implements AutoCloseable {

  static AlertsProcess start(String brokers, Path folder, int relayPort) {
    try {
      return new AlertsProcess(
          JavaProcess.start(
              AlertsMain.class.getName(),
              folder.resolve("log"),
              brokers,
              Files.createDirectories(folder.resolve("state")).toString(),
              Integer.toString(relayPort)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that it said its feeds are at; empty before it runs. */
  Optional<Integer> feeds() {
    return java.lines().stream()
        .filter(line -> line.startsWith(AlertsMain.FEEDS))
        .map(line -> Integer.valueOf(line.substring(AlertsMain.FEEDS.length())))
        .findFirst();
  }

  void mustRun() {
    java.mustRun();
  }

  /** Whether it was this which ended it. */
  boolean kill() {
    return java.kill();
  }

  @Override
  public void close() {
    java.close();
  }
}
