package org.newswatch.analyst.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word of a text, folded nearly as the index folds it. Nearly is enough: this decides what is
 * marked, not what is found.
 */
record Token(String folded, String written, int start, int end) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!Character.isLetterOrDigit(point)) {
        at += Character.charCount(point);
        continue;
      }
      int start = at;
      while (at < text.length() && belongs(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      String written = text.substring(start, at);
      tokens.add(new Token(fold(written), written, start, at));
    }
    return tokens;
  }

  private static boolean belongs(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 128)) {
      return lower;
    }
    return MARKS
        .matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
        .replaceAll("")
        .replace('\u0142', 'l')
        .replace('\u00f8', 'o')
        .replace('\u0111', 'd')
        .replace("\u00df", "ss");
  }
}
