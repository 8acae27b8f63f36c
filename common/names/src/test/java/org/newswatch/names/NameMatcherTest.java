package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {

  @ParameterizedTest
  @CsvSource({
    "Alexander Lukashenko, Аляксандр Рыгоравіч ЛУКАШЭНКА",
    "Sviatlana Tsikhanouskaya, Светлана Тихановская",
    "Sergej Schoigu, Sergueï Choïgou",
    "Volodymyr Zelensky, Wolodymyr Selenskyj",
    "Владимир Путин, Vladimir Vladimirovich PUTIN",
    "Bill Gates, William Gates",
    "V. Putin, Vladimir Putin",
  })
  void spellings_of_one_person_are_the_same(String one, String other) {
    NameMatch match = compare(one, other);
    assertThat(match.same()).as(match.explain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Sviatlana Tsikhanouskaya, Sergei Tikhanovsky",
    "Tsikhanouskaya, Tikhanovsky",
    "Olaf Scholz, Octavian Scholz",
    "Sergei Viktorovich Lavrov, Sergei Borisovich Lavrov",
    "Alexander Ivanov, Alexandra Ivanova",
    "A. Putin, Vladimir Putin",
  })
  void different_people_are_different(String one, String other) {
    NameMatch match = compare(one, other);
    assertThat(match.same()).as(match.explain()).isFalse();
  }

  private static NameMatch compare(String one, String other) {
    return NameMatcher.compare(
        PreparedName.of(one, NameKind.PERSON), PreparedName.of(other, NameKind.PERSON));
  }
}
