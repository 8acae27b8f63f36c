package org.newswatch.enricher.annotate.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;

final class GazetteerPropertiesTest {

  private static final GazetteerReader READER = new GazetteerReader();

  private static final List<String> LANGUAGES =
      List.of("ru", "uk", "be", "pl", "de", "es", "fr", "it");

  private static final List<String> PIECES =
      List.of(
          "Александр",
          "Лукашенко",
          "Лукашенко.",
          "А. Г.",
          "А.",
          "президенту",
          "Путину",
          "«",
          "»",
          "«Вясна»",
          "газета",
          "Министерство",
          "обороны",
          "в",
          "Минске",
          ",",
          ".",
          "\n\n",
          "-",
          "—",
          "ООН",
          "Світлана",
          "Тихановської",
          "у",
          "Києві",
          "Святланай",
          "Ціханоўскай",
          "прэм'ер",
          "Donaldem",
          "Tuskiem",
          "prezes",
          "PiS",
          "Uniwersytetu",
          "Warszawskiego",
          "i",
          "Łukaszenką",
          "Иваново-",
          "-Франковск",
          "Ким",
          "Чен",
          "Ын",
          "Ё",
          "ё",
          "I\u0307",
          "\u0130",
          "O'",
          "d'",
          "l'ONU",
          "’",
          "фон",
          "дер",
          "Ляйен",
          "\u0301",
          "\ud83d\ude00",
          "Дж.",
          "Иванович",
          "Иванова",
          "(",
          ")",
          "\"",
          "„",
          "”",
          "1",
          "ПУТИН",
          "ß",
          "Frau",
          "Hollander",
          "Hollanders",
          "EU");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(40)
        .flatMap(pieces -> Arbitraries.of(" ", "", "  ").map(gap -> String.join(gap, pieces)));
  }

  @Provide
  Arbitrary<String> letters() {
    return Arbitraries.strings()
        .withCharRange('А', 'я')
        .withCharRange('A', 'z')
        .withCharRange('Ą', 'ż')
        .withChars('і', 'ї', 'є', 'ў', 'ё', 'І', '.', ' ', ' ', '\n', '-', '\'', '«', '»')
        .ofMaxLength(300);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void pieces_of_names_in_any_order_give_sound_mentions(@ForAll("texts") String text) {
    check(text);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void letters_in_any_order_give_sound_mentions(@ForAll("letters") String text) {
    check(text);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void any_string_at_all_gives_sound_mentions(@ForAll String text) {
    check(text);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void the_same_text_gives_the_same_names_on_any_thread(@ForAll("texts") String text) {
    var shared = new GazetteerReader();
    List<GazetteerReader.Names> all =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> shared.read("ru", "Путину", text, () -> true))
            .toList();

    assertThat(all).containsOnly(READER.read("ru", "Путину", text, () -> true));
  }

  private record Place(Field field, int start, int end) {}

  private static void check(String text) {
    for (String language : LANGUAGES) {
      GazetteerReader.Names names = READER.read(language, text, text, () -> true);
      var places = new ArrayList<Place>();
      for (Mention mention : names.mentions()) {
        assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.surface());
        places.add(new Place(mention.field(), mention.start(), mention.end()));
      }
      for (Candidate candidate : names.candidates()) {
        assertThat(text.substring(candidate.start(), candidate.end()))
            .isEqualTo(candidate.surface());
        places.add(new Place(candidate.field(), candidate.start(), candidate.end()));
      }
      places.sort(Comparator.comparing(Place::field).thenComparing(Place::start));
      for (int i = 1; i < places.size(); i++) {
        Place before = places.get(i - 1);
        assertThat(before.field() != places.get(i).field() || before.end() <= places.get(i).start())
            .as("%s in %s", places.get(i), text)
            .isTrue();
      }
    }
  }
}
