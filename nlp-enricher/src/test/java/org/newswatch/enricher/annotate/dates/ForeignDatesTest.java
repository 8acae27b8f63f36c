package org.newswatch.enricher.annotate.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Field;

final class ForeignDatesTest {

  private static final DateFinder DATES = DateFinder.load();
  private static final Published PUBLISHED = Published.on(LocalDate.parse("2021-02-17"));

  /** All published on Wednesday, 17 February 2021. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Он прибыл 12 февраля 2021 года.|12 февраля 2021 года|2021-02-12|2021-02-12",
        "ru|Выборы 9 августа 2020 г. прошли.|9 августа 2020 г.|2020-08-09|2020-08-09",
        "ru|С 9 по 13 августа 2020 года.|9 по 13 августа 2020 года|2020-08-09|2020-08-13",
        "ru|Форум 11-12 февраля.|11-12 февраля|2021-02-11|2021-02-12",
        "ru|С 12 января по 2 февраля 2021 года.|12 января по 2 февраля 2021 года|2021-01-12|2021-02-02",
        "ru|Суд начался в понедельник.|понедельник|2021-02-15|2021-02-15",
        "ru|В среду, 10 февраля, он ушёл.|среду, 10 февраля|2021-02-10|2021-02-10",
        "ru|Об этом сообщили вчера.|вчера|2021-02-16|2021-02-16",
        "ru|Завтра будет дождь.|Завтра|2021-02-18|2021-02-18",
        "ru|Протесты начались в августе.|августе|2020-08-01|2020-08-31",
        "ru|Марш пройдёт 25 марта.|25 марта|2021-03-25|2021-03-25",
        "ru|Это было в прошлом году.|в прошлом году|2020-01-01|2020-12-31",
        "ru|Родился в 1996 году.|1996 году|1996-01-01|1996-12-31",
        "ru|Подписано 03.04.2020.|03.04.2020|2020-04-03|2020-04-03",
        "uk|Вибори 9 серпня 2020 року.|9 серпня 2020 року|2020-08-09|2020-08-09",
        "uk|Суд у п\u2019ятницю виніс вирок.|п\u2019ятницю|2021-02-12|2021-02-12",
        "uk|Це сталося вчора.|вчора|2021-02-16|2021-02-16",
        "uk|Війна почалася у лютому 2014 року.|лютому 2014 року|2014-02-01|2014-02-28",
        "be|Выбары 9 жніўня 2020 года.|9 жніўня 2020 года|2020-08-09|2020-08-09",
        "be|Суд у панядзелак.|панядзелак|2021-02-15|2021-02-15",
        "be|Учора яго затрымалі.|Учора|2021-02-16|2021-02-16",
        "pl|Spotkanie 11 lutego.|11 lutego|2021-02-11|2021-02-11",
        "pl|Wybory 9 sierpnia 2020 r. w Mińsku.|9 sierpnia 2020 r.|2020-08-09|2020-08-09",
        "pl|Ogłoszono to w środę.|środę|2021-02-17|2021-02-17",
        "pl|W listopadzie 2020 protestowano.|listopadzie 2020|2020-11-01|2020-11-30",
        "pl|Od 11 do 12 lutego.|11 do 12 lutego|2021-02-11|2021-02-12",
        "de|Am 12. Februar 2021 kam er.|12. Februar 2021|2021-02-12|2021-02-12",
        "de|Vom 9. bis 13. August 2020.|9. bis 13. August 2020|2020-08-09|2020-08-13",
        "de|Am Montag, dem 15. Februar, ging er.|Montag, dem 15. Februar|2021-02-15|2021-02-15",
        "de|Das war letzte Woche.|letzte Woche|2021-02-08|2021-02-14",
        "de|Seit 2019 ist er dort.|2019|2019-01-01|2019-12-31",
        "fr|Il est venu le 12 février.|12 février|2021-02-12|2021-02-12",
        "fr|Du 9 au 13 août 2020.|9 au 13 août 2020|2020-08-09|2020-08-13",
        "fr|Le 1er janvier, il partit.|1er janvier|2021-01-01|2021-01-01",
        "fr|Il est mort hier.|hier|2021-02-16|2021-02-16",
        "fr|Il arrive aujourd'hui.|aujourd'hui|2021-02-17|2021-02-17",
        "es|El 12 de febrero de 2021 llegó.|12 de febrero de 2021|2021-02-12|2021-02-12",
        "es|Del 9 al 13 de agosto de 2020.|9 al 13 de agosto de 2020|2020-08-09|2020-08-13",
        "es|Murió el lunes.|lunes|2021-02-15|2021-02-15",
        "es|Lo dijo la semana pasada.|la semana pasada|2021-02-08|2021-02-14",
      })
  void plain_dates_are_found(String language, String text, String surface, String from, String to) {
    List<DateMention> dates = DATES.find(Field.TEXT, text, language, PUBLISHED);

    assertThat(dates).extracting(DateMention::surface).containsExactly(surface);
    assertThat(dates.getFirst().from()).hasToString(from);
    assertThat(dates.getFirst().to()).hasToString(to);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|В среде журналистов 2000 человек и 31 февраля.",
        "de|Er kommt am Morgen mit 2000 Menschen.",
        "es|Salió por la mañana con 2000 personas.",
        "fr|Il a vu la planète Mars et 2000 personnes.",
        "it|Il 12 febbraio 2021.",
      })
  void what_is_no_date_is_none(String language, String text) {
    assertThat(DATES.find(Field.TEXT, text, language, PUBLISHED)).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(80),
        Arbitraries.of(
                "12",
                "31",
                "0",
                "99999999999",
                "февраля",
                "9",
                "-",
                "по",
                ".",
                "2021",
                "года",
                "г",
                "понедельник",
                "в",
                "de",
                "août",
                "1er",
                "bis",
                "Montag",
                ",",
                "dem",
                "03.04.2021",
                "\u00a0",
                "\ud83d",
                "la",
                "mañana",
                "letzte",
                "Woche",
                "lutego",
                "(",
                "2020-02-30")
            .list()
            .ofMaxSize(30)
            .map(words -> String.join(" ", words)));
  }

  @Property(tries = 300)
  void any_text_is_read_and_spans_lie_in_it(
      @ForAll("texts") String text, @ForAll("languages") String language) {
    int end = 0;
    for (DateMention date : DATES.find(Field.TEXT, text, language, PUBLISHED)) {
      assertThat(text.substring(date.start(), date.end())).isEqualTo(date.surface());
      assertThat(date.start()).isGreaterThanOrEqualTo(end);
      end = date.end();
    }
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of("ru", "uk", "be", "pl", "de", "fr", "es", "it", "");
  }
}
