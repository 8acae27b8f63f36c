package org.newswatch.enricher.annotate.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;

/** Where a source is says how it writes days, and which day it is there. */
final class PublishedTest {

  @ParameterizedTest
  @CsvSource({
    "US, 2021-03-04",
    "GB, 2021-04-03",
    "PL, 2021-04-03",
    "PH, 2021-03-04",
    ", 2021-03-04",
  })
  void the_country_tells_day_and_month_apart(@Nullable String country, String day) {
    assertThat(EnglishText.dates(published(country, "2021-03-05T12:00:00Z"), "Seen on 03/04/2021."))
        .extracting(DateMention::timex)
        .containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({
    "NZ, 2021-02-11T20:00:00Z, 2021-02-12",
    "JP, 2021-02-11T23:30:00Z, 2021-02-12",
    "US, 2021-02-12T01:00:00Z, 2021-02-11",
    "BY, 2021-02-11T20:59:00Z, 2021-02-11",
    "BY, 2021-02-11T21:00:00Z, 2021-02-12",
    // Midnight is a day without a time.
    "US, 2021-02-12T00:00:00Z, 2021-02-12",
    // It is still the eleventh in the west of the country.
    "US, 2021-02-12T06:30:00Z, 2021-02-12",
    ", 2021-02-11T23:30:00Z, 2021-02-11",
    "XX, 2021-02-11T23:30:00Z, 2021-02-11",
  })
  void today_is_the_day_that_it_was_in_the_source_s_country(
      @Nullable String country, String instant, String day) {
    assertThat(EnglishText.dates(published(country, instant), "He died today."))
        .extracting(DateMention::timex)
        .containsExactly(day);
  }

  private static Published published(@Nullable String country, String instant) {
    RawArticle article =
        RawArticle.builder(
                ArticleId.ofUrl("https://paper-a.test/1"),
                new SourceRef("paper-a", "Paper A", "paper-a.test", country, null),
                "News",
                "Text",
                Instant.parse(instant))
            .publishedAt(Instant.parse(instant))
            .build();
    return Published.of(article);
  }
}
