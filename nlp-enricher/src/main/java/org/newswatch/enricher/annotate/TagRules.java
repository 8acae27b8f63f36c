package org.newswatch.enricher.annotate;

import org.newswatch.contract.MentionType;

/** What a reader of news knows and the model does not, applied to one sentence after another. */
final class TagRules {

  /** How likely capitals must be a name at all to be taken for a body's. */
  private static final double ACRONYM_ODDS = 0.05;

  private static final int ACRONYM_CHARS_MAX = 8;

  private TagRules() {}

  static void apply(Tagged sentence, KnownPlaces known) {
    abbreviated(sentence);
    PersonRules.apply(sentence);
    stateBodies(sentence, known);
    BodyRules.apply(sentence);
    PlaceRules.apply(sentence);
    TypeRules.apply(sentence);
    NoNames.apply(sentence);
    MiscRules.apply(sentence, known);
  }

  private static void abbreviated(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      String word = sentence.word(i);
      boolean alone = sentence.end(sentence.start(i)) - sentence.start(i) == 1;
      if (EnglishWords.ABBREVIATED_PLACES.contains(word)
          && (sentence.type(i) == null
              || (alone && sentence.type(i) == MentionType.ORGANIZATION))) {
        sentence.name(
            i, i + 1, word.equals("EU") ? MentionType.ORGANIZATION : MentionType.LOCATION);
      } else if (sentence.type(i) == null
          && !sentence.shouted()
          && isAcronym(word)
          && sentence.odds(i).any() > ACRONYM_ODDS
          && !EnglishWords.COMMON_CAPITALS.contains(word)) {
        sentence.name(i, i + 1, MentionType.ORGANIZATION);
      } else if (HeadWords.COMPANIES.contains(word)
          && (sentence.type(i) == null
              || (alone && sentence.type(i) != MentionType.ORGANIZATION))) {
        sentence.name(i, i + 1, MentionType.ORGANIZATION);
      }
    }
  }

  /** The Nicaraguan Government. */
  private static void stateBodies(Tagged sentence, KnownPlaces known) {
    for (int i = 1; i < sentence.size(); i++) {
      if (!HeadWords.STATE_BODIES.contains(sentence.word(i))
          || (sentence.type(i) != null && sentence.type(i) != MentionType.ORGANIZATION)
          || sentence.startsLine(i)
          || sentence.type(i - 1) != null
          || !known.isPeople(sentence.word(i - 1))) {
        continue;
      }
      int to = sentence.type(i) == null ? i + 1 : sentence.end(i);
      sentence.name(i - 1, to, MentionType.ORGANIZATION);
    }
  }

  static boolean isAcronym(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLowerCase(word.charAt(i))) {
        return false;
      }
      letters += Character.isUpperCase(word.charAt(i)) ? 1 : 0;
    }
    return letters > 1 && word.length() <= ACRONYM_CHARS_MAX;
  }
}
