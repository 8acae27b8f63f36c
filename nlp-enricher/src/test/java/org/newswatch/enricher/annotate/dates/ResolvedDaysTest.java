package org.newswatch.enricher.annotate.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.DateMention;

/** Which days a date means, how fine it is and how that was found out. */
final class ResolvedDaysTest {

  /** All published on Wednesday, 17 February 2021. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // ranges
        "A forum was held on February 11-12.|February 11-12|2021-02-11|2021-02-12|RANGE|INFERRED",
        "The vote of 9-13 August, 2020, was rigged.|9-13 August, 2020|2020-08-09|2020-08-13|RANGE|EXPLICIT",
        "From 12 January to 2 February 2021 he fasted.|12 January to 2 February 2021|2021-01-12|2021-02-02|RANGE|EXPLICIT",
        "It ran between 11 and 14 February.|11 and 14 February|2021-02-11|2021-02-14|RANGE|INFERRED",
        "The fair lasts from December 28 to January 3, 2022.|December 28 to January 3, 2022|2021-12-28|2022-01-03|RANGE|EXPLICIT",
        "Courts were shut from Monday to Wednesday.|Monday to Wednesday|2021-02-15|2021-02-17|RANGE|RELATIVE",
        "The season of 2019-20 was cut short.|2019-20|2019-01-01|2020-12-31|RANGE|EXPLICIT",
        "He ruled 1990-1995.|1990-1995|1990-01-01|1995-12-31|RANGE|EXPLICIT",
        "It fell between 2015 and 2019.|2019|2019-01-01|2019-12-31|YEAR|EXPLICIT",
        // direction
        "On August 9 they voted.|August 9|2020-08-09|2020-08-09|DAY|INFERRED",
        "They will vote on August 9.|August 9|2021-08-09|2021-08-09|DAY|INFERRED",
        "The trial is expected to start on March 1.|March 1|2021-03-01|2021-03-01|DAY|INFERRED",
        "He was to be freed on Friday.|Friday|2021-02-19|2021-02-19|DAY|RELATIVE",
        "She said on Monday that she would return.|Monday|2021-02-15|2021-02-15|DAY|RELATIVE",
        "Prices fell last August.|last August|2020-08-01|2020-08-31|MONTH|RELATIVE",
        "He left last December.|last December|2020-12-01|2020-12-31|MONTH|RELATIVE",
        // parts
        "Work must end by the end of the month.|the end of the month|2021-02-20|2021-02-28|RANGE|RELATIVE",
        "It opened in early 2020.|early 2020|2020-01-01|2020-05-01|RANGE|EXPLICIT",
        "More will come later this month.|later this month|2021-02-17|2021-02-28|RANGE|RELATIVE",
        "Two died earlier this week.|earlier this week|2021-02-15|2021-02-17|RANGE|RELATIVE",
        // larger stretches
        "Exports rose in the third quarter of 2020.|the third quarter of 2020|2020-07-01|2020-09-30|QUARTER|EXPLICIT",
        "They met last summer.|last summer|2020-06-01|2020-08-31|SEASON|RELATIVE",
        "In the 1990s it was legal.|the 1990s|1990-01-01|1999-12-31|DECADE|EXPLICIT",
        "In the 19th century it was a port.|the 19th century|1800-01-01|1899-12-31|CENTURY|EXPLICIT",
        "Talks resume next week.|next week|2021-02-22|2021-02-28|WEEK|RELATIVE",
        // counted from another date
        "She fled two weeks after 9 August 2020.|two weeks after 9 August 2020|2020-08-23|2020-08-23|DAY|EXPLICIT",
        "He was seized a day before Christmas.|a day before Christmas|2020-12-24|2020-12-24|DAY|INFERRED",
        "He was held on 9 February. The next day he was fined.|The next day|2021-02-10|2021-02-10|DAY|RELATIVE",
        // times
        "The rally starts at 10:00 GMT on Sunday.|10:00 GMT|2021-02-21|2021-02-21|TIME|RELATIVE",
        "A blast was heard on Tuesday night.|Tuesday night|2021-02-16|2021-02-16|TIME|RELATIVE",
        // digits
        "It was signed on 2021-02-11.|2021-02-11|2021-02-11|2021-02-11|DAY|EXPLICIT",
        "It was signed on 25/12/2020.|25/12/2020|2020-12-25|2020-12-25|DAY|EXPLICIT",
        "It was signed on 11.02.2021.|11.02.2021|2021-02-11|2021-02-11|DAY|EXPLICIT",
      })
  void a_date_has_its_days(
      String text, String surface, String from, String to, String granularity, String how) {
    DateMention date = date(EnglishText.dates("2021-02-17", text), surface);

    assertThat(date.from()).hasToString(from);
    assertThat(date.to()).hasToString(to);
    assertThat(date.granularity()).hasToString(granularity);
    assertThat(date.how()).hasToString(how);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It was recently shut.|recently|PAST_REF",
        "It took several weeks.|several weeks|PXW",
        "They meet every Friday.|every Friday|XXXX-WXX-5",
        "He fled five years after the war.|five years|P5Y",
        "Nothing changed in recent years.|recent years|PAST_REF",
      })
  void what_is_vague_keeps_its_value_and_names_no_days(String text, String surface, String value) {
    DateMention date = date(EnglishText.dates("2021-02-17", text), surface);

    assertThat(date.timex()).isEqualTo(value);
    assertThat(date.from()).isNull();
    assertThat(date.to()).isNull();
  }

  private static DateMention date(List<DateMention> dates, String surface) {
    assertThat(dates).extracting(DateMention::surface).contains(surface);
    return dates.stream().filter(d -> d.surface().equals(surface)).findFirst().orElseThrow();
  }
}
