package org.newswatch.enricher.annotate;

import java.util.Set;
import org.newswatch.contract.MentionType;

/** Where the names of places begin and end. */
final class PlaceRules {

  private static final int RUN_WORDS_MAX = 4;

  /** Joined to the place behind a hyphen: sub-Saharan Africa, the Indo-Pacific. */
  private static final Set<String> PREFIXES = Words.list("sub Sub trans Trans Indo Asia Euro Afro");

  private PlaceRules() {}

  static void apply(Tagged sentence) {
    hyphened(sentence);
    of(sentence);
    behind(sentence);
  }

  private static void hyphened(Tagged sentence) {
    for (int i = 2; i < sentence.size(); i++) {
      if (sentence.type(i) == MentionType.LOCATION
          && sentence.start(i) == i
          && sentence.word(i - 1).equals("-")
          && PREFIXES.contains(sentence.word(i - 2))) {
        sentence.name(i - 2, sentence.end(i), MentionType.LOCATION);
      }
    }
  }

  /** City of Windhoek. */
  private static void of(Tagged sentence) {
    for (int i = 0; i + 2 < sentence.size(); i++) {
      if (sentence.type(i) == null
          && HeadWords.PLACES_OF.contains(sentence.word(i))
          && sentence.word(i + 1).equals("of")
          && sentence.type(i + 2) == MentionType.LOCATION) {
        sentence.name(i, sentence.end(i + 2), MentionType.LOCATION);
      }
    }
  }

  /** US Capitol, Mauritius Container Terminal, Van province. */
  private static void behind(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i = sentence.end(i)) {
      int end = sentence.end(i);
      if (sentence.type(i) != MentionType.LOCATION || end >= sentence.size()) {
        continue;
      }
      if (HeadWords.SMALL_PLACES.contains(sentence.word(end)) && sentence.type(end) == null) {
        sentence.name(i, end + 1, MentionType.LOCATION);
        continue;
      }
      int to = end;
      while (to < sentence.size()
          && to - end < RUN_WORDS_MAX
          && sentence.type(to) == null
          && sentence.capitalised(to)
          && !sentence.startsLine(to)) {
        to++;
      }
      if (to > end && HeadWords.PLACES.contains(sentence.word(to - 1))) {
        sentence.name(i, to, MentionType.LOCATION);
      }
    }
  }
}
