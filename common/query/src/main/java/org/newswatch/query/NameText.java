package org.newswatch.query;

import java.util.Locale;
import java.util.stream.Collectors;
import org.newswatch.names.NameKeys;

/** Names as the index and the queries compare them: key by key. */
public final class NameText {

  private NameText() {}

  /** The name with each of its words replaced by the word's key, where it has one. */
  public static String keyed(String name) {
    return Words.of(name).stream().map(NameText::keyOrWord).collect(Collectors.joining(" "));
  }

  /** The key of a word as it stands in a text, punctuation and all; empty when it has none. */
  public static String key(String word) {
    return NameKeys.key(bare(word));
  }

  private static String keyOrWord(String word) {
    String key = key(word);
    return key.isEmpty() ? bare(word).toLowerCase(Locale.ROOT) : key;
  }

  /** The word without what stands around its letters, nor an English possessive. */
  private static String bare(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && !Character.isLetterOrDigit(word.codePointAt(start))) {
      start += Character.charCount(word.codePointAt(start));
    }
    while (start < end && !Character.isLetterOrDigit(word.codePointBefore(end))) {
      end -= Character.charCount(word.codePointBefore(end));
    }
    boolean possessive =
        end - start > 2 && (word.startsWith("'s", end - 2) || word.startsWith("\u2019s", end - 2));
    return word.substring(start, possessive ? end - 2 : end);
  }
}
