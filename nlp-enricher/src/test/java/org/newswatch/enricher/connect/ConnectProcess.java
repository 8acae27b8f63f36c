package org.newswatch.enricher.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.newswatch.testkit.JavaProcess;

/** {@link ConnectMain} in a process of its own. */
record ConnectProcess(JavaProcess java, Path state) implements AutoCloseable {

  private static final Pattern PROCESS_ID = Pattern.compile("\"processId\":\"([0-9a-f-]+)\"");

  static ConnectProcess start(String brokers, Path folder) {
    try {
      Path state = Files.createDirectories(folder.resolve("state"));
      return new ConnectProcess(
          JavaProcess.start(
              ConnectMain.class.getName(), folder.resolve("log"), brokers, state.toString()),
          state);
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

  void mustRun() {
    java.mustRun();
  }

  void kill() {
    var unused = java.kill();
  }

  @Override
  public void close() {
    java.close();
  }
}
