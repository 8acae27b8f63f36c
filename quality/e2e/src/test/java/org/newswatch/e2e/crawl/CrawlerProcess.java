package org.newswatch.e2e.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code newswatch service crawler} as a process that can be killed. */
final class CrawlerProcess implements AutoCloseable {

  private static final int END_SECONDS = 10;

  private final Process process;

  private CrawlerProcess(Process process) {
    this.process = process;
  }

  /** Starts it; what it prints is added to {@code log}. */
  static CrawlerProcess start(Path config, Path log) {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            // Many short lives: starting quickly is worth more than running fast.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.newswatch.cli.Main",
            "service",
            "crawler",
            "--config",
            config.toString());
    try {
      return new CrawlerProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the end of its log when it ended by itself. */
  void mustRun(Path log) {
    if (!process.isAlive()) {
      throw new AssertionError("exit " + process.exitValue() + "\n" + tail(log));
    }
  }

  /** The roughest end there is; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a killed process did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
