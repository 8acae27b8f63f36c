package org.newswatch.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Leads declined names of Russian, Ukrainian, Belarusian and Polish back to their base forms. All
 * methods are pure, thread-safe and accept any string; what they do not understand has no readings.
 *
 * <p>One form often has several readings (Александра is Alexandra, or of Alexander). {@link
 * #together} keeps those that agree in gender and case within one name; {@link BaseForms} chooses
 * among them by what else the document says.
 */
public final class DeclinedForms {

  /** What part a word has in a name. */
  public enum Role {
    /** Known given names and their usual short forms only. */
    GIVEN,
    /** Known endings of patronymics only. */
    PATRONYMIC,
    /** Any word. */
    FAMILY,
    /** Any word: a place, a body, a thing, also an adjective in its name. */
    NOUN
  }

  /** A word longer than this many UTF-16 units is not declined. */
  public static final int WORD_CHARS_MAX = 40;

  /** Readings of one word or of one name. */
  public static final int READINGS_MAX = 24;

  private static final Map<String, Declension> BY_LANGUAGE =
      Map.of(
          "ru", Declension.read("ru"),
          "uk", Declension.read("uk"),
          "be", Declension.read("be"),
          "pl", Declension.read("pl"));

  private static final Comparator<Reading> LIKELIER_FIRST =
      Comparator.comparingDouble(Reading::likelihood)
          .reversed()
          .thenComparing(r -> !r.cases().contains(GrammaticalCase.NOMINATIVE));

  private static final Comparator<Reading> LIKELIEST_FIRST =
      LIKELIER_FIRST.thenComparing(Reading::base).thenComparing(Reading::gender);

  private DeclinedForms() {}

  /** Whether names of the language (a BCP 47 primary subtag) are declined here. */
  public static boolean declines(String language) {
    return BY_LANGUAGE.containsKey(language);
  }

  /**
   * How a word can be understood in this part of a name, likeliest first; empty if it cannot, or if
   * the language is not declined here. Of a word with hyphens the last part is declined.
   */
  public static List<Reading> readings(String word, Role role, String language) {
    Declension declension = BY_LANGUAGE.get(language);
    if (declension == null || word.isEmpty() || word.length() > WORD_CHARS_MAX) {
      return List.of();
    }
    String plain = titleCase(word);
    List<Reading> whole = new ArrayList<>(declension.readings(plain, role));
    int hyphen = plain.lastIndexOf('-');
    if (hyphen > 0 && whole.isEmpty() && role == Role.GIVEN) {
      whole.addAll(bothParts(plain, hyphen, language));
    }
    // As it stands there first: the lists have names with ё and without.
    whole.sort(
        Comparator.comparing((Reading r) -> role != Role.GIVEN || !r.base().equals(plain))
            .thenComparing(LIKELIEST_FIRST));
    return List.copyOf(whole.subList(0, Math.min(READINGS_MAX, whole.size())));
  }

  /** The forms that a base form takes, in lower case, itself among them. */
  public static Set<String> forms(String base, Role role, String language) {
    Declension declension = BY_LANGUAGE.get(language);
    return declension == null || base.isEmpty() || base.length() > WORD_CHARS_MAX
        ? Set.of(Declension.folded(base))
        : declension.forms(base, role);
  }

  /** The base forms that a word of a person's name may have, likeliest first, each once. */
  public static List<String> bases(String word, String language) {
    var bases = new LinkedHashSet<String>();
    for (Role role : List.of(Role.GIVEN, Role.PATRONYMIC, Role.FAMILY)) {
      readings(word, role, language).forEach(r -> bases.add(r.base()));
    }
    return List.copyOf(bases);
  }

  /**
   * The readings of a name as a whole: one reading of each word, all of one gender and in one case.
   *
   * @param words the readings of each word in order
   * @return likeliest first; empty when some word has none, or no readings agree
   */
  public static List<Reading> together(List<List<Reading>> words) {
    List<Reading> names = List.of();
    for (int at = 0; at < words.size(); at++) {
      names = at == 0 ? words.getFirst() : joined(names, words.get(at));
    }
    return names;
  }

  private static List<Reading> joined(List<Reading> names, List<Reading> words) {
    var joined = new ArrayList<Reading>();
    for (Reading name : names) {
      for (Reading word : words) {
        var cases = new TreeSet<>(name.cases());
        cases.retainAll(word.cases());
        if (!cases.isEmpty() && name.gender().agrees(word.gender())) {
          joined.add(
              new Reading(
                  name.base() + " " + word.base(),
                  name.gender().and(word.gender()),
                  EnumSet.copyOf(cases),
                  name.likelihood() * word.likelihood()));
        }
      }
    }
    // Stable, so that of two equal ones that stays first whose words came first.
    joined.sort(LIKELIER_FIRST);
    return List.copyOf(joined.subList(0, Math.min(READINGS_MAX, joined.size())));
  }

  private static List<Reading> bothParts(String word, int hyphen, String language) {
    return together(
            List.of(
                readings(word.substring(0, hyphen), Role.GIVEN, language),
                readings(word.substring(hyphen + 1), Role.GIVEN, language)))
        .stream()
        .map(r -> new Reading(r.base().replace(' ', '-'), r.gender(), r.cases(), r.likelihood()))
        .toList();
  }

  /** A word all in capitals as it would be written inside a sentence. */
  private static String titleCase(String word) {
    if (word.length() < 3 || word.codePoints().anyMatch(Character::isLowerCase)) {
      return word;
    }
    int first = Character.charCount(word.codePointAt(0));
    return word.substring(0, first) + word.substring(first).toLowerCase(Locale.ROOT);
  }
}
