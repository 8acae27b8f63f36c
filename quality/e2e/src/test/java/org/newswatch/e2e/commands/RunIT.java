package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;
import org.newswatch.testkit.FakeSite;

/** {@code run}, {@code import}, {@code search}, {@code stop}, and what a kill leaves behind. */
class RunIT {

  @TempDir Path folder;
  private Instance instance;

  @BeforeEach
  void begin() {
    instance = new Instance(folder);
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  void what_was_imported_is_found_under_every_spelling_and_after_a_kill() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("articles.jsonl"),
            """
            {"title":"Talks on the river","text":"President Alexander Lukashenko met the envoys on Monday.","url":"https://paper.test/talks","publishedAt":"2021-02-15"}
            {"title":"Envoys leave Minsk","text":"Aliaksandr Lukashenka said on 14 February that the talks would go on.","publishedAt":"2021-02-15"}
            {"title":"Bridge closed","text":"Nothing to do with the others.","publishedAt":"2021-02-15"}
            {"title":"A speech","text":"Angela Merkel spoke in Berlin on Monday.","publishedAt":"2021-02-15"}
            """,
            StandardCharsets.UTF_8);
    instance.run();
    Result imported = instance.command("import", list.toString(), "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();
    List<String> titles = List.of("Envoys leave Minsk", "Talks on the river");
    assertThat(instance.found("Lukashenko")).containsExactlyInAnyOrderElementsOf(titles);
    assertThat(instance.found("Lukashenka")).containsExactlyInAnyOrderElementsOf(titles);
    peopleDecideWhatAnEntityIsCalled();

    instance.kill();
    instance.run();

    assertThat(instance.found("Lukashenka")).containsExactlyInAnyOrderElementsOf(titles);
    Result again = instance.command("import", list.toString(), "--wait");
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(instance.found("Lukashenko")).containsExactlyInAnyOrderElementsOf(titles);
    searchesFollowWhatPeopleDecide();

    Result stopped = instance.command("stop");
    assertThat(stopped.exitCode()).as(stopped.all()).isZero();
  }

  private void peopleDecideWhatAnEntityIsCalled() {
    Result listed = instance.command("entities", "list");
    assertThat(listed.exitCode()).as(listed.all()).isZero();
    assertThat(listed.out()).contains("Lukashenko", "Minsk");
    assertThat(instance.command("entities", "show", "Lukashenka").out())
        .contains("Alexander Lukashenko", "Aliaksandr Lukashenka");

    String decision = decided("label", "Lukashenka", "A. Lukashenko", "--why", "shorter");
    await()
        .atMost(Instance.FOUND_WITHIN)
        .untilAsserted(
            () -> assertThat(instance.command("entities", "list").out()).contains("A. Lukashenko"));
    assertThat(instance.command("entities", "log").out()).contains(decision, "shorter");
    assertThat(instance.command("entities", "undo", decision).exitCode()).isZero();
    await()
        .atMost(Instance.FOUND_WITHIN)
        .untilAsserted(
            () ->
                assertThat(instance.command("entities", "list").out())
                    .doesNotContain("A. Lukashenko"));
    assertThat(instance.command("entities", "show", "nobody").exitCode()).isEqualTo(2);
  }

  private void searchesFollowWhatPeopleDecide() throws IOException {
    String president = entity("Lukashenka");
    String chancellor = entity("Angela Merkel");
    List<String> his = List.of("Envoys leave Minsk", "Talks on the river");
    List<String> both = List.of("Envoys leave Minsk", "Talks on the river", "A speech");
    String merge = decided("merge", chancellor, president, "--why", "a test");
    instance.awaitFound("entity:" + chancellor, both);
    instance.awaitFound("entity:" + president, both);
    decided("undo", merge);
    instance.awaitFound("entity:" + chancellor, List.of("A speech"));
    instance.awaitFound("entity:" + president, his);

    decided("split", president, "Aliaksandr Lukashenka");
    decided("alias", chancellor, "Emmanuel Macron");
    await()
        .atMost(Instance.FOUND_WITHIN)
        .untilAsserted(
            () -> {
              assertThat(instance.command("entities", "show", chancellor).out())
                  .contains("Emmanuel Macron");
              assertThat(entity("Aliaksandr Lukashenka")).isNotEqualTo(president);
            });
    Path more =
        Files.writeString(
            folder.resolve("more.jsonl"),
            """
            {"title":"Another speech","text":"Emmanuel Macron spoke in Paris on Monday.","publishedAt":"2021-02-16"}
            {"title":"Talks again","text":"Aliaksandr Lukashenka said on 15 February that he would stay.","publishedAt":"2021-02-16"}
            """,
            StandardCharsets.UTF_8);
    Result imported = instance.command("import", more.toString(), "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();
    instance.awaitFound("entity:" + entity("Aliaksandr Lukashenka"), List.of("Talks again"));
    instance.awaitFound("entity:" + chancellor, List.of("A speech", "Another speech"));
    instance.awaitFound("entity:" + president, his);
    Result name = instance.command("search", "entity:\"Angela Merkel\"");
    assertThat(name.exitCode()).isEqualTo(2);
    assertThat(name.err()).contains("stands an id", "person:");
  }

  /** The id of the first entity that is listed under the name. */
  private String entity(String name) {
    Result listed = instance.command("entities", "list", name);
    assertThat(listed.exitCode()).as(listed.all()).isZero();
    return listed.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
  }

  /** The id of the decision that the command took. */
  private String decided(String... arguments) {
    List<String> all = new ArrayList<>(List.of("entities"));
    all.addAll(List.of(arguments));
    Result result = instance.command(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result.out().substring(0, result.out().indexOf(' '));
  }

  @Test
  void an_article_imported_and_crawled_and_imported_weeks_later_stays_one() throws Exception {
    try (FakeSite site = FakeSite.start()) {
      String url = site.uri("/talks").toString();
      site.page(
          "/talks", Instance.page("Talks on the river", "The envoys met on Monday in Port Ennis."));
      Path list =
          Files.writeString(
              folder.resolve("articles.jsonl"),
              """
              {"title":"Talks on the river","text":"The envoys met.","url":"%s","publishedAt":"2021-02-15"}
              """
                  .formatted(url));
      instance.run();
      assertThat(instance.command("import", list.toString(), "--wait").exitCode()).isZero();
      assertThat(instance.command("stop").exitCode()).isZero();

      instance.run("--clock-ahead", "40", "--config", instance.config("url: " + url));
      await()
          .atMost(Instance.FOUND_WITHIN)
          .untilAsserted(() -> assertThat(instance.found("ennis")).hasSize(1));
      assertThat(instance.command("import", list.toString(), "--wait").exitCode()).isZero();

      await()
          .atMost(Instance.FOUND_WITHIN)
          .untilAsserted(() -> assertThat(instance.found("ennis")).isEmpty());
      assertThat(instance.found("talks")).hasSize(1);
    }
  }
}
