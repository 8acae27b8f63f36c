package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/** Labelled tokens to names: runs of one label, without titles, possessives and pronouns. */
final class EnglishNames {

  /** Followers of a faith are no body. */
  private static final Set<String> FAITHS =
      Words.list("sikh muslim catholic christian hindu buddhist jewish islamic protestant");

  private static final Set<String> POSSESSIVES = Set.of("'s", "\u2019s", "'", "\u2019", "`s");

  private EnglishNames() {}

  /** The names in one field's sentences; {@code original} is the field as it was given. */
  static List<Found> find(
      Field field, String original, List<List<CoreLabel>> sentences, KnownPlaces known) {
    var found = new ArrayList<Found>();
    for (List<CoreLabel> tokens : sentences) {
      Tagged sentence = Tagged.of(tokens, original);
      TagRules.apply(sentence, known);
      int at = 0;
      while (at < sentence.size()) {
        int end = sentence.end(at);
        MentionType type = sentence.type(at);
        if (type != null) {
          Found name = trimmed(field, sentence, at, end, type);
          if (name != null) {
            found.add(name);
          }
        }
        at = end;
      }
    }
    return found;
  }

  /** Whether this token can be a name by itself: not a pronoun, not a title, not a sign. */
  static boolean isNameWord(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    return (!EnglishWords.PRONOUNS.contains(lower) || EnglishWords.CAPITAL_NAMES.contains(token))
        && !POSSESSIVES.contains(lower)
        && token.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  static boolean isPossessive(String token) {
    return POSSESSIVES.contains(token.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Found trimmed(
      Field field, Tagged sentence, int start, int end, MentionType type) {
    int from = start;
    int to = end;
    while (from < to && droppedAtStart(sentence.word(from), type, to - from)) {
      from++;
    }
    while (from < to && !isNameWord(sentence.word(to - 1))) {
      to--;
    }
    if (from == to || isNoName(sentence, from, to, type)) {
      return null;
    }
    return new Found(
        field,
        sentence.surface(from, to),
        sentence.token(from).beginPosition(),
        sentence.token(to - 1).endPosition(),
        type);
  }

  /** Titles alone ("First Lady") name nobody, a faith alone no body. */
  private static boolean isNoName(Tagged sentence, int from, int to, MentionType type) {
    return switch (type) {
      case PERSON -> {
        boolean titles = true;
        for (int i = from; i < to; i++) {
          titles &= EnglishWords.TITLES.contains(lower(sentence.word(i)));
        }
        yield titles;
      }
      case ORGANIZATION -> to - from == 1 && FAITHS.contains(lower(sentence.word(from)));
      case LOCATION, MISC -> false;
    };
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static boolean droppedAtStart(String word, MentionType type, int left) {
    String lower = lower(word);
    return !isNameWord(word)
        || (type == MentionType.PERSON
            && left > (EnglishWords.TITLES_AND_NAMES.contains(lower) ? 2 : 1)
            && EnglishWords.TITLES.contains(lower));
  }
}
