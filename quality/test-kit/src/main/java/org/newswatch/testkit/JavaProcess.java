package org.newswatch.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of the test's class path in a process of its own, which can be killed. */
public final class JavaProcess implements AutoCloseable {

  private static final int END_SECONDS = 10;
  private static final int LOG_LINES_SHOWN = 40;

  /** What a process ends with that a signal KILL ended. */
  private static final int KILLED = 128 + 9;

  private final Path log;
  private final Process process;

  private JavaProcess(Path log, Process process) {
    this.log = log;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param log what it prints, instead of what the file had
   */
  public static JavaProcess start(String mainClass, Path log, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // Many short lives: starting quickly is worth more than running fast.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
    command.addAll(List.of(arguments));
    try {
      return new JavaProcess(
          log,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the end of its log when it ended by itself. */
  public void mustRun() {
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

  /** All that its log has by now. */
  public List<String> lines() {
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
  public boolean kill() {
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
    var unused = kill();
  }
}
