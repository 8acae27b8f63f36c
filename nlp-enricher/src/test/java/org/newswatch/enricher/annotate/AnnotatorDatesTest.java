package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Resolution;
import org.newswatch.enricher.Articles;

final class AnnotatorDatesTest {

  /** All published on Tuesday, 10 March 2026. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The council met on Monday, the mayor said.|Monday|2026-03-09|2026-03-09",
        "The minister said on Tuesday he was ill.|Tuesday|2026-03-10|2026-03-10",
        "The talks will resume on Friday in Vienna.|Friday|2026-03-13|2026-03-13",
        "Prices fell last August.|last August|2025-08-01|2025-08-31",
        "The fair was held on February 11-12.|February 11-12|2026-02-11|2026-02-12",
        "Voters went out on 9-13 August, 2020.|9-13 August, 2020|2020-08-09|2020-08-13",
        "The poll ran from 12 January to 2 February 2021.|12 January to 2 February 2021"
            + "|2021-01-12|2021-02-02",
        "Police detained them between December 28 and January 3.|January 3|2026-01-03|2026-01-03",
        "He was arrested on September 20.|September 20|2025-09-20|2025-09-20",
        "The vote will take place on September 20.|September 20|2026-09-20|2026-09-20",
        "The trial is to begin on 17 March.|17 March|2026-03-17|2026-03-17",
        "It has stood empty since 1996.|1996|1996-01-01|1996-12-31",
        "It was held every five years since 1996.|1996|1996-01-01|1996-12-31",
        "Work began in November 2024.|November 2024|2024-11-01|2024-11-30",
        "She resigned last year.|last year|2025-01-01|2025-12-31",
        "Rain fell yesterday.|yesterday|2026-03-09|2026-03-09",
        "The report is due tomorrow.|tomorrow|2026-03-11|2026-03-11",
        "The law takes effect in May 2026.|May 2026|2026-05-01|2026-05-31",
        "The strike will end on 31 December.|31 December|2026-12-31|2026-12-31",
      })
  void a_date_becomes_the_days_it_means(String text, String surface, String from, String to) {
    assertThat(dates(text))
        .anySatisfy(
            d -> {
              assertThat(d.surface()).isEqualTo(surface);
              assertThat(d.from()).hasToString(from);
              assertThat(d.to()).hasToString(to);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The minister may resign, he said.",
        "They march every time the mill closes.",
        "Some 2000 people came to the square.",
        "Only 0,0055% of them won.",
        "This may hurt.",
      })
  void words_and_numbers_that_are_no_dates_name_no_days(String text) {
    assertThat(dates(text)).allMatch(d -> d.from() == null);
  }

  @Test
  void each_date_says_how_it_was_resolved_and_how_fine_it_is() {
    List<DateMention> dates =
        dates("It began on 3 June 2024, paused last August and ended on January 5.");

    assertThat(dates)
        .extracting(DateMention::how)
        .containsExactly(Resolution.EXPLICIT, Resolution.RELATIVE, Resolution.INFERRED);
    assertThat(dates)
        .extracting(DateMention::granularity)
        .containsExactly(Granularity.DAY, Granularity.MONTH, Granularity.DAY);
  }

  @Test
  void a_person_called_april_is_no_month() {
    assertThat(dates("April Jones said she would sing in the church choir with her sister."))
        .isEmpty();
  }

  private static List<DateMention> dates(String text) {
    return Shared.annotator().annotate(Articles.published("2026-03-10", text)).dates();
  }
}
