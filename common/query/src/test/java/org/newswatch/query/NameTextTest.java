package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTextTest {

  @Test
  void punctuation_and_possessives_do_not_change_a_key() {
    assertThat(NameText.keyed("\u201cLukashenko\u2019s,"))
        .isNotEmpty()
        .isEqualTo(NameText.keyed("Lukashenko"));
  }

  @Test
  void other_spellings_of_a_name_are_the_same_keys() {
    assertThat(NameText.keyed("Lukashenka"))
        .isEqualTo(NameText.keyed("\u041b\u0443\u043a\u0430\u0448\u0435\u043d\u043a\u043e"));
  }
}
