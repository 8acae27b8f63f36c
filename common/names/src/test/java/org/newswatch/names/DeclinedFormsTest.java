package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.names.DeclinedForms.Role;

final class DeclinedFormsTest {

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "ru, Путину, Путин",
    "ru, Путиным, Путин",
    "ru, Лаврова, Лавров",
    "ru, Тихановского, Тихановский",
    "ru, Зеленского, Зеленский",
    "ru, Макея, Макей",
    "ru, Макеем, Макей",
    "ru, Туска, Туск",
    "ru, Тарановича, Таранович",
    "ru, Лукашенко, Лукашенко",
    "ru, Черных, Черных",
    "ru, Залужного, Залужный",
    "uk, Лукашенка, Лукашенко",
    "uk, Лукашенкові, Лукашенко",
    "uk, Зеленського, Зеленський",
    "uk, Залужним, Залужний",
    "uk, Путіним, Путін",
    "uk, Єрмаком, Єрмак",
    "uk, Шмигалеві, Шмигаль",
    "be, Лукашэнкі, Лукашэнка",
    "be, Лукашэнку, Лукашэнка",
    "be, Лукашэнкам, Лукашэнка",
    "be, Пуціным, Пуцін",
    "be, Макея, Макей",
    "be, Статкевіча, Статкевіч",
    "pl, Łukaszenką, Łukaszenko",
    "pl, Łukaszenki, Łukaszenko",
    "pl, Łukaszence, Łukaszenko",
    "pl, Tuskiem, Tusk",
    "pl, Tuska, Tusk",
    "pl, Putinem, Putin",
    "pl, Sikorskiego, Sikorski",
    "pl, Kaczyńskim, Kaczyński",
  })
  void the_likeliest_base_of_a_declined_family_name_is_found(
      String language, String form, String base) {
    assertThat(DeclinedForms.readings(form, Role.FAMILY, language))
        .first()
        .extracting(Reading::base)
        .isEqualTo(base);
  }

  @ParameterizedTest(name = "{0}: {1} may be {2}")
  @CsvSource({
    "ru, Тихановской, Тихановская",
    "ru, Цепкало, Цепкало",
    "ru, Кучмы, Кучма",
    "uk, Тихановської, Тихановська",
    "be, Ціханоўскай, Ціханоўская",
    "be, Бабарыкі, Бабарыка",
    "pl, Cichanouskiej, Cichanouska",
    "pl, Dudzie, Duda",
    "pl, Dudą, Duda",
    "pl, Ziobrze, Ziobro",
    "pl, Morawieckiemu, Morawiecki",
    "pl, Zełenskim, Zełenski",
  })
  void the_base_is_among_those_a_form_may_have(String language, String form, String base) {
    assertThat(DeclinedForms.bases(form, language)).contains(base);
  }

  @ParameterizedTest(name = "{0}: {1} {2} is {3}")
  @CsvSource({
    "ru, Светланой, Тихановской, Светлана Тихановская",
    "ru, Сергея, Тихановского, Сергей Тихановский",
    "ru, Александром, Лукашенко, Александр Лукашенко",
    "ru, Марией, Колесниковой, Мария Колесникова",
    "ru, Владимира, Макея, Владимир Макей",
    "ru, Леонида, Кучмы, Леонид Кучма",
    "ru, Ангелой, Меркель, Ангела Меркель",
    "uk, Володимира, Зеленського, Володимир Зеленський",
    "uk, Андрієві, Єрмаку, Андрій Єрмак",
    "uk, Юлією, Тимошенко, Юлія Тимошенко",
    "be, Аляксандрам, Лукашэнкам, Аляксандр Лукашэнка",
    "be, Святланы, Ціханоўскай, Святлана Ціханоўская",
    "be, Марыі, Калеснікавай, Марыя Калеснікава",
    "pl, Andrzejowi, Dudzie, Andrzej Duda",
    "pl, Andrzejem, Dudą, Andrzej Duda",
    "pl, Swiatłaną, Cichanouską, Swiatłana Cichanouska",
    "pl, Alaksandrem, Łukaszenką, Alaksandr Łukaszenko",
    "pl, Donalda, Tuska, Donald Tusk",
    "pl, Radosława, Sikorskiego, Radosław Sikorski",
    "pl, Szymonowi, Hołowni, Szymon Hołownia",
  })
  void a_full_name_agrees_in_gender_and_case(
      String language, String given, String family, String base) {
    List<Reading> names =
        DeclinedForms.together(
            List.of(
                DeclinedForms.readings(given, Role.GIVEN, language),
                DeclinedForms.readings(family, Role.FAMILY, language)));

    assertThat(names).first().extracting(Reading::base).isEqualTo(base);
  }

  @Test
  void what_else_the_document_says_decides_between_him_and_her() {
    List<Reading> open = russian("Александра", "Гриневич-Шевченко");
    List<Reading> his = russian("Александром", "Гриневич-Шевченко");
    List<Reading> hers = russian("Александрой", "Гриневич-Шевченко");

    assertThat(first(List.of(open, his), open)).startsWith("Александр ");
    assertThat(first(List.of(open, hers), open)).startsWith("Александра ");
  }

  @Test
  void a_base_that_stands_in_the_document_wins() {
    List<Reading> readings = DeclinedForms.readings("Кулибы", Role.FAMILY, "ru");

    assertThat(
            new BaseForms(List.of(readings), Set.of("Кулиба"), base -> false)
                .ranked(readings, "Кулибы")
                .getFirst()
                .base())
        .isEqualTo("Кулиба");
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource({
    "ru, Путину, Путин",
    "ru, Зеленского, Зеленский",
    "ru, Макея, Макей",
    "uk, Лукашенкові, Лукашенко",
    "be, Ціханоўскай, Ціханоўская",
    "pl, Łukaszenką, Łukaszenko",
    "pl, Sikorskiego, Sikorski",
  })
  void declined_form_and_base_share_the_look_up_key(String language, String form, String base) {
    assertThat(NameKeys.key(form)).isEqualTo(NameKeys.key(base));
  }

  @Test
  void forms_lead_from_the_base_to_what_stands_in_texts() {
    assertThat(DeclinedForms.forms("Беларусь", Role.NOUN, "ru")).contains("беларуси", "беларусью");
    assertThat(DeclinedForms.forms("Warszawa", Role.NOUN, "pl")).contains("warszawie", "warszawą");
    assertThat(DeclinedForms.forms("Київ", Role.NOUN, "uk")).contains("києва", "києві");
    assertThat(DeclinedForms.forms("Мінск", Role.NOUN, "be")).contains("мінску", "мінска");
  }

  @Test
  void words_in_capitals_are_read_like_others() {
    assertThat(DeclinedForms.bases("ПУТИНУ", "ru")).contains("Путин");
  }

  @Test
  void other_languages_have_no_readings() {
    assertThat(DeclinedForms.declines("de")).isFalse();
    assertThat(DeclinedForms.bases("Merkels", "de")).isEmpty();
  }

  @Property(tries = 400)
  void any_word_is_read_the_same_twice_and_never_breaks(
      @ForAll @CharRange(from = 'А', to = 'ї') @StringLength(max = 50) String word) {
    for (String language : List.of("ru", "uk", "be")) {
      assertThat(DeclinedForms.bases(word, language))
          .isEqualTo(DeclinedForms.bases(word, language))
          .doesNotHaveDuplicates();
    }
  }

  @Property(tries = 400)
  void any_string_at_all_is_read(@ForAll String word) {
    assertThat(DeclinedForms.bases(word, "pl")).isNotNull();
    assertThat(DeclinedForms.forms(word, Role.NOUN, "pl")).isNotEmpty();
  }

  private static List<Reading> russian(String given, String family) {
    return DeclinedForms.together(
        List.of(
            DeclinedForms.readings(given, Role.GIVEN, "ru"),
            DeclinedForms.readings(family, Role.FAMILY, "ru")));
  }

  private static String first(List<List<Reading>> document, List<Reading> mention) {
    return new BaseForms(document, Set.of(), base -> false).ranked(mention, "").getFirst().base();
  }
}
