package org.newswatch.contract;

/** Cutting text without breaking characters. */
public final class Text {

  private Text() {}

  /**
   * The leading part of {@code text}, at most {@code max} UTF-16 units, no surrogate pair split.
   */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }
}
