package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.Articles;
import org.newswatch.names.NameKeys;

final class OtherLanguagesTest {

  private static final OtherLanguages OTHERS =
      new OtherLanguages(KnownPlaces.load(), NameKeys::key);

  private static final List<String> PIECES =
      List.of(
          "Anna O ' Brien",
          "Dr . Hollander",
          "U . S .",
          "Peter D . Hollander",
          "Präsident Viktor O ’ Leary",
          "Ляшко ' s",
          "в Минске",
          "президент А . Г . Лукашенко",
          "Александр Лукашенко",
          "\u00e2\u20ac\u2122",
          "\u2020",
          "\u00a0",
          "Hamburg",
          "O ' Neill",
          ".",
          "\n",
          "Von Anna Meyer\n",
          "Фото: Анна Майер\n",
          "sagte",
          "сказал");

  @Test
  void signs_that_stand_apart_do_not_shift_what_is_found() {
    String text = "Gestern traf Anna O ' Brien in Hamburg den Minister Peter D . Hollander .";

    assertThat(names("de", text))
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .extracting(Mention::surface)
        .contains("Anna O ' Brien")
        .allMatch(surface -> !surface.isBlank());
    assertThat(names("de", text))
        .allSatisfy(m -> assertThat(text.substring(m.start(), m.end())).isEqualTo(m.surface()));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(pieces -> String.join(" ", pieces))
        .filter(text -> !text.isBlank());
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void offsets_point_at_the_surface_in_any_language(@ForAll("texts") String text) {
    for (String language : List.of("de", "ru", "pl", "it")) {
      int end = 0;
      for (Mention mention : names(language, text)) {
        assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.surface());
        assertThat(mention.surface()).isEqualTo(mention.surface().strip()).isNotEmpty();
        assertThat(mention.start()).isGreaterThanOrEqualTo(end);
        end = mention.end();
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Автор: Анна Майер",
        "ru|Текст и фото: Анна Майер, БелТА",
        "ru|Подготовила Анна Майер",
        "uk|Фото: Анна Майер / Укрінформ",
        "uk|Розмовляла Анна Майер",
        "be|Аўтар: Анна Майер",
        "pl|Autorka: Anna Meyer",
        "pl|Rozmawiała Anna Meyer",
        "de|Von Anna Meyer und Otto Brahms",
        "de|Foto: Anna Meyer/dpa",
        "fr|Par Anna Meyer",
        "es|Por Anna Meyer, Madrid",
        "it|Di Anna Meyer",
        "ru|Анна Майер, БелТА",
      })
  void whom_a_by_line_names_is_nobody_of_the_story(String language, String line) {
    String other =
        language.equals("ru") || language.equals("uk") || language.equals("be")
            ? "Вчера в Минске выступил Александр Лукашенко."
            : "Angela Merkel, Hamburg.";

    List<Mention> mentions =
        OTHERS
            .names(
                language,
                CleanText.of("News"),
                CleanText.of(line + "\n\n" + other),
                by("Анна Майер", line + "\n\n" + other),
                budget())
            .mentions();

    assertThat(mentions)
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .extracting(Mention::surface)
        .containsExactly(other.contains("Merkel") ? "Angela Merkel" : "Александр Лукашенко");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ru|Фото: Александр Лукашенко выступает в Минске.",
        "de|Von Angela Merkel ist nichts zu erwarten.",
        "es|Por Angela Merkel votaron muchos en Hamburgo.",
      })
  void a_sentence_that_begins_like_a_by_line_is_none(String language, String sentence) {
    assertThat(names(language, "Am Anfang.\n" + sentence))
        .filteredOn(m -> m.type() == MentionType.PERSON)
        .isNotEmpty();
  }

  private static List<Mention> names(String language, String text) {
    return OTHERS
        .names(
            language, CleanText.of("News"), CleanText.of(text), Articles.of("News", text), budget())
        .mentions();
  }

  private static RawArticle by(String author, String text) {
    return RawArticle.builder(
            org.newswatch.contract.ArticleId.ofUrl("https://paper-a.test/1"),
            new org.newswatch.contract.SourceRef("paper-a", "Paper A", "paper-a.test", null, null),
            "News",
            text,
            Articles.FETCHED)
        .byline(List.of(author))
        .build();
  }

  private static Budget budget() {
    return new Budget(System::nanoTime, Annotator.DOCUMENT_TIME_MAX, Annotator.DOCUMENT_TOKENS_MAX);
  }
}
