package org.newswatch.names;

import java.util.Objects;

/**
 * One word of a name, where it stands in the text and the key it is looked up by.
 *
 * @param text the word as written, without a possessive ending
 * @param start UTF-16 offset of its first character in the text it was cut from
 * @param end UTF-16 offset after its last character
 * @param wordEnd where the word ends with a possessive ('s) if it has one, else {@code end}; what
 *     puts a key in the word's place replaces it up to here, or the key would keep the 's
 * @param key what it is looked up by, empty when it has none (initials, numbers)
 * @param particle whether it is a small word inside names (de, von, al, bin), whose key says little
 */
public record NameToken(
    String text, int start, int end, int wordEnd, String key, boolean particle) {

  /** Checks that the offsets fit the text. */
  public NameToken {
    Objects.requireNonNull(text, "text must not be null");
    Objects.requireNonNull(key, "key must not be null");
    if (start < 0 || end - start != text.length() || wordEnd < end) {
      throw new IllegalArgumentException("offsets " + start + ".." + end + " do not fit the text");
    }
  }
}
