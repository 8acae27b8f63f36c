package org.newswatch.demoworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SupplyTest {

  private static final Instant START = Instant.parse("2026-02-10T12:34:56.789Z");
  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final Content CONTENT = Content.load(START);

  @Test
  void an_article_appears_every_twenty_seconds() {
    Supply supply = supply(1);
    assertThat(all(supply, START.plusSeconds(19))).isEmpty();
    assertThat(all(supply, START.plusSeconds(20))).hasSize(1);
    assertThat(all(supply, START.plusSeconds(599))).hasSize(29);
  }

  @Test
  void every_third_is_revised_which_makes_one_a_minute() {
    Instant now = START.plus(Duration.ofMinutes(30));
    List<Article> articles = all(supply(1), now);
    long revised =
        articles.stream()
            .filter(article -> !article.modified().equals(article.published()))
            .count();
    assertThat(revised).isBetween(28L, 30L);
    assertThat(articles).allMatch(article -> !article.modified().isAfter(now));
  }

  @Test
  void the_same_seed_and_clock_give_the_same_news_however_often_one_looks() {
    Supply looked = supply(7);
    for (int seconds = 0; seconds < 2_000; seconds += 33) {
      all(looked, START.plusSeconds(seconds));
    }
    Instant now = START.plusSeconds(2_000);
    assertThat(all(looked, now)).isEqualTo(all(supply(7), now)).isNotEqualTo(all(supply(8), now));
  }

  @Test
  void addresses_differ_nothing_is_left_to_fill_and_each_can_be_fetched() {
    Supply supply = supply(3);
    Instant now = START.plus(EVERY.multipliedBy(400));
    List<Article> articles = all(supply, now);
    assertThat(articles.stream().map(Article::url)).hasSize(400).doesNotHaveDuplicates();
    for (Article article : articles) {
      String text = article.title() + " " + String.join(" ", article.paragraphs());
      assertThat(text).doesNotContain("[[", "{{", "null");
      assertThat(text.split("\\s+").length).isBetween(55, 350);
      assertThat(supply.at(article.url(), now)).contains(article);
    }
  }

  @Test
  void only_the_newest_are_kept_even_after_a_long_silence() {
    Supply supply = supply(3);
    Instant late = START.plus(Duration.ofDays(30));
    List<Article> articles = all(supply, late);
    assertThat(articles).hasSize(Supply.KEPT_MAX);
    assertThat(articles)
        .allMatch(article -> article.published().isAfter(late.minusSeconds(10_001)));
  }

  @Test
  void a_world_that_goes_on_again_begins_with_what_comes_next() {
    Instant later = START.plus(Duration.ofHours(5));
    Supply supply = Supply.load(CONTENT, START, later, EVERY, 1);
    assertThat(all(supply, later)).isEmpty();
    assertThat(all(supply, later.plus(EVERY))).hasSize(1);
  }

  @Test
  void articles_cannot_come_faster_than_one_a_second() {
    assertThatThrownBy(() -> Supply.load(CONTENT, START, START, Duration.ofMillis(999), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Supply supply(long seed) {
    return Supply.load(CONTENT, START, START, EVERY, seed);
  }

  private static List<Article> all(Supply supply, Instant now) {
    return CONTENT.sites().values().stream()
        .flatMap(site -> supply.of(site, now).stream())
        .toList();
  }
}
