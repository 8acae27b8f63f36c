package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ling.CoreAnnotation;
import edu.stanford.nlp.ling.CoreLabel;

/** How likely a word is part of a name of each type, by the model; 0 to 1. */
record Odds(double person, double organization, double location) {

  private static final Odds NONE = new Odds(0, 0, 0);

  /** Under which a token carries its odds. */
  static final class Key implements CoreAnnotation<Odds> {
    @Override
    public Class<Odds> getType() {
      return Odds.class;
    }
  }

  /** The odds that a token carries; none when it was not worth asking. */
  static Odds of(CoreLabel token) {
    Odds odds = token.get(Key.class);
    return odds == null ? NONE : odds;
  }

  /** Only a word with a capital letter or a digit can be a name that the model is unsure of. */
  static boolean worthAsking(String word) {
    return word.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
  }

  double any() {
    return person + organization + location;
  }
}
