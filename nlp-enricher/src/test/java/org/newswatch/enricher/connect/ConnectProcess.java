package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@link ConnectMain} in a process of its own. */
final class ConnectProcess implements AutoCloseable {

  private static final int END_SECONDS = 10;
  private static final Pattern PROCESS_ID = Pattern.compile("\"processId\":\"([0-9a-f-]+)\"");

  private final Path state;
  private final Path log;
  private final Process process;

  private ConnectProcess(Path state, Path log, Process process) {
    this.state = state;
    this.log = log;
    this.process = process;
  }

  static ConnectProcess start(String brokers, Path folder) {
    Path state = folder.resolve("state");
    Path log = folder.resolve("log");
    try {
      Files.createDirectories(state);
      return new ConnectProcess(
          state,
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
                  ConnectMain.class.getName(),
                  brokers,
                  state.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Kafka Streams calls this process in the names of its clients, once it has started. */
  Optional<String> id() {
    try (Stream<Path> files = Files.walk(state, 2)) {
      for (Path file :
          files.filter(one -> one.endsWith("kafka-streams-process-metadata")).toList()) {
        Matcher id = PROCESS_ID.matcher(Files.readString(file));
        if (id.find()) {
          return Optional.of(id.group(1));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with its log when it ended by itself. */
  void mustRun() {
    if (!process.isAlive()) {
      throw new AssertionError("exit " + process.exitValue() + "\n" + log());
    }
  }

  private String log() {
    try {
      List<String> lines = Files.readAllLines(log, UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
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

  @Override
  public void close() {
    kill();
  }
}
