package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;
import org.newswatch.query.IndexNames;
import org.newswatch.testkit.FakeSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sources of the configuration, of {@code sources} and of archives. */
class SourcesIT {

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
  void sources_of_the_configuration_and_of_commands_are_found_within_a_minute() throws Exception {
    try (FakeSite site = FakeSite.start()) {
      site.page("/ferry", Instance.page("Ferry runs again", "The ferry of Port Ennis runs again."));
      site.feed(
          "/feed.xml",
          """
          <rss version="2.0"><channel><title>The Paper</title><link>%s</link>
          <item><title>Ferry runs again</title><link>%s</link></item></channel></rss>
          """
              .formatted(site.uri("/"), site.uri("/ferry")));
      instance.run("--config", instance.config("feed: " + site.uri("/feed.xml")));

      await()
          .atMost(Instance.FOUND_WITHIN)
          .untilAsserted(() -> assertThat(instance.found("ferry ennis")).hasSize(1));
      sourcesCanBeTestedAddedListedPausedMovedAndRemoved();
      dashboardsKnowHowEachDoes();
      theArticleOfAnArchiveIsFound();
    }
  }

  private void sourcesCanBeTestedAddedListedPausedMovedAndRemoved() throws IOException {
    try (FakeSite site = FakeSite.start()) {
      String home = site.uri("/").toString();
      String feed = site.uri("/news.xml").toString();
      site.page("/lamp", Instance.page("Lamp lit", "The lamp of Skerry lighthouse is lit again."));
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

      Result added = instance.command("sources", "add", home, "--id", "skerry", "--country", "gb");
      assertThat(added.exitCode()).as(added.all()).isZero();
      assertThat(added.out()).contains("Added skerry: Skerry Post", "/sport.xml");
      assertThat(instance.command("sources", "add", feed).out())
          .contains("Already a source: skerry");
      await()
          .atMost(Instance.FOUND_WITHIN)
          .untilAsserted(() -> assertThat(instance.found("lamp skerry")).hasSize(1));
      await()
          .pollInterval(Duration.ofSeconds(1))
          .atMost(Instance.FOUND_WITHIN)
          .untilAsserted(
              () -> {
                JsonNode skerry = source("skerry");
                assertThat(skerry.path("state").asString()).isEqualTo("ok");
                assertThat(skerry.path("health").path("discovered").asInt()).isEqualTo(1);
                assertThat(skerry.path("health").path("medianTextChars").asInt()).isPositive();
              });

      assertThat(instance.command("sources", "pause", "skerry").exitCode()).isZero();
      assertThat(instance.command("sources", "list").out())
          .contains("skerry", "paused", "2 sources:");
      String opml = folder.resolve("sources.opml").toString();
      assertThat(instance.command("sources", "export", opml).exitCode()).isZero();
      assertThat(instance.command("sources", "remove", "skerry").out())
          .contains("its articles stay");
      Result imported = instance.command("sources", "import", opml);
      assertThat(imported.exitCode()).as(imported.all()).isZero();
      assertThat(imported.out()).contains("1 added, 1 there already, 0 bad");
      assertThat(instance.command("sources", "show", "skerry").out())
          .contains("Skerry Post", feed, "GB");

      Result configured = instance.command("sources", "remove", "127.0.0.1");
      assertThat(configured.exitCode()).isEqualTo(1);
      assertThat(configured.err()).contains("in the configuration file");
      assertThat(instance.command("sources", "show", "nobody").exitCode()).isEqualTo(2);
      assertThat(instance.found("lamp skerry")).hasSize(1);
    }
  }

  private void dashboardsKnowHowEachDoes() {
    await()
        .atMost(Instance.FOUND_WITHIN)
        .untilAsserted(
            () -> {
              assertThat(sources("source.name:\"The Paper\" AND removed:false")).isEqualTo(1);
              assertThat(sources("source.id:skerry")).isEqualTo(1);
              assertThat(sources("*")).isEqualTo(2);
            });
  }

  private int sources(String query) throws IOException, InterruptedException {
    return Indexed.count(folder.resolve("data"), IndexNames.SOURCES, query);
  }

  private JsonNode source(String id) {
    for (JsonNode each :
        JsonMapper.shared().readTree(instance.command("sources", "list", "--json").out())) {
      if (each.path("source").path("id").asString().equals(id)) {
        return each;
      }
    }
    throw new AssertionError("no source " + id);
  }

  private void theArticleOfAnArchiveIsFound() throws IOException {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            + Instance.page("Kelp harvested", "The kelp of Grinsay bay is harvested by hand.");
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

    Result imported = instance.command("import", archive.toString(), "--wait");

    assertThat(imported.exitCode()).as(imported.all()).isEqualTo(1);
    assertThat(imported.out()).contains("1 article sent, 1 bad");
    assertThat(imported.err()).contains("crawl.warc at byte");
    assertThat(instance.found("kelp grinsay")).hasSize(1);
  }
}
