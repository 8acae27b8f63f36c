package org.newswatch.enricher.annotate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.newswatch.names.NameKeys;

/** A text in which each word of a name is replaced by its key, position for position. */
final class KeyedText {

  private KeyedText() {}

  /** A stretch of the text whose words are names. */
  record Stretch(int start, int end) {}

  /**
   * The text with the name words inside the stretches replaced by their keys; words without a key
   * and particles (of, de, al) stay as they are, a possessive 's goes. Adds each key to {@code
   * keys}.
   */
  static String of(
      String text, List<Stretch> stretches, UnaryOperator<String> key, Collection<String> keys) {
    var sorted = stretches.stream().sorted(Comparator.comparingInt(Stretch::start)).toList();
    var keyed = new StringBuilder(text.length());
    int done = 0;
    for (Stretch stretch : sorted) {
      if (stretch.start() < done) {
        continue;
      }
      for (Words.Word word : Words.in(text, stretch.start(), stretch.end())) {
        String nameKey = NameKeys.isParticle(word.text()) ? "" : key.apply(word.text());
        if (!nameKey.isEmpty()) {
          keys.add(nameKey);
          keyed.append(text, done, word.start()).append(nameKey);
          done = afterPossessive(text, word.end());
        }
      }
    }
    return keyed.append(text, done, text.length()).toString();
  }

  /** Past an 's that the mention need not hold: the index would take it for a part of the key. */
  private static int afterPossessive(String text, int wordEnd) {
    int after = wordEnd + 2;
    boolean possessive =
        after <= text.length()
            && "'\u2019".indexOf(text.charAt(wordEnd)) >= 0
            && "sS".indexOf(text.charAt(wordEnd + 1)) >= 0
            && (after == text.length() || !Character.isLetterOrDigit(text.charAt(after)));
    return possessive ? after : wordEnd;
  }
}
