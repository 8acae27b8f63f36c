package org.newswatch.names;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.names.PartMatch.How;

/** Names of persons that are written as one word here and as several there. */
final class Joins {

  /** Written together, names must be as alike as this. */
  private static final double WHOLE_MIN = 0.9;

  /** Two words are taken for one that is as alike as this. */
  private static final double WITHIN_MIN = 0.8;

  private static final int LENGTHS_APART_MAX = 3;
  private static final int CHARS_MAX = 2 * PartForm.CHARS_MAX;

  private Joins() {}

  /** The match of names that are alike when all their words are written together, else null. */
  static @Nullable NameMatch whole(Parts first, Parts second) {
    double alike = alike(first.forms(), second.forms());
    if (alike < WHOLE_MIN) {
      return null;
    }
    PartMatch match =
        new PartMatch(
            text(first.forms()), text(second.forms()), PartRole.FAMILY, How.JOINED, alike);
    return new NameMatch(alike, false, List.of(match));
  }

  private static double alike(List<PartForm> first, List<PartForm> second) {
    String letters = letters(first);
    String theirs = letters(second);
    if (letters.equals(theirs)) {
      return letters.isEmpty() ? 0 : 1;
    }
    if (Math.abs(letters.length() - theirs.length()) > LENGTHS_APART_MAX) {
      return 0;
    }
    return Math.max(
        Similarity.byLetters(letters, theirs),
        Similarity.bySounds(sounds(first), sounds(second), false));
  }

  /** The comparison with two neighbours in the longer name taken for one word, null if none are. */
  static @Nullable NameMatch within(Parts first, Parts second) {
    boolean inOrder = first.forms().size() > second.forms().size();
    Parts longer = inOrder ? first : second;
    Parts shorter = inOrder ? second : first;
    for (int at = 0; at + 1 < longer.forms().size(); at++) {
      PartForm one = longer.forms().get(at);
      PartForm next = longer.forms().get(at + 1);
      for (PartForm other : shorter.forms()) {
        boolean alike =
            Math.min(one.letters().length(), next.letters().length()) > 1
                && Similarity.joined(one, next, other) >= WITHIN_MIN;
        if (alike) {
          Parts joined = longer.joined(at);
          return inOrder
              ? new PersonComparison(joined, shorter).compare()
              : new PersonComparison(shorter, joined).compare();
        }
      }
    }
    return null;
  }

  private static String letters(List<PartForm> forms) {
    StringBuilder letters = new StringBuilder();
    forms.forEach(form -> letters.append(form.letters()));
    return cut(letters);
  }

  private static String sounds(List<PartForm> forms) {
    StringBuilder sounds = new StringBuilder();
    forms.forEach(form -> sounds.append(form.sounds()));
    return cut(sounds);
  }

  private static String cut(StringBuilder text) {
    return text.substring(0, Math.min(text.length(), CHARS_MAX));
  }

  private static String text(List<PartForm> forms) {
    return String.join(" ", forms.stream().map(PartForm::text).toList());
  }
}
