package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BylinesTest {

  @Test
  void a_line_with_nothing_but_the_author_is_blank() {
    assertThat(Bylines.blanked("Anna Lind\nIt rained.", "en", List.of("Anna Lind")).strip())
        .isEqualTo("It rained.");
  }

  @Test
  void what_stands_behind_the_author_in_a_line_stays() {
    String line = "Anna Lind, the minister's aide, met the press";

    assertThat(Bylines.blanked(line, "en", List.of("Anna Lind")).strip())
        .isEqualTo(", the minister's aide, met the press");
  }

  @Test
  void a_label_blanks_the_names_behind_it_and_no_more() {
    assertThat(Bylines.blanked("Text: Jana Hell, die in Kiew war", "de", List.of()).strip())
        .isEqualTo(", die in Kiew war");
  }

  @Test
  void whom_an_interview_is_with_is_no_author() {
    assertThat(Bylines.blanked("Interview: Jana Hell", "de", List.of()))
        .isEqualTo("Interview: Jana Hell");
  }
}
