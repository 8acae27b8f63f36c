package org.newswatch.enricher.annotate.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.newswatch.enricher.annotate.gazetteer.FullNames.FullName;
import org.newswatch.names.Gender;
import org.newswatch.names.GrammaticalCase;
import org.newswatch.names.Reading;

final class FullNamesTest {

  private static final List<String> SYLLABLES =
      List.of("ба", "до", "гу", "ки", "ло", "ма", "ну", "по", "ра", "ти");

  @Test
  void of_a_family_without_end_no_more_are_looked_at_than_tell_that_nobody_is_meant() {
    var named = new ArrayList<FullName>();
    for (int i = 0; i < 5_000; i++) {
      String given =
          "А"
              + Integer.toString(10_000 + i)
                  .chars()
                  .mapToObj(this::syllable)
                  .collect(Collectors.joining());
      named.add(FullName.of(reading(given + " Воронько")));
    }
    var people = new FullNames(named);

    assertThat(people.bearers(List.of(reading("Воронько")), null)).hasSize(FullNames.BEARERS_MAX);
  }

  @Test
  void a_person_is_found_by_family_name_by_its_key_and_by_given_name() {
    var people =
        new FullNames(
            List.of(
                FullName.of(reading("Анна Сергеевна Воронько")),
                FullName.of(reading("Анна Воронько")),
                FullName.of(reading("Пётр Гомель"))));

    assertThat(people.called("Анна Сергеевна Воронько")).isEqualTo("Анна Воронько");
    assertThat(people.called("Ольга Воронько")).isEqualTo("Ольга Воронько");
    assertThat(people.bearers(List.of(reading("ВОРОНЬКО")), null)).hasSize(1);
    assertThat(people.bearers(List.of(reading("Voronko")), "а")).hasSize(1);
    assertThat(people.bearers(List.of(reading("Voronko")), "о")).isEmpty();
    assertThat(people.givenTo(Stream.of("Пётр", "Павел")))
        .extracting(FullName::name)
        .containsExactly("Пётр Гомель");
  }

  @Test
  void when_the_time_is_spent_the_first_names_are_kept_and_the_clock_is_asked_now_and_then() {
    String text =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "затем Анна Воронько пришла. ")
            .collect(Collectors.joining());
    var asked = new AtomicInteger();
    var reader = new GazetteerReader();

    reader.read("ru", "Новости", text, () -> asked.incrementAndGet() > 0);
    // Time runs out when all spans are found and none is settled.
    int looks = asked.getAndSet(0) - 2 * (4_000 / 256);
    int kept =
        reader
            .read("ru", "Новости", text, () -> asked.incrementAndGet() <= looks)
            .mentions()
            .size();

    assertThat(looks).isBetween(20, 400);
    assertThat(kept).isBetween(Settlement.SPANS_ALWAYS_READ / 2, Settlement.SPANS_ALWAYS_READ);
  }

  private String syllable(int digit) {
    return SYLLABLES.get(digit - '0');
  }

  private static Reading reading(String base) {
    return new Reading(base, Gender.ANY, Set.of(GrammaticalCase.NOMINATIVE), 1);
  }
}
