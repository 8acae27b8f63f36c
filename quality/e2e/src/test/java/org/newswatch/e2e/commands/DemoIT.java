package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.commands.Launcher.Result;

/** {@code ./newswatch demo --once}: the first thing that a newcomer tries. */
class DemoIT {

  private static final double FIRST_ARTICLE_SECONDS_MAX = 45;

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
}
