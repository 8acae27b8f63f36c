package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NameBeginningsTest {

  @Test
  void a_name_can_be_begun_at_each_of_its_words() {
    assertThat(NameBeginnings.of(List.of("Anna-Maria \u00c5berg", "ANNA \u00c5berg")))
        .containsExactly("anna maria aberg", "maria aberg", "aberg", "anna aberg");
  }

  @Test
  void what_is_typed_is_read_as_names_are() {
    assertThat(NameBeginnings.typed("  Anna,  M")).isEqualTo("anna m");
    assertThat(NameBeginnings.typed(" ,;")).isEmpty();
  }

  @Property(tries = 200)
  void whatever_a_name_is_the_beginning_of_it_is_found(@ForAll String name) {
    String typed = NameBeginnings.typed(name);

    assertThat(NameBeginnings.of(List.of(name)))
        .allSatisfy(one -> assertThat(one).hasSizeLessThanOrEqualTo(NameBeginnings.CHARS_MAX));
    if (!typed.isEmpty()) {
      assertThat(NameBeginnings.of(List.of(name))).contains(typed);
    }
  }
}
