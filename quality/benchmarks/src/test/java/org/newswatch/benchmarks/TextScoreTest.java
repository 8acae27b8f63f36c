package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TextScoreTest {

  @Test
  void the_same_text_in_another_layout_is_found_whole() {
    TextScore score = new TextScore(4);
    score.add("One two three four, five.", "One two\n\nthree four five");
    assertThat(score.f1()).isEqualTo(1);
  }

  @Test
  void precision_and_recall_are_averaged_over_pages_before_their_f1_is_taken() {
    TextScore score = new TextScore(1);
    score.add("a b c d", "a b");
    score.add("a b", "a b c d");
    assertThat(score.precision()).isEqualTo(0.75);
    assertThat(score.recall()).isEqualTo(0.75);
    assertThat(score.f1()).isEqualTo(0.75);
    assertThat(score.meanF1()).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void a_word_that_is_found_twice_but_stands_once_counts_once() {
    TextScore score = new TextScore(1);
    score.add("a b", "a a");
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(0.5);
  }

  @Test
  void nothing_found_is_worth_nothing() {
    TextScore score = new TextScore(4);
    score.add("a b c d", "");
    assertThat(score.f1()).isZero();
  }
}
