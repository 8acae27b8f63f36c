package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;
import org.newswatch.testkit.FakeSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code run}, {@code import}, {@code search}, {@code stop}, and what a kill leaves behind. */
class RunIT {

  private static final Duration FOUND_WITHIN = Duration.ofSeconds(60);

  /** How a source does is written once a minute, and what a minute begins with misses the rest. */
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(3);

  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

  @TempDir Path folder;
  private @Nullable Process instance;

  @AfterEach
  void stop() throws InterruptedException {
    Process running = instance;
    if (running != null && running.isAlive()) {
      running.destroy();
      if (!running.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    }
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
    run();
    Result imported = command("import", list.toString(), "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();
    List<String> titles = List.of("Envoys leave Minsk", "Talks on the river");
    assertThat(found("Lukashenko")).containsExactlyInAnyOrderElementsOf(titles);
    assertThat(found("Lukashenka")).containsExactlyInAnyOrderElementsOf(titles);
    peopleDecideWhatAnEntityIsCalled();

    killed();
    run();

    assertThat(found("Lukashenka")).containsExactlyInAnyOrderElementsOf(titles);
    Result again = command("import", list.toString(), "--wait");
    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(found("Lukashenko")).containsExactlyInAnyOrderElementsOf(titles);
    searchesFollowWhatPeopleDecide();

    Result stopped = command("stop");
    assertThat(stopped.exitCode()).as(stopped.all()).isZero();
  }

  private void peopleDecideWhatAnEntityIsCalled() {
    Result listed = command("entities", "list");
    assertThat(listed.exitCode()).as(listed.all()).isZero();
    assertThat(listed.out()).contains("Lukashenko", "Minsk");
    assertThat(command("entities", "show", "Lukashenka").out())
        .contains("Alexander Lukashenko", "Aliaksandr Lukashenka");

    String decision = decided("label", "Lukashenka", "A. Lukashenko", "--why", "shorter");
    await()
        .atMost(FOUND_WITHIN)
        .untilAsserted(
            () -> assertThat(command("entities", "list").out()).contains("A. Lukashenko"));
    assertThat(command("entities", "log").out()).contains(decision, "shorter");
    assertThat(command("entities", "undo", decision).exitCode()).isZero();
    await()
        .atMost(FOUND_WITHIN)
        .untilAsserted(
            () -> assertThat(command("entities", "list").out()).doesNotContain("A. Lukashenko"));
    assertThat(command("entities", "show", "nobody").exitCode()).isEqualTo(2);
  }

  private void searchesFollowWhatPeopleDecide() throws IOException {
    String president = entity("Lukashenka");
    String chancellor = entity("Angela Merkel");
    List<String> his = List.of("Envoys leave Minsk", "Talks on the river");
    List<String> both = List.of("Envoys leave Minsk", "Talks on the river", "A speech");
    String merge = decided("merge", chancellor, president, "--why", "a test");
    awaitFound("entity:" + chancellor, both);
    awaitFound("entity:" + president, both);
    decided("undo", merge);
    awaitFound("entity:" + chancellor, List.of("A speech"));
    awaitFound("entity:" + president, his);

    decided("split", president, "Aliaksandr Lukashenka");
    decided("alias", chancellor, "Emmanuel Macron");
    await()
        .atMost(FOUND_WITHIN)
        .untilAsserted(
            () -> {
              assertThat(command("entities", "show", chancellor).out()).contains("Emmanuel Macron");
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
    Result imported = command("import", more.toString(), "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();
    awaitFound("entity:" + entity("Aliaksandr Lukashenka"), List.of("Talks again"));
    awaitFound("entity:" + chancellor, List.of("A speech", "Another speech"));
    awaitFound("entity:" + president, his);
    Result name = command("search", "entity:\"Angela Merkel\"");
    assertThat(name.exitCode()).isEqualTo(2);
    assertThat(name.err()).contains("stands an id", "person:");
  }

  private void awaitFound(String query, List<String> titles) {
    await()
        .atMost(FOUND_WITHIN)
        .untilAsserted(
            () -> assertThat(found(query)).as(query).containsExactlyInAnyOrderElementsOf(titles));
  }

  /** The id of the first entity that is listed under the name. */
  private String entity(String name) {
    Result listed = command("entities", "list", name);
    assertThat(listed.exitCode()).as(listed.all()).isZero();
    return listed.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
  }

  /** The id of the decision that the command took. */
  private String decided(String... arguments) {
    List<String> all = new ArrayList<>(List.of("entities"));
    all.addAll(List.of(arguments));
    Result result = command(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result.out().substring(0, result.out().indexOf(' '));
  }

  @Test
  void the_sample_articles_hold_what_a_careful_reader_finds_in_them() throws Exception {
    assumeThat(Seeds.folder())
        .as("skipped: the sample articles are not beside this checkout (shared/seeds)")
        .isPresent();
    Path seeds = Seeds.folder().orElseThrow();
    run();
    Result imported = command("import", seeds.resolve("articles.jsonl").toString(), "--wait");
    assertThat(imported.exitCode()).as(imported.all()).isZero();

    Seeds.assertSearchesHold(seeds, this::files);
    theyTellFourStoriesOneOfThemTwice();
  }

  private void theyTellFourStoriesOneOfThemTwice() {
    JsonNode stories = JsonMapper.shared().readTree(command("stories", "list", "--json").out());
    assertThat(stories.valueStream().map(story -> story.path("articles").asInt()))
        .as(stories.toPrettyString())
        .containsExactly(2, 1, 1, 1);
    String id = stories.get(0).path("id").asString();
    assertThat(files("story:" + id)).containsExactlyInAnyOrder("000", "001");

    assertThat(command("stories", "list").out()).contains(id, "4 of 4 stories");
    Result shown = command("stories", "show", id.substring(0, 8));
    assertThat(shown.exitCode()).as(shown.all()).isZero();
    assertThat(shown.out())
        .contains(id, "2 articles", "Articles by", "2 articles in the index, the newest first");
    assertThat(command("stories", "show", "s-nobody").exitCode()).isEqualTo(2);
  }

  @Test
  void sources_of_the_configuration_and_of_commands_are_found_within_a_minute() throws Exception {
    try (FakeSite site = FakeSite.start()) {
      site.page("/ferry", page("Ferry runs again", "The ferry of Port Ennis runs again."));
      site.feed(
          "/feed.xml",
          """
          <rss version="2.0"><channel><title>The Paper</title><link>%s</link>
          <item><title>Ferry runs again</title><link>%s</link></item></channel></rss>
          """
              .formatted(site.uri("/"), site.uri("/ferry")));
      run("--config", config("feed: " + site.uri("/feed.xml")));

      await().atMost(FOUND_WITHIN).untilAsserted(() -> assertThat(found("ferry ennis")).hasSize(1));
      sourcesCanBeTestedAddedListedPausedMovedAndRemoved();
      theArticleOfAnArchiveIsFound();
    }
  }

  private void sourcesCanBeTestedAddedListedPausedMovedAndRemoved() throws IOException {
    try (FakeSite site = FakeSite.start()) {
      String home = site.uri("/").toString();
      String feed = site.uri("/news.xml").toString();
      site.page("/lamp", page("Lamp lit", "The lamp of Skerry lighthouse is lit again."));
      site.feed(
          "/news.xml",
          "<rss version='2.0'><channel><title>Skerry Post</title><item><title>Lamp lit</title><link>"
              + site.uri("/lamp")
              + "</link></item></channel></rss>");
      site.page(
          "/",
          """
          <html><head><title>Post</title>
          <link rel="alternate" type="application/rss+xml" title="News" href="/news.xml">
          <link rel="alternate" type="application/rss+xml" title="Sport" href="/sport.xml">
          </head><body><p>Welcome to the Skerry Post.</p></body></html>
          """);

      Result looked =
          Launcher.run(
              folder, "sources", "test", home, "--config", folder.resolve("newswatch.yaml") + "");
      assertThat(looked.exitCode()).as(looked.all()).isZero();
      assertThat(looked.out()).contains("RSS feed: Skerry Post", "Lamp lit", feed);

      Result added = command("sources", "add", home, "--id", "skerry", "--country", "gb");
      assertThat(added.exitCode()).as(added.all()).isZero();
      assertThat(added.out()).contains("Added skerry: Skerry Post", "/sport.xml");
      assertThat(command("sources", "add", feed).out()).contains("Already a source: skerry");
      await().atMost(FOUND_WITHIN).untilAsserted(() -> assertThat(found("lamp skerry")).hasSize(1));
      await()
          .pollInterval(Duration.ofSeconds(1))
          .atMost(TOLD_WITHIN)
          .untilAsserted(
              () -> {
                JsonNode skerry = source("skerry");
                assertThat(skerry.path("state").asString()).isEqualTo("ok");
                assertThat(skerry.path("health").path("discovered").asInt()).isEqualTo(1);
                assertThat(skerry.path("health").path("medianTextChars").asInt()).isPositive();
              });

      assertThat(command("sources", "pause", "skerry").exitCode()).isZero();
      assertThat(command("sources", "list").out()).contains("skerry", "paused", "2 sources:");
      String opml = folder.resolve("sources.opml").toString();
      assertThat(command("sources", "export", opml).exitCode()).isZero();
      assertThat(command("sources", "remove", "skerry").out()).contains("its articles stay");
      Result imported = command("sources", "import", opml);
      assertThat(imported.exitCode()).as(imported.all()).isZero();
      assertThat(imported.out()).contains("1 added, 1 there already, 0 bad");
      assertThat(command("sources", "show", "skerry").out()).contains("Skerry Post", feed, "GB");

      Result configured = command("sources", "remove", "127.0.0.1");
      assertThat(configured.exitCode()).isEqualTo(1);
      assertThat(configured.err()).contains("in the configuration file");
      assertThat(command("sources", "show", "nobody").exitCode()).isEqualTo(2);
      assertThat(found("lamp skerry")).hasSize(1);
    }
  }

  private JsonNode source(String id) {
    for (JsonNode each : JsonMapper.shared().readTree(command("sources", "list", "--json").out())) {
      if (each.path("source").path("id").asString().equals(id)) {
        return each;
      }
    }
    throw new AssertionError("no source " + id);
  }

  private void theArticleOfAnArchiveIsFound() throws IOException {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            + page("Kelp harvested", "The kelp of Grinsay bay is harvested by hand.");
    String record =
        """
        WARC/1.1
        WARC-Type: response
        WARC-Target-URI: https://grinsay.test/kelp
        WARC-Date: 2026-02-03T04:05:06Z
        Content-Type: application/http; msgtype=response
        Content-Length: %d

        """
            .formatted(http.length())
            .replace("\n", "\r\n");
    Path archive = folder.resolve("crawl.warc");
    Files.writeString(archive, record + http + "\r\n\r\ngarbage");

    Result imported = command("import", archive.toString(), "--wait");

    assertThat(imported.exitCode()).as(imported.all()).isEqualTo(1);
    assertThat(imported.out()).contains("1 article sent, 1 bad");
    assertThat(imported.err()).contains("crawl.warc at byte");
    assertThat(found("kelp grinsay")).hasSize(1);
  }

  @Test
  void an_article_imported_and_crawled_and_imported_weeks_later_stays_one() throws Exception {
    try (FakeSite site = FakeSite.start()) {
      String url = site.uri("/talks").toString();
      site.page("/talks", page("Talks on the river", "The envoys met on Monday in Port Ennis."));
      Path list =
          Files.writeString(
              folder.resolve("articles.jsonl"),
              """
              {"title":"Talks on the river","text":"The envoys met.","url":"%s","publishedAt":"2021-02-15"}
              """
                  .formatted(url));
      run();
      assertThat(command("import", list.toString(), "--wait").exitCode()).isZero();
      assertThat(command("stop").exitCode()).isZero();

      run("--clock-ahead", "40", "--config", config("url: " + url));
      await().atMost(FOUND_WITHIN).untilAsserted(() -> assertThat(found("ennis")).hasSize(1));
      assertThat(command("import", list.toString(), "--wait").exitCode()).isZero();

      await().atMost(FOUND_WITHIN).untilAsserted(() -> assertThat(found("ennis")).isEmpty());
      assertThat(found("talks")).hasSize(1);
    }
  }

  private String config(String source) throws IOException {
    return Files.writeString(
            folder.resolve("newswatch.yaml"),
            """
            crawler:
              host-delay: 100ms
              allow-private-hosts: ["127.0.0.1"]
              sources:
                - name: The Paper
                  %s
            """
                .formatted(source))
        .toString();
  }

  private static String page(String title, String text) {
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

  private void run(String... options) throws IOException {
    Path err = Files.createTempFile(folder, "run", ".err");
    List<String> arguments = new ArrayList<>(List.of("run", "--data", data()));
    arguments.addAll(List.of(options));
    Process started =
        Launcher.start(
            Files.createTempFile(folder, "run", ".out"), err, arguments.toArray(String[]::new));
    instance = started;
    await()
        .atMost(Duration.ofMinutes(2))
        .failFast("run ended: " + err, () -> !started.isAlive())
        .until(() -> Files.exists(folder.resolve("data/instance.json")));
  }

  private void killed() throws InterruptedException {
    Process running = java.util.Objects.requireNonNull(instance);
    running.destroyForcibly();
    assertThat(running.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Result command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data()));
    return Launcher.run(folder, all.toArray(String[]::new));
  }

  private List<String> found(String query) {
    return texts(query, "title");
  }

  private List<String> files(String query) {
    return texts(query, "file").stream().map(file -> file.substring(0, 3)).toList();
  }

  private List<String> texts(String query, String field) {
    Result result = command("search", query, "--json");
    assertThat(result.exitCode()).as(result.all()).isZero();
    List<String> values = new ArrayList<>();
    JsonMapper.shared()
        .readTree(result.out())
        .path("hits")
        .forEach(hit -> values.add(hit.path(field).asString()));
    return values;
  }
}
