package org.newswatch.enricher.annotate;

/**
 * Damaged characters made harmless without moving anything: the result is as long as what was
 * given, so offsets found in it hold for the original.
 */
final class CleanText {

  /** A run of letters longer than this is no word; the tokeniser and the model are spared it. */
  static final int WORD_CHARS_MAX = 200;

  private static final String MOJIBAKE_QUOTE_START = "\u00e2\u20ac";

  private final String text;
  private final boolean unreadable;
  private final SpacedText spaced;

  private CleanText(String text, boolean unreadable, SpacedText spaced) {
    this.text = text;
    this.unreadable = unreadable;
    this.spaced = spaced;
  }

  /** The text with damage turned into blanks or the quotation marks it once was. */
  static CleanText of(String original) {
    char[] chars = original.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = isDamage(chars[i]) ? ' ' : chars[i];
    }
    mendQuotes(original, chars);
    boolean unreadable = blankRuns(chars);
    SpacedText spaced = SpacedText.closeUp(chars);
    return new CleanText(new String(chars), unreadable, spaced);
  }

  String text() {
    return text;
  }

  /** Where in the original the token stands that starts there in {@link #text()}. */
  int originalStart(int start) {
    return spaced.start(start);
  }

  /** Where in the original the token ends that ends there in {@link #text()}. */
  int originalEnd(int end) {
    return spaced.end(end);
  }

  /** Whether a run too long to be a word was blanked, so that part of the text stays unread. */
  boolean unreadable() {
    return unreadable;
  }

  private static boolean isDamage(char c) {
    if (c == '\n' || c == '\t' || c == '\r') {
      return false;
    }
    // A dagger is what a closing quotation mark becomes when its last byte is lost.
    return c == '\u2020'
        || c == '\u2021'
        || c == '\uFFFD'
        || c == '\uFEFF'
        || c == '\u200B'
        || c == '\u00A0'
        || c == '\u202F'
        || Character.isISOControl(c);
  }

  /** UTF-8 quotation marks read as Windows-1252: three characters that were one. */
  private static void mendQuotes(String original, char[] chars) {
    int at = original.indexOf(MOJIBAKE_QUOTE_START);
    while (at >= 0 && at + 2 < chars.length) {
      char last = original.charAt(at + 2);
      char mended =
          switch (last) {
            case '\u2122', '\u02dc' -> '\'';
            case '\u0153', '\u009d' -> '"';
            case '\u201c', '\u201d' -> '-';
            default -> ' ';
          };
      if (mended != ' ' || !Character.isLetterOrDigit(last)) {
        chars[at] = mended;
        chars[at + 1] = ' ';
        chars[at + 2] = ' ';
      }
      at = original.indexOf(MOJIBAKE_QUOTE_START, at + 2);
    }
  }

  private static boolean blankRuns(char[] chars) {
    boolean found = false;
    int start = 0;
    for (int i = 0; i <= chars.length; i++) {
      if (i == chars.length || Character.isWhitespace(chars[i])) {
        if (i - start > WORD_CHARS_MAX && spelledInLetters(chars, start)) {
          java.util.Arrays.fill(chars, start, i, ' ');
          found = true;
        }
        start = i + 1;
      }
    }
    return found;
  }

  /** Chinese, Japanese, Thai and their like write without blanks: long runs are no damage there. */
  private static boolean spelledInLetters(char[] chars, int start) {
    var script = Character.UnicodeScript.of(Character.codePointAt(chars, start));
    return script != Character.UnicodeScript.HAN
        && script != Character.UnicodeScript.HIRAGANA
        && script != Character.UnicodeScript.KATAKANA
        && script != Character.UnicodeScript.THAI
        && script != Character.UnicodeScript.KHMER
        && script != Character.UnicodeScript.LAO
        && script != Character.UnicodeScript.MYANMAR;
  }
}
