package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code alerts}: what is told of the sample articles, also after a kill and in a back-test. */
class AlertsIT {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

  @TempDir Path folder;
  private @Nullable Process instance;

  @AfterEach
  void stop() throws InterruptedException {
    end();
  }

  @Test
  void five_articles_of_four_stories_give_four_alerts_and_as_spelled_one() throws Exception {
    assumeThat(Seeds.folder())
        .as("skipped: the sample articles are not beside this checkout (shared/seeds)")
        .isPresent();
    String seeds = Seeds.folder().orElseThrow().resolve("articles.jsonl").toString();
    run();
    add("Lukashenka", "--id", "all", "--max-age", "none");
    add("=\"Lukashenka\"", "--id", "exact", "--max-age", "none");
    add("Lukashenka", "--id", "young");

    Result imported = command("import", seeds, "--live", "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();
    await().atMost(TOLD_WITHIN).untilAsserted(() -> assertThat(history("all")).hasSize(4));
    await().atMost(TOLD_WITHIN).untilAsserted(() -> assertThat(history("exact")).hasSize(1));
    List<String> told = history("all");
    awaitIndexed("kind:alert AND subscriptionId:all", 4);

    end();
    run();
    Result again = command("import", seeds, "--live", "--wait");
    assertThat(again.exitCode()).as(again.all()).isZero();
    add("Lukashenka", "--id", "late", "--max-age", "none");

    assertThat(history("all")).isEqualTo(told);
    assertThat(history("exact")).hasSize(1);
    assertThat(history("young")).isEmpty();
    assertThat(history("late")).isEmpty();
    JsonNode test =
        JsonMapper.shared()
            .readTree(command("alerts", "test", "Lukashenka", "--max-age", "none", "--json").out());
    assertThat(test.path("matches").asInt()).isEqualTo(5);
    assertThat(test.path("alerts")).hasSize(4);
    assertThat(test.path("withoutArchive").isNull()).isTrue();
    aBackTestFindsWhatACarefulReaderDoes(Seeds.folder().orElseThrow());
    ownersSeeAndSayWhatTheyThink(told.getFirst());
  }

  private void aBackTestFindsWhatACarefulReaderDoes(Path seeds) throws IOException {
    Map<String, String> files = new HashMap<>();
    JsonMapper.shared()
        .readTree(command("search", "Lukashenko", "--json").out())
        .path("hits")
        .forEach(
            hit ->
                files.put(
                    hit.path("title").asString(), hit.path("file").asString().substring(0, 3)));
    Seeds.assertSearchesHold(
        seeds,
        query -> {
          Result tried =
              command("alerts", "test", query, "--per", "article", "--max-age", "none", "--json");
          assertThat(tried.exitCode()).as(tried.all()).isZero();
          List<String> found = new ArrayList<>();
          JsonMapper.shared()
              .readTree(tried.out())
              .path("samples")
              .forEach(alert -> found.add(files.get(alert.at("/article/title").asString())));
          return found;
        });
  }

  private void ownersSeeAndSayWhatTheyThink(String alert) {
    assertThat(command("alerts", "why", alert.substring(0, 8)).out())
        .contains("first", "all", "matched", "Lukashenk");
    assertThat(command("alerts", "feedback", alert, "relevant").exitCode()).isZero();
    awaitIndexed("kind:feedback AND verdict:relevant", 1);
    assertThat(command("alerts", "mute", alert).exitCode()).isZero();
    assertThat(command("alerts", "show", "all").out()).contains("100 %", "muted");
    assertThat(command("alerts", "pause", "all").exitCode()).isZero();
    assertThat(command("alerts", "list").out()).contains("paused");
    assertThat(command("alerts", "resume", "all").exitCode()).isZero();
    assertThat(command("alerts", "remove", "all").exitCode()).isZero();
    assertThat(command("alerts", "list").out()).doesNotContain("all  ").contains("exact");
    Result refused = command("alerts", "add", "Lukashenka AND (");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("Column");
  }

  private void awaitIndexed(String query, int documents) {
    Path data = folder.resolve("data");
    await()
        .atMost(TOLD_WITHIN)
        .untilAsserted(
            () ->
                assertThat(Indexed.count(data, IndexNames.ALERTS, query))
                    .as(query)
                    .isEqualTo(documents));
  }

  private void add(String... arguments) {
    Result added = command("alerts", "add", arguments);
    assertThat(added.exitCode()).as(added.all()).isZero();
  }

  /** The ids of its alerts, the newest first. */
  private List<String> history(String subscription) {
    Result history = command("alerts", "history", subscription, "--json");
    assertThat(history.exitCode()).as(history.all()).isZero();
    List<String> ids = new ArrayList<>();
    JsonMapper.shared().readTree(history.out()).forEach(one -> ids.add(one.path("id").asString()));
    return ids;
  }

  private Result command(String name, String first, String... rest) {
    List<String> all = new ArrayList<>(List.of(name, first));
    all.addAll(List.of(rest));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Launcher.run(folder, all.toArray(String[]::new));
  }

  private void run() throws IOException {
    Files.deleteIfExists(folder.resolve("data/instance.json"));
    Path err = Files.createTempFile(folder, "run", ".err");
    Process started =
        Launcher.start(
            Files.createTempFile(folder, "run", ".out"),
            err,
            "run",
            "--data",
            folder.resolve("data").toString());
    instance = started;
    await()
        .atMost(STARTED_WITHIN)
        .failFast("run ended: " + err, () -> !started.isAlive())
        .until(() -> Files.exists(folder.resolve("data/instance.json")));
  }

  private void end() throws InterruptedException {
    Process running = instance;
    if (running != null && running.isAlive()) {
      running.destroyForcibly();
      assertThat(running.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }
}
