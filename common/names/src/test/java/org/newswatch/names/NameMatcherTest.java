package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.names.PartMatch.How;

class NameMatcherTest {

  @ParameterizedTest
  @CsvSource({
    "Alexander Lukashenko, Аляксандр Рыгоравіч ЛУКАШЭНКА",
    "Sviatlana Tsikhanouskaya, Светлана Тихановская",
    "Svetlana Tikhanovskaya, Swiatłana Cichanouska",
    "Sergej Schoigu, Sergueï Choïgou",
    "Volodymyr Zelensky, Wolodymyr Selenskyj",
    "Wołodymyr Zełenski, Володимир Зеленський",
    "Владимир Путин, Vladimir Vladimirovich PUTIN",
    "ПУТИН Владимир Владимирович, Wladimir Putin",
    "'Putin, Vladimir', Vladimir Putin",
    "Bill Gates, William Gates",
    "Sasha Lukashenko, Alexander Lukashenko",
    "V. Putin, Vladimir Putin",
    "JC Juncker, Jean-Claude Juncker",
    "Recep Tayyip Erdoğan, Реджеп Тайип Эрдоган",
    "İlham Əliyev, Ilham Aliev",
    "بشار الأسد, Bashar al-Assad",
    "محمود احمدی‌نژاد, Mahmoud Ahmadinejad",
    "习近平, Xi Jinping",
    "習近平, 习近平",
    "AlisherUsmanov, Alisher Usmanov",
    "Влади мир ПУ ТИН, Vladimir PUTIN",
    "Ig0r Sech1n, Igor Sechin",
    "Alexandr Lukashnko, Alexander Lukashenko",
    "Aleksandr MALYKHIN Alexander MALYHIN, Олександр МАЛИХІН",
    "Президент Дуда, Andrzej Duda",
    "Konstantin IVASHCHENKO, Костянтин IВАЩЕНКО",
  })
  void spellings_of_one_person_are_the_same(String one, String other) {
    NameMatch match = compare(one, other, NameKind.PERSON);
    assertThat(match.same()).as(match.explain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Sviatlana Tsikhanouskaya, Sergei Tikhanovsky",
    "Tsikhanouskaya, Tikhanovsky",
    "S. Tsikhanouskaya, S. Tikhanovsky",
    "Putina, Vladimir Putin",
    "Lyudmila Putina, Vladimir Putin",
    "Olaf Scholz, Octavian Scholz",
    "Viktor Lukashenko, Dmitry Lukashenko",
    "Sergei Viktorovich Lavrov, Sergei Borisovich Lavrov",
    "Alexander Ivanov, Alexandra Ivanova",
    "A. Putin, Vladimir Putin",
    "Alexey Mikhailov, Alexey Mikhailovich Mironov",
    "Sergey Zorin, Sergei Churin",
    "Oleksandr Zelenskyy, Volodymyr Oleksandrovych Zelenskyy",
    "Ahmad bin Hasan al-Ubaidi, Hasan bin Ahmad al-Ubaidi",
    "Paul Martin, Martin Paul",
    "习近朋, 习近平",
    "Michaela, Michelle Obama",
  })
  void different_people_are_different(String one, String other) {
    NameMatch match = compare(one, other, NameKind.PERSON);
    assertThat(match.same()).as(match.explain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Apple Incorporated, Apple Inc.",
    "Siemens Aktiengesellschaft, Siemens AG",
    "OAO Gazprom, Gazprom JSC",
    "ООО «Ромашка», Romashka LLC",
    "S.A.R.L. Dupont, Dupont SARL",
    "First Bank of Minsk, 1st Bank of Minsk",
    "Brigade Forty-Four, Brigade 44",
    "PLA, People's Liberation Army",
    "Good Will Company, Goodwill Company",
    "H&M Hennes & Mauritz AB, H and M Hennes and Mauritz AB",
    "World Health Organisation, World Health Organization",
  })
  void names_of_one_organisation_are_the_same(String one, String other) {
    NameMatch match = compare(one, other, NameKind.ORGANIZATION);
    assertThat(match.same()).as(match.explain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Deutsche Bank AG, Deutsche Bank GmbH",
    "Bank of China (Hong Kong), Bank of China (Singapore)",
    "Apollo Fund VIII, Apollo Fund IX",
    "Brigade 44, Brigade 45",
    "BP plc, BD plc",
    "Volkswagen AG, Siemens AG",
    "Government of Estonia, Government of Ethiopia",
    "Limited Liability Company, Joint Stock Company",
  })
  void different_organisations_are_different(String one, String other) {
    NameMatch match = compare(one, other, NameKind.ORGANIZATION);
    assertThat(match.same()).as(match.explain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Lukashenko, Alexander Lukashenko, true",
    "Лукашенко, Alexander Lukashenko, true",
    "A. Lukashenko, Alexander Lukashenko, true",
    "Sviatlana Tsikhanouskaya, Tsikhanouskaya, true",
    "Путина, Владимир Путин, true",
    "Sviatlana Tsikhanouskaya, Sergei Tikhanovsky, false",
    "Tikhanovsky, Sviatlana Tsikhanouskaya, false",
    "Putina, Vladimir Putin, false",
    "Viktor Lukashenko, Alexander Lukashenko, false",
    "Alexander, Vladimir Putin, false",
  })
  void short_forms_are_compatible_and_relatives_are_not(
      String one, String other, boolean compatible) {
    PreparedName a = PreparedName.of(one, NameKind.PERSON);
    PreparedName b = PreparedName.of(other, NameKind.PERSON);
    assertThat(NameMatcher.compatible(a, b))
        .as(NameMatcher.compare(a, b).explain())
        .isEqualTo(compatible);
  }

  @Test
  void a_match_says_how_each_part_matched() {
    NameMatch match = compare("Bill J. Gates", "GATES, William", NameKind.PERSON);

    assertThat(match.reordered()).isTrue();
    assertThat(match.parts())
        .extracting(PartMatch::role, PartMatch::how)
        .containsExactlyInAnyOrder(
            tuple(PartRole.FAMILY, How.SAME),
            tuple(PartRole.GIVEN, How.NICKNAME),
            tuple(PartRole.INITIAL, How.MISSING));
    assertThat(match.explain()).contains("same", "NICKNAME", "Bill ~ William", "in another order");
  }

  @Test
  void parts_tell_what_they_do_in_the_name() {
    List<PartRole> roles =
        PreparedName.of("Mr. Иван Иванович von IVANOV LLC", NameKind.PERSON).parts().stream()
            .map(NamePart::role)
            .toList();
    assertThat(roles)
        .containsExactly(
            PartRole.TITLE,
            PartRole.GIVEN,
            PartRole.PATRONYMIC,
            PartRole.PARTICLE,
            PartRole.FAMILY,
            PartRole.COMMON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "---", "!?", "\uD83D", "\u200D", "0", "№"})
  void what_is_no_name_is_like_no_name(String sign) {
    for (NameKind kind : NameKind.values()) {
      PreparedName none = PreparedName.of(sign, kind);
      assertThat(NameMatcher.score(none, PreparedName.of("Vladimir Putin", kind))).isZero();
      assertThat(NameMatcher.compatible(none, PreparedName.of("Putin", kind))).isFalse();
    }
  }

  @Test
  void a_name_longer_than_any_is_compared_by_its_beginning() {
    String words = "Vladimir Putin ".repeat(200);
    String word = "a".repeat(5_000);
    for (NameKind kind : NameKind.values()) {
      PreparedName many = PreparedName.of(words, kind);
      PreparedName one = PreparedName.of(word, kind);
      assertThat(many.parts()).hasSize(PreparedName.PARTS_MAX);
      assertThat(NameMatcher.score(many, one)).isBetween(0.0, 1.0);
      assertThat(NameMatcher.compare(many, many).same()).isTrue();
    }
  }

  private static NameMatch compare(String one, String other, NameKind kind) {
    return NameMatcher.compare(PreparedName.of(one, kind), PreparedName.of(other, kind));
  }
}
