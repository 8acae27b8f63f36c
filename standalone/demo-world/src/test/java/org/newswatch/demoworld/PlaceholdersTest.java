package org.newswatch.demoworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceholdersTest {

  private static final Content CONTENT = Content.load(Instant.parse("2026-02-10T12:00:00Z"));

  /** A Tuesday. */
  private static final LocalDate BASE = LocalDate.of(2026, 2, 10);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "harbour-courier.test;   {{day:-6}};              4 February",
        "harbour-courier.test;   {{day:0|EEEE, d MMMM yyyy}}; Tuesday, 10 February 2026",
        "harbour-courier.test;   {{range:1..2}};          11-12 February",
        "harbour-courier.test;   {{range:18..19}};        28 February - 1 March",
        "millbrook-ledger.test;  {{range:1..2}};          February 11-12",
        "millbrook-ledger.test;  {{range:18..19}};        February 28 - March 1",
        "millbrook-ledger.test;  {{On:-1}};               On Monday",
        "lakeside-tribune.test;  {{last:-4}};             last Friday",
        "lakeside-tribune.test;  {{inmonth:-2}};          in December",
        "lakeside-tribune.test;  {{year:-1}};             2025",
        "rechnoy-vestnik.test;   {{on:0}};                во вторник",
        "rechnoy-vestnik.test;   {{last:-6}};             в прошлую среду",
        "rechnoy-vestnik.test;   {{range:1..2}};          11–12 февраля",
        "rechnoy-vestnik.test;   {{month:-1}};            январь",
        "visnyk-nadrichchia.test; {{day:3}};              13 лютого",
        "visnyk-nadrichchia.test; {{next:3}};             наступної п’ятниці",
        "dziennik-rzeczny.test;  {{on:0}};                we wtorek",
        "dziennik-rzeczny.test;  {{day:-12}};             29 stycznia",
        "stadtblatt-auenheim.test; {{range:1..2}};        11.–12. Februar",
        "stadtblatt-auenheim.test; {{on:1}};              am Mittwoch"
      })
  void days_are_said_as_the_paper_says_them(String host, String text, String expected) {
    assertThat(placeholders(host).fill(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{daay:1}}",
        "{{day:x}}",
        "{{day:400}}",
        "{{day}}",
        "{{range:3..1}}",
        "{{range:3}}",
        "{{on:1|d MMMM}}",
        "a {{ b",
        "a }} b"
      })
  void what_is_no_placeholder_is_refused(String text) {
    assertThatThrownBy(() -> placeholders("harbour-courier.test").fill(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void text_without_placeholders_stays_as_it_is() {
    String text = "A price of $5, \\ and {one} brace";
    assertThat(placeholders("harbour-courier.test").fill(text)).isEqualTo(text);
  }

  private static Placeholders placeholders(String host) {
    Site site = Objects.requireNonNull(CONTENT.sites().get(host));
    return new Placeholders(
        site, Objects.requireNonNull(CONTENT.tongues().get(site.language())), BASE);
  }
}
