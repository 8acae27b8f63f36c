package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.contract.Source.Kind;

final class SourceLooksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paper.example",
        "paper.example:8080/a?b",
        "the_paper.example",
        "zeitung.köln",
        "समाचार.भारत"
      })
  void a_site_without_a_scheme_is_asked_over_https(String typed) {
    assertThat(SourceLooks.withScheme(" " + typed, null)).isEqualTo("https://" + typed);
  }

  @Test
  void what_has_a_scheme_or_is_a_folder_stays_as_it_is() {
    assertThat(SourceLooks.withScheme("http://paper.example", null))
        .isEqualTo("http://paper.example");
    assertThat(SourceLooks.withScheme("/var/news", null)).isEqualTo("/var/news");
    assertThat(SourceLooks.withScheme("incoming.news", Kind.FOLDER)).isEqualTo("incoming.news");
  }
}
