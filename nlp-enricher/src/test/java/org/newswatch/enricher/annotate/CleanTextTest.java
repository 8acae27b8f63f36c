package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class CleanTextTest {

  @Property(tries = 300)
  void nothing_moves(@ForAll String text) {
    assertThat(CleanText.of(text).text()).hasSameSizeAs(text);
  }

  @Test
  void a_lost_quotation_mark_parts_the_words_around_it() {
    assertThat(CleanText.of("changes,\u2020Daniel").text()).isEqualTo("changes, Daniel");
  }

  @Test
  void quotation_marks_read_in_the_wrong_charset_become_quotation_marks() {
    assertThat(
            CleanText.of("the bank\u00e2\u20ac\u2122s \u00e2\u20ac\u0153plan\u00e2\u20ac\u009d")
                .text())
        .isEqualTo("the bank'  s \"  plan\"  ");
  }

  @Test
  void a_word_without_end_is_blanked_but_not_where_words_have_no_blanks() {
    assertThat(CleanText.of("x".repeat(500)).unreadable()).isTrue();
    assertThat(CleanText.of("\u65b0".repeat(500)).unreadable()).isFalse();
  }
}
