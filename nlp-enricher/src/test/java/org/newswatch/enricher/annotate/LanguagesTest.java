package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {

  private static final Languages LANGUAGES = Languages.load();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Вчера вечером жители посёлка собрались на площади, чтобы обсудить новый мост.",
        "uk|Учора ввечері мешканці селища зібралися на площі, щоб обговорити новий міст.",
        "be|Учора ўвечары жыхары пасёлка сабраліся на плошчы, каб абмеркаваць новы мост.",
        "pl|Wczoraj wieczorem mieszkańcy osady zebrali się na placu, żeby omówić nowy most.",
        "de|Gestern Abend kamen die Bewohner auf dem Platz zusammen und sprachen über die Brücke.",
        "en|Last night the people of the village met in the square to talk about the bridge.",
      })
  void a_sentence_is_enough_to_tell_the_language(String language, String text) {
    assertThat(LANGUAGES.detect(text)).isEqualTo(language);
  }

  @Test
  void a_text_that_opens_in_another_alphabet_is_in_that_of_most_of_its_letters() {
    String russian = "Жители посёлка собрались на площади, чтобы обсудить новый мост через реку. ";

    assertThat(
            LANGUAGES.detect("Breaking news from the village square tonight\n" + russian.repeat(3)))
        .isEqualTo("ru");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "be|Жыве Беларусь! Ён прыйшоў",
        "uk|Її мост",
        "uk|Новий міст",
        "ru|Новый мост",
        "ru|Мост",
        "pl|Łódź",
        "de|Straße",
        "en|Bridge",
      })
  void a_text_too_short_for_the_model_is_told_by_its_letters(String language, String text) {
    assertThat(LANGUAGES.detect(text)).isNull();
    assertThat(Languages.readIn(null, null, text)).isEqualTo(language);
  }

  @Test
  void a_short_text_is_in_the_language_that_is_declared_unless_its_letters_forbid_it() {
    assertThat(Languages.readIn(null, "bg", "Мост")).isEqualTo("bg");
    assertThat(Languages.readIn(null, "uk-UA", "Мост")).isEqualTo("uk");
    assertThat(Languages.readIn(null, "ru", "Bridge")).isEqualTo("en");
    assertThat(Languages.readIn(null, "en", "Мост")).isEqualTo("ru");
    assertThat(Languages.readIn(null, "pl", "Most")).isEqualTo("pl");
  }

  @Test
  void what_has_no_letters_has_no_language_to_speak_of() {
    assertThat(LANGUAGES.detect("12 34 !!")).isNull();
    assertThat(Languages.readIn(null, null, "12 34")).isEqualTo("en");
    assertThat(Languages.readIn(null, null, "本报讯")).isEmpty();
  }
}
