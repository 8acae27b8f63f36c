package org.newswatch.enricher.connect.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TermsTest {

  @ParameterizedTest
  @CsvSource({
    "Ferry\ud83d\ude00 stopped, ferry stopped",
    "Паром\u2764\ufe0f стоит, паром стоит",
    "\ud83d\ude00Паром\ud83d\ude00стоит\ud83d\ude00, паром стоит",
    "\ud83dПаром\ude00стоит, паром стоит",
    "'Паром, стоит!', паром стоит"
  })
  void signs_that_are_no_letters_are_of_no_word(String one, String other) {
    assertThat(terms(one)).isEqualTo(terms(other)).hasSize(2);
  }

  @Property
  void any_text_is_read(@ForAll String text) {
    assertThat(terms(text)).hasSizeLessThanOrEqualTo(text.length());
  }

  private static List<Integer> terms(String text) {
    List<Integer> terms = new ArrayList<>();
    new Terms().of(text, false, terms::add);
    return terms;
  }
}
