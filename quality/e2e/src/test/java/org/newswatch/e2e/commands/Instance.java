package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.newswatch.e2e.commands.Launcher.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@code run} on a folder of its own, started and killed at will, and commands that ask it. */
public final class Instance implements AutoCloseable {

  /** How long something may take to be found that was sent. */
  public static final Duration FOUND_WITHIN = Duration.ofSeconds(60);

  private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

  private final Path folder;
  private @Nullable Process process;

  /**
   * Nothing runs yet.
   *
   * @param folder for its data, and for what the commands say
   */
  public Instance(Path folder) {
    this.folder = folder;
  }

  /** Starts it, and waits until it is there. */
  public void run(String... options) throws IOException {
    // What one that was killed left would be taken for the one that starts.
    Files.deleteIfExists(folder.resolve("data/instance.json"));
    Path err = Files.createTempFile(folder, "run", ".err");
    List<String> arguments = new ArrayList<>(List.of("run", "--data", data()));
    arguments.addAll(List.of(options));
    Process started =
        Launcher.start(
            Files.createTempFile(folder, "run", ".out"), err, arguments.toArray(String[]::new));
    process = started;
    await()
        .atMost(STARTED_WITHIN)
        .failFast("run ended: " + err, () -> !started.isAlive())
        .until(() -> Files.exists(folder.resolve("data/instance.json")));
  }

  /** Kills it, as a machine that loses its power would. */
  public void kill() throws InterruptedException {
    Process running = Objects.requireNonNull(process);
    running.destroyForcibly();
    assertThat(running.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Where its pages are. */
  public URI pages() throws IOException {
    return URI.create(parts().path("page").asString());
  }

  /** Where its Kafka answers. */
  public String kafka() throws IOException {
    return parts().path("kafka").asString();
  }

  /** Where its Elasticsearch answers. */
  public URI elasticsearch() throws IOException {
    return URI.create(parts().path("elasticsearch").asString());
  }

  private JsonNode parts() throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("data/instance.json")));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Asks it. */
  public Result command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data()));
    return Launcher.run(folder, all.toArray(String[]::new));
  }

  /** The titles of what a search finds. */
  List<String> found(String query) {
    return values(query, "title");
  }

  /** The numbers of the files of what a search finds. */
  List<String> files(String query) {
    return values(query, "file").stream().map(file -> file.substring(0, 3)).toList();
  }

  void awaitFound(String query, List<String> titles) {
    await()
        .atMost(FOUND_WITHIN)
        .untilAsserted(
            () -> assertThat(found(query)).as(query).containsExactlyInAnyOrderElementsOf(titles));
  }

  private List<String> values(String query, String field) {
    Result result = command("search", query, "--json");
    assertThat(result.exitCode()).as(result.all()).isZero();
    List<String> values = new ArrayList<>();
    JsonMapper.shared()
        .readTree(result.out())
        .path("hits")
        .forEach(hit -> values.add(hit.path(field).asString()));
    return values;
  }

  /** Writes a configuration with this source, and says where. */
  public String config(String source) throws IOException {
    return Files.writeString(
            folder.resolve("newswatch.yaml"),
            """
            crawler:
              host-delay: 100ms
              health-interval: 1s
              allow-private-hosts: ["127.0.0.1"]
              sources:
                - name: The Paper
                  %s
            """
                .formatted(source))
        .toString();
  }

  /** An article of a site, with enough around its text for it to be one. */
  public static String page(String title, String text) {
    return """
        <!doctype html><html lang="en"><head><title>%1$s</title></head><body><article><h1>%1$s</h1>
        <p>%2$s</p>
        <p>The harbour master told reporters that the work had taken longer than anyone expected, and
        that the boats would leave on the hour from now on.</p>
        <p>People who live on the island welcomed the news, although some asked who would pay for it
        in the end.</p></article></body></html>
        """
        .formatted(title, text);
  }

  /** Stops it, if it runs. */
  @Override
  public void close() {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
