package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.crawler.extract.DateWords.Order;
import org.newswatch.crawler.extract.DateWords.Style;

final class DateWordsTest {

  private static final LocalDate DAY = LocalDate.of(2024, 5, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "May 3, 2024",
        "Friday, May 3rd, 2024",
        "3 May 2024",
        "03-May-2024",
        "3. Mai 2024",
        "3 mai 2024",
        "3 de mayo de 2024",
        "3 maggio 2024",
        "3 de maio de 2024",
        "3 mei 2024",
        "3 maja 2024",
        "3. května 2024",
        "3. mája 2024",
        "2024. május 3.",
        "3 mai 2024",
        "3 maj 2024",
        "3. maj 2024",
        "3. mai 2024",
        "3. toukokuuta 2024",
        "3 Mayıs 2024",
        "3 мая 2024 г.",
        "3 травня 2024",
        "3 мая 2024",
        "3 май 2024",
        "3. мај 2024.",
        "3. svibnja 2024.",
        "3 Μαΐου 2024",
        "3 Mei 2024",
        "3 tháng 5, 2024",
        "2024年5月3日",
        "2024년 5월 3일",
        "2024. 5. 3.",
        "٣ مايو ٢٠٢٤",
        "۳ مه ۲۰۲۴",
        "3 מאי 2024",
        "3 במאי 2024",
        "३ मई २०२४",
        "3 พฤษภาคม 2567",
        "2024/5/3",
        "03.05.2024",
        "20240503",
        "May 3, '24"
      })
  void a_day_is_read_in_the_words_of_many_languages(String text) {
    assertThat(DateWords.in("x | " + text + " | y", Style.UNKNOWN))
        .extracting(DateWords.Written::day)
        .containsExactly(DAY);
  }

  @Example
  void two_numbers_are_read_in_the_order_of_the_place() {
    var there = new Style(Order.MONTH_FIRST, "en");
    assertThat(DateWords.in("05/03/2024", there).getFirst().day()).isEqualTo(DAY);
    var written = DateWords.in("03/05/2024", Style.UNKNOWN).getFirst();
    assertThat(written.day()).isEqualTo(DAY);
    assertThat(written.otherwise()).isEqualTo(LocalDate.of(2024, 3, 5));
    // Where only one order gives a day, nobody needs to ask.
    assertThat(DateWords.in("05/23/2024", Style.UNKNOWN).getFirst().day())
        .isEqualTo(LocalDate.of(2024, 5, 23));
  }

  @Example
  void one_name_of_a_month_means_two_in_two_languages() {
    assertThat(
            DateWords.in("3. listopada 2024.", new Style(Order.DAY_FIRST, "hr")).getFirst().day())
        .isEqualTo(LocalDate.of(2024, 10, 3));
    assertThat(DateWords.in("3 listopada 2024", new Style(Order.DAY_FIRST, "pl")).getFirst().day())
        .isEqualTo(LocalDate.of(2024, 11, 3));
  }

  @Example
  void what_is_no_day_is_not_read_as_one() {
    for (String text :
        List.of(
            "31 February 2024",
            "May 3",
            "3 May 1724",
            "May 2024",
            "version 1.2.2024.7",
            "call 0171 2024 555",
            "2024-13-45")) {
      assertThat(DateWords.in(text, Style.UNKNOWN)).as(text).isEmpty();
    }
  }

  @Example
  void a_moment_keeps_the_day_and_the_zone_that_are_stated() {
    Moment late = Dates.moment("2024-05-03T22:30:00-0700", Style.UNKNOWN).orElseThrow();
    assertThat(late.day()).isEqualTo(DAY);
    assertThat(late.zone()).isEqualTo(ZoneOffset.ofHours(-7));
    assertThat(late.at()).isEqualTo(Instant.parse("2024-05-04T05:30:00Z"));
    Moment named = Dates.moment("Fri, 03 May 2024 22:30:00 EST", Style.UNKNOWN).orElseThrow();
    assertThat(named.day()).isEqualTo(DAY);
    assertThat(Dates.moment("3 May 2024", Style.UNKNOWN).orElseThrow().dayOnly()).isTrue();
  }

  @Property(tries = 500)
  void every_day_is_read_back_in_machine_form_and_in_words(
      @ForAll @IntRange(min = 0, max = 11_000) int after) {
    LocalDate day = LocalDate.of(1995, 1, 1).plusDays(after);
    String month =
        day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
    String words = month + " " + day.getDayOfMonth() + ", " + day.getYear();
    assertThat(Dates.moment(day.toString(), Style.UNKNOWN).orElseThrow().day()).isEqualTo(day);
    assertThat(DateWords.in(words, Style.UNKNOWN).getFirst().day()).isEqualTo(day);
  }

  @Property(tries = 1_000)
  void no_text_makes_it_throw_and_no_day_is_out_of_range(@ForAll String text) {
    for (DateWords.Written written : DateWords.in(text + " 3.5." + text.length(), Style.UNKNOWN)) {
      assertThat(written.day().getYear()).isBetween(1994, 2100);
      assertThat(written.from()).isLessThan(written.to());
    }
    assertThat(Dates.parse(text)).isNotNull();
  }

  @Example
  void a_megabyte_of_digits_and_months_is_read_in_time() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (String piece : List.of("1", "1.", "May ", "3 May ", "2024-", "3/", "a1")) {
            assertThat(DateWords.in(piece.repeat(200_000), Style.UNKNOWN)).isNotNull();
            assertThat(Dates.parse(piece.repeat(200_000))).isNotNull();
          }
        });
  }
}
