package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.Growth;
import org.newswatch.names.NameKeys;

/** Texts made so that each name would have to be compared with each other one. */
final class HostileNamesTest {

  private static final KnownPlaces PLACES = KnownPlaces.load();
  private static final DocumentNames NAMES = new DocumentNames(NameKeys::key, PLACES);

  @Test
  void thousands_of_people_of_one_family_are_told_apart_without_comparing_all() {
    Growth.assertBelowSquare(
        500, size -> run(persons(size, i -> word(i) + " " + word(i / 2) + " Hollander")));
  }

  @Test
  void thousands_of_people_and_as_many_surnames_do_not_meet_one_by_one() {
    Growth.assertBelowSquare(
        1_000, size -> run(persons(size, i -> i % 2 == 0 ? "Anna " + word(i) : word(i - 1))));
  }

  @Test
  void a_surname_still_leads_to_its_one_bearer_among_thousands() {
    List<Found> found = persons(3_000, i -> i % 2 == 0 ? "Anna " + word(i) : word(i - 1));

    List<Mention> mentions = NAMES.settle(found, Map.of());

    assertThat(mentions)
        .filteredOn(m -> m.surface().equals(word(2_000)))
        .extracting(Mention::head)
        .containsOnly("Anna " + word(2_000));
  }

  @Test
  void persons_on_one_endless_line_are_looked_up_in_its_by_lines_once() {
    String line = "By Jane Doe and " + "Anna Meyer met Otto Brahms ".repeat(7_000);
    var cover = new Cover();

    Bylines.cover(cover, Field.TEXT, line, "en", List.of("jane doe"));

    assertThat(cover.holds(Field.TEXT, 3, 11)).isTrue();
    assertThat(cover.touches(Field.TEXT, 11, line.length())).isFalse();
    Growth.assertBelowSquare(
        20_000,
        size -> {
          String lines = "By Jane Doe\n".repeat(size / 12);
          return () -> Bylines.cover(new Cover(), Field.TEXT, lines, "ru", List.of());
        });
  }

  @Test
  void brackets_and_bodies_by_the_thousand_do_not_meet_one_by_one() {
    Growth.assertBelowSquare(
        1_000,
        size -> {
          String text = "Goods Sales Tax (GST) ".repeat(size);
          var found = new ArrayList<Found>();
          for (int i = 0; i < size; i++) {
            int start = i * 22 + 17;
            found.add(new Found(Field.TEXT, "GST", start, start + 3, MentionType.ORGANIZATION));
          }
          var read = List.of(new Repeats.Read(Field.TEXT, text, List.of()));
          return () -> assertThat(Definitions.withoutExplained(read, found)).isEmpty();
        });
  }

  @Test
  void names_of_a_text_in_another_language_do_not_meet_one_by_one() {
    var others = new OtherLanguages(PLACES, NameKeys::key);
    Growth.assertBelowSquare(
        300,
        size -> {
          String text =
              IntStream.range(0, size)
                  .mapToObj(i -> "Затем Анна " + cyrillic(i) + " и " + cyrillic(i) + " пришли. ")
                  .collect(Collectors.joining());
          var title = CleanText.of("Новости");
          var article = Articles.of("Новости", text);
          var clean = CleanText.of(article.text());
          return () ->
              assertThat(others.names("ru", title, clean, article, budget()).mentions())
                  .hasSizeGreaterThan(size);
        });
  }

  private static Runnable run(List<Found> found) {
    return () -> assertThat(NAMES.settle(found, Map.of())).hasSameSizeAs(found);
  }

  private static Budget budget() {
    return new Budget(System::nanoTime, Annotator.DOCUMENT_TIME_MAX, Annotator.DOCUMENT_TOKENS_MAX);
  }

  private static List<Found> persons(int size, java.util.function.IntFunction<String> name) {
    var found = new ArrayList<Found>();
    int start = 0;
    for (int i = 0; i < size; i++) {
      String surface = Objects.requireNonNull(name.apply(i));
      found.add(
          new Found(Field.TEXT, surface, start, start + surface.length(), MentionType.PERSON));
      start += surface.length() + 1;
    }
    return found;
  }

  /** A word for each number, by syllables that no key folds together. */
  private static String word(int number) {
    return spelled(
        number, "Ba", List.of("ba", "do", "gu", "ki", "lo", "ma", "nu", "po", "ra", "ti"));
  }

  private static String cyrillic(int number) {
    return spelled(
            number, "Ба", List.of("ба", "до", "гу", "ки", "ло", "ма", "ну", "по", "ра", "ти"))
        + "лович";
  }

  private static String spelled(int number, String first, List<String> syllables) {
    var word = new StringBuilder(first);
    for (char digit : Integer.toString(number + 10_000).toCharArray()) {
      word.append(syllables.get(digit - '0'));
    }
    return word.toString();
  }
}
