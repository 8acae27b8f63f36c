package org.newswatch.analyst.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newswatch.names.NameMatcher;

class TypingTest {

  @Test
  void what_begins_letter_for_letter_fits_best() {
    assertThat(new Typing("anna b").best(List.of("A. Berg", "Anna Berg")))
        .isEqualTo(new Typing.Fit("Anna Berg", Typing.LITERAL));
  }

  @Test
  void a_beginning_in_another_script_fits_by_its_sounds_and_others_do_not() {
    for (String[] pair :
        List.of(
            new String[] {"\u041b\u0443\u043a\u0430\u0448", "Lukashenko"},
            new String[] {"\u041d\u0435\u0442\u0430\u043d", "Benjamin Netanyahu"},
            new String[] {"\u0422\u0438\u0445\u0430\u043d", "Sviatlana Tsikhanouskaya"},
            new String[] {"nethan", "Netanyahu"})) {
      assertThat(new Typing(pair[0]).best(List.of(pair[1])).fit())
          .as(pair[1])
          .isGreaterThanOrEqualTo(NameMatcher.SAME);
    }
    assertThat(new Typing("\u041d\u0435\u0442\u0430\u043d").best(List.of("United Nations")).fit())
        .isLessThan(NameMatcher.SAME);
  }

  @Property(tries = 200)
  void anything_can_be_typed(@ForAll String typed, @ForAll String name) {
    assertThat(new Typing(typed).best(List.of(name)).fit()).isBetween(0.0, Typing.LITERAL);
  }
}
