package org.newswatch.enricher.annotate;

import org.newswatch.contract.MentionType;

/** Peoples and events among the words that are no other name. */
final class MiscRules {

  private static final int PEOPLE_WORDS_MAX = 3;
  private static final int EVENT_WORDS_MAX = 6;

  private MiscRules() {}

  static void apply(Tagged sentence, KnownPlaces known) {
    events(sentence);
    peoples(sentence, known);
  }

  /** Cannes Film Festival, World War II. */
  private static void events(Tagged sentence) {
    if (sentence.shouted()) {
      return;
    }
    for (int i = 1; i < sentence.size(); i++) {
      if (sentence.type(i) != null || !HeadWords.EVENTS.contains(sentence.word(i))) {
        continue;
      }
      int from = i;
      while (from > 0 && i - from < EVENT_WORDS_MAX && mayLead(sentence, from - 1)) {
        from--;
      }
      int to = i + 1;
      if (isNumeral(sentence.word(to))) {
        to++;
      }
      if (from < i) {
        sentence.name(from, to, MentionType.MISC);
      }
    }
  }

  private static boolean mayLead(Tagged sentence, int at) {
    String word = sentence.word(at);
    return sentence.type(at) == null
        && sentence.capitalised(at)
        && !sentence.startsLine(at + 1)
        && word.length() > 1
        && EnglishNames.isNameWord(word)
        && !EnglishWords.CALENDAR.contains(word)
        && !isFunctionWord(word);
  }

  private static boolean isFunctionWord(String word) {
    return switch (word) {
      case "The",
          "A",
          "An",
          "In",
          "On",
          "At",
          "For",
          "After",
          "Before",
          "During",
          "Since",
          "By",
          "With",
          "From",
          "No",
          "Next",
          "Last",
          "Every",
          "Each" ->
          true;
      default -> false;
    };
  }

  private static boolean isNumeral(String word) {
    return word.equals("I") || word.equals("II") || word.equals("III") || word.equals("One");
  }

  /** Belarusian, South Africans. */
  private static void peoples(Tagged sentence, KnownPlaces known) {
    for (int i = 0; i < sentence.size(); i++) {
      for (int words = PEOPLE_WORDS_MAX; words > 0; words--) {
        if (isFree(sentence, i, i + words) && known.isPeople(spaced(sentence, i, i + words))) {
          sentence.name(i, i + words, MentionType.MISC);
          break;
        }
      }
    }
  }

  private static boolean isFree(Tagged sentence, int from, int to) {
    if (to > sentence.size() || !sentence.capitalised(from)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (sentence.type(i) != null) {
        return false;
      }
    }
    return true;
  }

  private static String spaced(Tagged sentence, int from, int to) {
    if (to - from == 1) {
      return sentence.word(from);
    }
    var words = new StringBuilder(sentence.word(from));
    for (int i = from + 1; i < to; i++) {
      words.append(' ').append(sentence.word(i));
    }
    return words.toString();
  }
}
