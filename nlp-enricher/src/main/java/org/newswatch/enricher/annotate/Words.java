package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text as the index's tokeniser sees them: letters and digits, inner apostrophes.
 */
final class Words {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}]*(?:['\u2019][\\p{L}\\p{M}]+)*+");

  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019][sS]$");

  private Words() {}

  /** The words of a list that is written with blanks between. */
  static Set<String> list(String words) {
    return Set.of(words.split(" "));
  }

  /** A word and where it stands. */
  record Word(String text, int start, int end) {

    boolean capitalised() {
      return Character.isUpperCase(text.codePointAt(0));
    }
  }

  /** The words from {@code start} to {@code end}, possessives cut off. */
  static List<Word> in(String text, int start, int end) {
    var words = new ArrayList<Word>();
    Matcher matcher = WORD.matcher(text).region(start, end);
    while (matcher.find()) {
      String word = POSSESSIVE.matcher(matcher.group()).replaceFirst("");
      words.add(new Word(word, matcher.start(), matcher.start() + word.length()));
    }
    return words;
  }

  static List<Word> in(String text) {
    return in(text, 0, text.length());
  }
}
