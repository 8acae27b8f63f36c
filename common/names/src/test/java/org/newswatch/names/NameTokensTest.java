package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Vladimir Putin | Vladimir,Putin",
        "Uladzimir Makei-Smith | Uladzimir,Makei,Smith",
        "Ahmad Al-Masri | Ahmad,Al,Masri",
        "Shaquille O'Neil | Shaquille,O'Neil",
        "Putin's men | Putin,men",
        "Putin’s men | Putin,men",
        "the Makeis' house | the,Makeis,house",
        "'Lukashenko' | Lukashenko",
        "LUKASHENKO, A.G. | LUKASHENKO,A,G",
        "В'ячеслав Пономарьов | В'ячеслав,Пономарьов",
      })
  void names_fall_into_their_words(String name, String words) {
    assertThat(NameKeys.tokens(name)).extracting(NameToken::text).containsExactly(words.split(","));
  }

  @Test
  void offsets_point_at_the_words() {
    String text = "  Putin’s 😀 aide Łukaszenką.";

    assertThat(NameKeys.tokens(text))
        .allSatisfy(
            token -> assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text()))
        .extracting(NameToken::text)
        .containsExactly("Putin", "aide", "Łukaszenką");
  }

  @Test
  void an_apostrophe_that_is_a_letter_to_unicode_is_no_word_and_ends() {
    // U+02BC and U+02B9 are modifier letters.
    assertThat(NameKeys.tokens("\u02BC \u02B9\u02BC")).isEmpty();
    assertThat(NameKeys.tokens("Sana\u02BC \u02BCAden O\u02BCNeill"))
        .extracting(NameToken::text)
        .containsExactly("Sana", "Aden", "O\u02BCNeill");
  }

  @Test
  void a_possessive_lies_outside_the_word_but_inside_what_a_key_replaces() {
    NameToken putin = NameKeys.tokens("Putin's plan").getFirst();

    assertThat(putin.end()).isEqualTo(5);
    assertThat(putin.wordEnd()).isEqualTo(7);
  }

  @Test
  void particles_give_no_key_unless_they_are_the_last_word() {
    assertThat(NameKeys.keys("Ursula von der Leyen"))
        .containsExactly(NameKeys.key("Ursula"), NameKeys.key("Leyen"));
    assertThat(NameKeys.keys("Osama bin Laden"))
        .containsExactly(NameKeys.key("Osama"), NameKeys.key("Laden"));
    assertThat(NameKeys.keys("Sergey Ten"))
        .containsExactly(NameKeys.key("Sergey"), NameKeys.key("Ten"));
  }

  @Test
  void initials_and_numbers_give_no_key() {
    assertThat(NameKeys.keys("A. G. Lukashenko")).containsExactly(NameKeys.key("Lukashenko"));
    assertThat(NameKeys.key("G7")).isEmpty();
    assertThat(NameKeys.key("2021")).isEmpty();
    assertThat(NameKeys.key("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Vladimir Vladimirovich Putin, Putin",
    "Путин Владимир Владимирович, Putin",
    "Roman Arkadyevich Abramovich, Abramovich",
    "Viktar Babaryka, Babaryka",
    "Siemens AG, Siemens",
    "Alexander Roman, Alexander Roman",
  })
  void a_person_is_looked_up_by_the_family_name(String name, String lookedUp) {
    assertThat(NameKeys.lookupKeys(name)).containsExactlyElementsOf(NameKeys.keys(lookedUp));
  }

  @Test
  void a_key_stays_one_word_by_the_rules_of_unicode() {
    String keyed = "Mr " + NameKeys.key("Лукашенко") + " met " + NameKeys.key("Putin") + ".";
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(keyed);
    List<String> found = new ArrayList<>();
    for (int start = 0, end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      found.add(keyed.substring(start, end));
      start = end;
    }

    assertThat(found).contains(NameKeys.key("Lukashenko"), NameKeys.key("Putin"));
  }

  @Test
  void a_name_in_the_letters_of_two_scripts_is_read_as_one() {
    assertThat(NameKeys.key("Сергiй")).isEqualTo(NameKeys.key("Сергій"));
    assertThat(NameKeys.key("КАРТAПOЛOВ")).isEqualTo(NameKeys.key("Kartapolov"));
    assertThat(NameKeys.key("Pиtin")).isNotEmpty();
    assertThat(NameKeys.key("Лукаше\u0301нко")).isEqualTo(NameKeys.key("Lukashenko"));
  }
}
