package org.newswatch.enricher.annotate;

import java.util.Set;
import org.newswatch.contract.MentionType;

/** Where the names of persons begin and end. */
final class PersonRules {

  private static final double SOME = 0.05;
  private static final int NICKNAME_WORDS_MAX = 3;
  private static final int INITIALS_CHARS_MAX = 2;
  private static final Set<String> QUOTES_OPEN = Set.of("\u201c", "\"", "``", "\u2018", "(");
  private static final Set<String> QUOTES_CLOSE = Set.of("\u201d", "\"", "''", "\u2019", ")");
  private static final Set<String> NO_INITIALS =
      Set.of(
          "A", "I", "MP", "PM", "MK", "CM", "VP", "HH", "HE", "FM", "DC", "PP", "AG", "DG", "SI",
          "TV", "OK", "No", "IS", "UN", "EU", "UK", "US", "UP", "CJ", "SC", "QC", "KC", "AP");

  private PersonRules() {}

  static void apply(Tagged sentence) {
    hyphens(sentence);
    initials(sentence);
    nicknames(sentence);
    split(sentence);
  }

  /** Akufo-Addo: the model labels both sides of a hyphen and not the hyphen. */
  private static void hyphens(Tagged sentence) {
    for (int i = 1; i + 1 < sentence.size(); i++) {
      if (!sentence.word(i).equals("-") || sentence.type(i) != null) {
        continue;
      }
      boolean before = sentence.type(i - 1) == MentionType.PERSON;
      boolean after = sentence.type(i + 1) == MentionType.PERSON;
      if ((before && after)
          || (before && mayBePerson(sentence, i + 1))
          || (after && mayBePerson(sentence, i - 1))) {
        sentence.set(i - 1, i + 2, MentionType.PERSON);
      }
    }
  }

  private static boolean mayBePerson(Tagged sentence, int at) {
    return sentence.type(at) == null
        && sentence.capitalised(at)
        && sentence.odds(at).person() > SOME;
  }

  /** H D Deve Gowda. */
  private static void initials(Tagged sentence) {
    for (int i = sentence.size() - 1; i > 0; i--) {
      if (sentence.type(i) != MentionType.PERSON || sentence.start(i) != i) {
        continue;
      }
      int from = i;
      while (from > 0 && i - from < 2 && isInitial(sentence, from - 1)) {
        from--;
      }
      if (from < i) {
        sentence.name(from, sentence.end(i), MentionType.PERSON);
      }
    }
  }

  private static boolean isInitial(Tagged sentence, int at) {
    String word = sentence.word(at);
    boolean single = sentence.end(sentence.start(at)) - sentence.start(at) == 1;
    return word.length() <= INITIALS_CHARS_MAX
        && !NO_INITIALS.contains(word)
        && word.codePoints().allMatch(Character::isUpperCase)
        && (sentence.type(at) == null || (sentence.type(at) == MentionType.ORGANIZATION && single))
        && !sentence.startsLine(at + 1)
        && !sentence.shouted();
  }

  /** Ismael "El Mayo" Zambada. */
  private static void nicknames(Tagged sentence) {
    for (int i = 1; i + 2 < sentence.size(); i++) {
      if (sentence.type(i - 1) != MentionType.PERSON || !QUOTES_OPEN.contains(sentence.word(i))) {
        continue;
      }
      int close = i + 1;
      while (close < sentence.size()
          && close - i <= NICKNAME_WORDS_MAX
          && sentence.capitalised(close)) {
        close++;
      }
      if (close > i + 1
          && QUOTES_CLOSE.contains(sentence.word(close))
          && !sentence.word(i).equals("(")
          && sentence.type(close + 1) == MentionType.PERSON) {
        sentence.name(sentence.start(i - 1), sentence.end(close + 1), MentionType.PERSON);
      }
    }
  }

  /** A person's name does not run over a line's end, nor over a possessive. */
  private static void split(Tagged sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      if (sentence.type(i) == MentionType.PERSON
          && (sentence.startsLine(i) || EnglishNames.isPossessive(sentence.word(i - 1)))) {
        sentence.begin(i);
      }
    }
  }
}
