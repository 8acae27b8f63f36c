package org.newswatch.enricher.annotate.dates;

import java.util.List;
import java.util.Set;

/** Whether the words around a date tell the past or announce what is to come. */
enum Tense {
  PAST,
  FUTURE,
  UNKNOWN;

  /** Words to each side that are looked at. */
  private static final int REACH = 14;

  /** A comma stands between clauses, whose tenses differ. */
  private static final int COMMA_COST = 3;

  private static final Set<String> FUTURE_CUES =
      CalendarWords.words(
          "will 'll \u2019ll shall planned plans plan planning scheduled upcoming"
              + " expected expects expect going due slated pending ahead hopes until till wo next"
              + " coming would could intends tomorrow starts begins opens resumes");

  private static final Set<String> PAST_CUES =
      CalendarWords.words(
          "was were had did said told took held won lost met made came went began"
              + " became left found got gave saw sent rose fell led kept died shot killed"
              + " wrote spoke broke since ago last after following been has have hit brought"
              + " built bought sold paid stood struck threw ran known earlier");

  private static final Set<String> MODALS = Set.of("to", "should", "must", "can", "may", "might");

  /** Words in -ed that tell no past. */
  private static final Set<String> NO_PAST =
      CalendarWords.words("need united indeed hundred speed red bed used allied");

  /** The tense around the words from {@code from} to {@code to} of a sentence in lower case. */
  static Tense around(List<String> words, int from, int to) {
    int past = nearest(words, from, to, PAST);
    int future = nearest(words, from, to, FUTURE);
    if (past == future) {
      return UNKNOWN;
    }
    return past < future ? PAST : FUTURE;
  }

  private static int nearest(List<String> words, int from, int to, Tense tense) {
    int before = distance(words, from - 1, -1, tense);
    int after = distance(words, to, 1, tense);
    return Math.min(before, after + 1);
  }

  private static int distance(List<String> words, int start, int step, Tense tense) {
    int cost = 1;
    for (int i = start; i >= 0 && i < words.size() && cost <= REACH; i += step) {
      String word = words.get(i);
      if (word.equals(",") || word.equals(";")) {
        cost += COMMA_COST;
      } else if (of(words, i) == tense) {
        return cost;
      }
      cost++;
    }
    return Integer.MAX_VALUE - 1;
  }

  private static Tense of(List<String> words, int at) {
    String word = words.get(at);
    if (FUTURE_CUES.contains(word)) {
      return FUTURE;
    }
    String before = at > 0 ? words.get(at - 1) : "";
    if ((word.equals("be") && MODALS.contains(before))
        || (word.equals("to") && before.equals("set"))) {
      return FUTURE;
    }
    if (isPassive(words, at)) {
      return UNKNOWN;
    }
    boolean regular = word.length() > 4 && word.endsWith("ed") && !NO_PAST.contains(word);
    return regular || PAST_CUES.contains(word) ? PAST : UNKNOWN;
  }

  /** "to be held", "should be completed": the auxiliary tells the tense. */
  private static boolean isPassive(List<String> words, int at) {
    return at > 0
        && (words.get(at - 1).equals("be")
            || (at > 1 && words.get(at - 2).equals("be") && words.get(at - 1).endsWith("ly")));
  }
}
