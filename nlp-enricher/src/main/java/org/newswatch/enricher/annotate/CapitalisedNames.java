package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/**
 * Names in languages that have no model: capitalised words inside a sentence.
 *
 * <p>Two or three of them in a row are taken for a person; one alone is a person only where it is
 * the family name of such a one. Every capitalised word inside a sentence may be a name, so that it
 * is found under its keys, whether or not it became a mention.
 */
final class CapitalisedNames {

  private static final int PERSON_WORDS_MAX = 3;
  private static final int WORD_CHARS_MIN = 2;
  private static final String SENTENCE_ENDS = ".!?\u2026:\n\"\u00ab\u201c\u201e\u2014\u2013-";

  /** Scripts in which a capital letter marks a name; Latin only where nouns are small. */
  private static final Set<String> LANGUAGES =
      Words.list(
          "ru uk be bg mk sr pl cs sk sl hr fr es it pt nl sv da no fi et lv lt ro hu" + " tr el");

  /** Endings of adjectives, which start names of bodies and places rather than of persons. */
  private static final List<String> ADJECTIVE_ENDINGS =
      List.of("ый", "ое", "ые", "ная", "ская", "ные", "ные", "ного", "ной", "ых");

  /** Small words that stand capitalised at a sentence's start. */
  private static final Set<String> FUNCTION_WORDS =
      Words.list(
          "в во на по из за до от об при для как что это но он она они мы я его её ее"
              + " их не с со к у і й та що як це він вона вони після під про але после также"
              + " однако когда если ранее тогда w z na do po od za to nie jak ale gdy jego"
              + " jej ich pan pani");

  private CapitalisedNames() {}

  static boolean reads(String language) {
    return LANGUAGES.contains(language);
  }

  /** Persons, and every stretch that may be a name. */
  record Result(List<Found> persons, List<KeyedText.Stretch> names) {}

  static Result find(Field field, String text, UnaryOperator<String> key) {
    List<Words.Word> words = Words.in(text);
    var persons = new ArrayList<Found>();
    var singles = new ArrayList<Words.Word>();
    var names = new ArrayList<KeyedText.Stretch>();
    int i = 0;
    while (i < words.size()) {
      if (!mayBeName(words, i, text)) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < words.size()
          && words.get(end).capitalised()
          && adjoins(text, words.get(end - 1), words.get(end))) {
        end++;
      }
      Words.Word first = words.get(i);
      Words.Word last = words.get(end - 1);
      boolean atStart = startsSentence(text, first);
      if (end - i > 1 && end - i <= PERSON_WORDS_MAX && looksLikePerson(words.subList(i, end))) {
        persons.add(found(field, text, first.start(), last.end()));
        names.add(new KeyedText.Stretch(first.start(), last.end()));
      } else if (end - i > 1 || !atStart) {
        names.add(new KeyedText.Stretch(first.start(), last.end()));
        if (end - i == 1) {
          singles.add(first);
        }
      } else {
        singles.add(first);
      }
      i = end;
    }
    joinSingles(field, text, key, persons, singles, names);
    return new Result(persons, names);
  }

  private static void joinSingles(
      Field field,
      String text,
      UnaryOperator<String> key,
      List<Found> persons,
      List<Words.Word> singles,
      List<KeyedText.Stretch> names) {
    Set<String> familyNames = new HashSet<>();
    for (Found person : persons) {
      familyNames.add(key.apply(Words.in(person.surface()).getLast().text()));
    }
    familyNames.remove("");
    for (Words.Word single : singles) {
      if (familyNames.contains(key.apply(single.text()))) {
        persons.add(found(field, text, single.start(), single.end()));
        names.add(new KeyedText.Stretch(single.start(), single.end()));
      }
    }
  }

  private static Found found(Field field, String text, int start, int end) {
    return new Found(field, text.substring(start, end), start, end, MentionType.PERSON);
  }

  private static boolean mayBeName(List<Words.Word> words, int at, String text) {
    Words.Word word = words.get(at);
    return word.capitalised()
        && word.text().length() >= WORD_CHARS_MIN
        && !(startsSentence(text, word)
            && FUNCTION_WORDS.contains(word.text().toLowerCase(Locale.ROOT)));
  }

  private static boolean looksLikePerson(List<Words.Word> words) {
    String first = words.getFirst().text();
    return words.stream().noneMatch(CapitalisedNames::isAcronym)
        && words.stream().noneMatch(w -> w.text().length() <= WORD_CHARS_MIN)
        && ADJECTIVE_ENDINGS.stream().noneMatch(first::endsWith);
  }

  private static boolean isAcronym(Words.Word word) {
    return word.text().codePoints().noneMatch(Character::isLowerCase);
  }

  private static boolean adjoins(String text, Words.Word before, Words.Word after) {
    String gap = text.substring(before.end(), after.start());
    return gap.equals(" ") || gap.equals("-");
  }

  private static boolean startsSentence(String text, Words.Word word) {
    int at = word.start() - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at < 0 || SENTENCE_ENDS.indexOf(text.charAt(at)) >= 0;
  }
}
