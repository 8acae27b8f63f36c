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

  private static final Set<String> TITLES =
      Words.list(
          "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir lord lady dame president"
              + " vice-president chairman chairwoman minister senator sen. rep. gov."
              + " governor general gen. colonel col. captain capt. lieutenant lt. sergeant"
              + " sgt. major judge justice king queen prince princess pope rev. reverend"
              + " father first emir amir sheikh chancellor ambassador secretary premier mayor hon. st.");

  private static final Set<String> PRONOUNS =
      Words.list(
          "i me my mine you your yours he him his she her hers it its we us our ours"
              + " they them their theirs himself herself itself themselves myself yourself"
              + " who whom whose this that these those one someone everyone nobody");

  /** In capitals these are no pronouns: the country, the health organisation. */
  private static final Set<String> CAPITAL_NAMES = Set.of("US", "WHO");

  /** Countries that the model leaves out again and again when they stand abbreviated. */
  private static final Set<String> ABBREVIATED_PLACES =
      Set.of("US", "U.S.", "USA", "U.S.A.", "UK", "U.K.", "UAE", "DRC");

  /** Followers of a faith are no body. */
  private static final Set<String> FAITHS =
      Words.list("sikh muslim catholic christian hindu buddhist jewish islamic protestant");

  private static final Set<String> POSSESSIVES = Set.of("'s", "\u2019s", "'", "\u2019", "`s");

  private EnglishNames() {}

  /** The names in one field's sentences; {@code original} is the field as it was given. */
  static List<Found> find(Field field, String original, List<List<CoreLabel>> sentences) {
    var found = new ArrayList<Found>();
    for (List<CoreLabel> sentence : sentences) {
      int start = 0;
      while (start < sentence.size()) {
        MentionType type = type(sentence.get(start));
        int end = start + 1;
        while (end < sentence.size()
            && type(sentence.get(end)) == type
            && !breaks(type, sentence, end, original)) {
          end++;
        }
        if (type != null) {
          Found name = trimmed(field, original, sentence.subList(start, end), type);
          if (name != null) {
            found.add(name);
          }
        }
        start = end;
      }
    }
    return found;
  }

  /** Whether this token can be a name by itself: not a pronoun, not a title, not a sign. */
  static boolean isNameWord(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    return (!PRONOUNS.contains(lower) || CAPITAL_NAMES.contains(token))
        && !POSSESSIVES.contains(lower)
        && token.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static @Nullable MentionType type(CoreLabel token) {
    String label = token.ner();
    if (label == null) {
      return null;
    }
    if (label.equals("O") && ABBREVIATED_PLACES.contains(token.word())) {
      return MentionType.LOCATION;
    }
    return switch (label) {
      case "PERSON" -> MentionType.PERSON;
      case "ORGANIZATION" -> MentionType.ORGANIZATION;
      case "LOCATION" -> MentionType.LOCATION;
      default -> null;
    };
  }

  /** A person's name does not run over a line's end, nor over a possessive. */
  private static boolean breaks(
      @Nullable MentionType type, List<CoreLabel> sentence, int at, String original) {
    if (type != MentionType.PERSON) {
      return false;
    }
    CoreLabel before = sentence.get(at - 1);
    int newline = original.indexOf('\n', before.endPosition());
    return (newline >= 0 && newline < sentence.get(at).beginPosition())
        || POSSESSIVES.contains(before.word().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Found trimmed(
      Field field, String original, List<CoreLabel> run, MentionType type) {
    int from = 0;
    int to = run.size();
    while (from < to && droppedAtStart(run.get(from).word(), type, to - from)) {
      from++;
    }
    while (from < to && !isNameWord(run.get(to - 1).word())) {
      to--;
    }
    if (from == to || isNoName(run.subList(from, to), type)) {
      return null;
    }
    int start = run.get(from).beginPosition();
    int end = run.get(to - 1).endPosition();
    return new Found(field, original.substring(start, end), start, end, type);
  }

  /** Titles alone ("First Lady") name nobody, a faith alone no body. */
  private static boolean isNoName(List<CoreLabel> words, MentionType type) {
    return switch (type) {
      case PERSON -> words.stream().allMatch(w -> TITLES.contains(lower(w)));
      case ORGANIZATION -> words.size() == 1 && FAITHS.contains(lower(words.getFirst()));
      case LOCATION, MISC -> false;
    };
  }

  private static String lower(CoreLabel token) {
    return token.word().toLowerCase(Locale.ROOT);
  }

  private static boolean droppedAtStart(String word, MentionType type, int left) {
    String lower = word.toLowerCase(Locale.ROOT);
    return !isNameWord(word) || (type == MentionType.PERSON && left > 1 && TITLES.contains(lower));
  }
}
