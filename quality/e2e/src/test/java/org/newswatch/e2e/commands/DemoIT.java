package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./newswatch demo --once}: the first thing that a newcomer tries. */
class DemoIT {

  /** On an idle machine it takes a fraction of this; a start that hangs takes more. */
  private static final double FIRST_ARTICLE_SECONDS_MAX = 120;

  private static final Duration SEARCHABLE_MAX = Duration.ofMinutes(3);
  private static final long STOP_SECONDS_MAX = 60;

  @TempDir Path folder;

  @Test
  void the_demo_makes_all_its_articles_searchable_and_says_so() {
    Result demo =
        Launcher.run(folder, "demo", "--once", "--data", folder.resolve("data").toString());

    assertThat(demo.exitCode()).as(demo.all()).isZero();
    assertThat(demo.value("crawled")).isGreaterThanOrEqualTo(40);
    assertThat(demo.value("annotated")).isEqualTo(demo.value("crawled"));
    assertThat(demo.value("enriched")).isEqualTo(demo.value("crawled"));
    assertThat(demo.value("indexed")).isEqualTo(demo.value("crawled"));
    assertThat(demo.value("entities")).isGreaterThan(30);
    assertThat(demo.value("dates")).isGreaterThan(40);
    assertThat(demo.value("dead_letters")).isEqualTo(1);
    assertThat(demo.value("seconds_to_first_article"))
        .isLessThanOrEqualTo(FIRST_ARTICLE_SECONDS_MAX);
  }

  @Test
  void the_demo_goes_on_and_its_page_shows_a_name_in_every_alphabet() throws Exception {
    Path data = folder.resolve("data");
    Process demo =
        Launcher.start(
            Files.createFile(folder.resolve("demo.out")),
            Files.createFile(folder.resolve("demo.err")),
            "demo",
            "--data",
            data.toString());
    try {
      await()
          .atMost(SEARCHABLE_MAX)
          .failFast("the demo ended", () -> !demo.isAlive())
          .untilAsserted(
              () -> {
                Result found =
                    Launcher.run(
                        folder, "search", "Voronenko", "--json", "--data", data.toString());
                assertThat(found.out()).contains("Вороненк").contains("Voronenko");
              });
      URI page =
          URI.create(
              JsonMapper.shared()
                  .readTree(Files.readAllBytes(data.resolve("instance.json")))
                  .path("page")
                  .asString());

      Screenshot.of(page.resolve("/search?q=voronenko"), "search.png");
    } finally {
      demo.destroy();
      assertThat(demo.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    }
  }
}
