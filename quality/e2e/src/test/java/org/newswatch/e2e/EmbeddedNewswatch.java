package org.newswatch.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.e2e.Newsstand.Paper;
import org.newswatch.e2e.commands.Launcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of Newswatch in one process, as {@code newswatch run} starts it. */
final class EmbeddedNewswatch implements RunningNewswatch {

  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final Duration STOP_MAX = Duration.ofSeconds(60);
  private static final int LOG_LINES_SHOWN = 60;

  private final Path folder;
  private final Path config;
  private @Nullable Process process;

  private EmbeddedNewswatch(Path folder, Path config) {
    this.folder = folder;
    this.config = config;
  }

  static EmbeddedNewswatch start(Path folder, Newsstand newsstand) {
    try {
      Path config = Files.writeString(folder.resolve("newswatch.yaml"), yaml(newsstand));
      var newswatch = new EmbeddedNewswatch(folder, config);
      newswatch.start();
      return newswatch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String yaml(Newsstand newsstand) {
    return """
        crawler:
          host-delay: 50ms
          feed-interval: 1s
          feed-interval-max: 1s
          hosts:
        %s
          sources:
        %s
        """
        .formatted(
            Arrays.stream(Paper.values())
                .map(paper -> "    %s: %s".formatted(paper.host(), newsstand.address()))
                .collect(Collectors.joining("\n")),
            Arrays.stream(Paper.values())
                .map(
                    paper ->
                        "    - {id: %s, name: %s, feed: \"%s\", language: %s}"
                            .formatted(
                                paper.id(), paper.title(), paper.feedUrl(), paper.language()))
                .collect(Collectors.joining("\n")));
  }

  @Override
  public URI analyst() {
    return URI.create(instance().path("page").asString());
  }

  @Override
  public String kafkaBootstrap() {
    return instance().path("kafka").asString();
  }

  @Override
  public URI elasticsearch() {
    return URI.create(instance().path("elasticsearch").asString());
  }

  /** One process holds every part: the roughest end of one is the end of all. */
  @Override
  public void killAndRestart(Part part) {
    Process running = Objects.requireNonNull(process);
    running.destroyForcibly();
    awaitEnd(running);
    start();
  }

  @Override
  public String diagnosis() {
    try {
      var lines = Files.readAllLines(folder.resolve("data/newswatch.log"));
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  @Override
  public void close() {
    Process running = Objects.requireNonNull(process);
    running.destroy();
    awaitEnd(running);
  }

  private void start() {
    try {
      Path instance = folder.resolve("data/instance.json");
      Files.deleteIfExists(instance);
      Path err = Files.createTempFile(folder, "run", ".err");
      Process started =
          Launcher.start(
              Files.createTempFile(folder, "run", ".out"),
              err,
              "run",
              "--data",
              folder.resolve("data").toString(),
              "--config",
              config.toString());
      process = started;
      await()
          .atMost(START_MAX)
          .failFast("run ended, see " + err, () -> !started.isAlive())
          .until(() -> Files.exists(instance));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(Process running) {
    try {
      if (!running.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new AssertionError("run did not end within " + STOP_MAX);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode instance() {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("data/instance.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
