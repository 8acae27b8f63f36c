package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NameMatcherPropertyTest {

  private static final String[] WORDS = {
    "Vladimir",
    "Владимирович",
    "PUTIN",
    "Putina",
    "bin",
    "al-Din",
    "Dr.",
    "LLC",
    "&",
    "G.m.b.H.",
    "II",
    "2007-1",
    "V.",
    "JC",
    "김정은",
    "习近平",
    "بشار",
    "الأسد",
    "Сашa",
    "О’Нил",
    ",",
    "-",
    "1st",
    "von",
    "der",
    "Joint",
    "Stock",
    "Company",
    "Forty",
    "four",
    "Ибрагимовна",
    "Ĳ",
    "ß",
    "\uD83D"
  };

  @Property(tries = 400)
  void it_makes_no_difference_which_name_comes_first(
      @ForAll("names") String one, @ForAll("names") String other, @ForAll NameKind kind) {
    PreparedName a = PreparedName.of(one, kind);
    PreparedName b = PreparedName.of(other, kind);
    NameMatch there = NameMatcher.compare(a, b);
    NameMatch back = NameMatcher.compare(b, a);

    assertThat(there.score()).isBetween(0.0, 1.0).isEqualTo(back.score());
    assertThat(back.parts()).isEqualTo(there.parts().stream().map(PartMatch::flipped).toList());
    assertThat(NameMatcher.compatible(a, b)).isEqualTo(NameMatcher.compatible(b, a));
    assertThat(there.explain()).isNotBlank();
  }

  @Property(tries = 300)
  void a_name_with_letters_is_itself(@ForAll("names") String any, @ForAll NameKind kind) {
    PreparedName name = PreparedName.of(any, kind);
    NameMatch match = NameMatcher.compare(name, PreparedName.of(any, kind));

    if (name.parts().isEmpty()) {
      assertThat(match.score()).isZero();
    } else {
      assertThat(match.score()).as(match.explain()).isEqualTo(1);
      assertThat(NameMatcher.compatible(name, name)).isTrue();
    }
  }

  @Property(tries = 300)
  void the_same_names_compare_alike_every_time(
      @ForAll("names") String one, @ForAll("names") String other, @ForAll NameKind kind) {
    NameMatch first = NameMatcher.compare(PreparedName.of(one, kind), PreparedName.of(other, kind));
    NameMatch second =
        NameMatcher.compare(PreparedName.of(one, kind), PreparedName.of(other, kind));
    assertThat(second).isEqualTo(first);
  }

  @Property(tries = 100)
  void parts_stay_few_however_long_the_name(@ForAll("names") String any, @ForAll NameKind kind) {
    PreparedName name = PreparedName.of(any.repeat(50), kind);
    assertThat(name.parts()).hasSizeLessThanOrEqualTo(PreparedName.PARTS_MAX);
    assertThat(NameMatcher.compare(name, name).score()).isBetween(0.0, 1.0);
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> words =
        Arbitraries.of(WORDS).list().ofMinSize(0).ofMaxSize(6).map(list -> String.join(" ", list));
    Arbitrary<String> glued =
        Combinators.combine(Arbitraries.of(WORDS), Arbitraries.of(WORDS)).as(String::concat);
    return Arbitraries.oneOf(words, glued, Arbitraries.strings().ofMaxLength(30));
  }
}
