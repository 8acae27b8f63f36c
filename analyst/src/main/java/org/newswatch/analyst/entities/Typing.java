package org.newswatch.analyst.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameKind;
import org.newswatch.names.NameMatcher;
import org.newswatch.names.NameToken;
import org.newswatch.names.PreparedName;
import org.newswatch.query.NameBeginnings;

/** A name of which the last word may be typed in part, beside those that it may become. */
final class Typing {

  /** How well a name fits that begins letter for letter as was typed. */
  static final double LITERAL = 2;

  /** Letters by which a beginning may be shorter in another script. */
  private static final int SHORTER = 1;

  private static final int LONGER = 2;

  /** Tenths tell what sounds alike from what does not; finer differences say nothing. */
  private static final int STEPS = 10;

  private final String begun;
  private final Set<String> keys;
  private final PreparedName last;

  /** What was typed so far. */
  Typing(String typed) {
    List<NameToken> words = NameKeys.tokens(typed);
    String word = words.isEmpty() ? "" : words.getLast().text();
    this.begun = NameBeginnings.typed(typed);
    this.keys = lastKeys(typed);
    this.last = PreparedName.of(word, NameKind.OTHER);
  }

  /** By what the key of the last word may begin: it may be all of a name, or its beginning. */
  static Set<String> lastKeys(String typed) {
    List<NameToken> words = NameKeys.tokens(typed);
    return words.isEmpty()
        ? Set.of()
        : Set.copyOf(List.of(words.getLast().key(), NameKeys.beginning(words.getLast().text())));
  }

  /**
   * A name that may be meant.
   *
   * @param fit {@link #LITERAL}, or how alike it sounds, 0 to 1
   */
  record Fit(String name, double fit) {}

  /** The one of these names that fits best, the first of those that fit alike. */
  Fit best(List<String> names) {
    Fit best = new Fit(names.getFirst(), 0);
    for (String name : names) {
      double fit = fit(name);
      if (fit > best.fit()) {
        best = new Fit(name, fit);
      }
    }
    return best;
  }

  private double fit(String name) {
    if (NameBeginnings.of(List.of(name)).stream().anyMatch(one -> one.startsWith(begun))) {
      return LITERAL;
    }
    double best = 0;
    for (NameToken word : NameKeys.tokens(name)) {
      if (keys.stream().anyMatch(key -> !key.isEmpty() && word.key().startsWith(key))) {
        for (String beginning : beginnings(word.text())) {
          best = Math.max(best, NameMatcher.score(last, PreparedName.of(beginning, last.kind())));
        }
      }
    }
    return Math.round(best * STEPS) / (double) STEPS;
  }

  private List<String> beginnings(String word) {
    int typed = last.text().length();
    List<String> beginnings = new ArrayList<>();
    for (int at = Math.max(1, typed - SHORTER); at <= typed + LONGER; at++) {
      if (at <= word.length()) {
        beginnings.add(word.substring(0, at));
      }
    }
    return beginnings;
  }
}
