package org.newswatch.enricher.connect.words;

import java.text.Normalizer;

/** What characters say, apart from case, accents and width. */
final class Letters {

  static final int ASCII_END = 0x80;

  /** Ends a word. */
  static final int BREAK = 0;

  /** Stands within words and says nothing: an apostrophe, an accent, an invisible mark. */
  static final int NOTHING = -1;

  /** Behind the Latin letters with accents that are one character. */
  private static final int LATIN_END = 0x250;

  private static final int FULL_WIDTH_FROM = 0xff10;
  private static final int FULL_WIDTH_TO = 0xff5a;
  private static final int FULL_WIDTH_SHIFT = 0xfee0;
  private static final int RIGHT_QUOTE = 0x2019;
  private static final int IDEOGRAPHS_FROM = 0x2e80;
  private static final int THAI_FROM = 0x0e00;
  private static final int KHMER_END = 0x1800;

  private static final char[] BASE = new char[LATIN_END];

  static {
    for (char letter = 0; letter < LATIN_END; letter++) {
      BASE[letter] =
          Character.isLetterOrDigit(letter)
              ? Character.toLowerCase(
                  Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD).charAt(0))
              : BREAK;
    }
  }

  private Letters() {}

  /** The letter or digit without case, or {@link #BREAK}. */
  static int ascii(char unit) {
    return BASE[unit];
  }

  static boolean isSpace(char unit) {
    return unit <= ' ';
  }

  /** Whether it is the mark in 1,000 or 1.5. */
  static boolean isWithinNumber(String text, int at) {
    char unit = text.charAt(at);
    return (unit == ',' || unit == '.')
        && at > 0
        && at + 1 < text.length()
        && isDigit(text.charAt(at - 1))
        && isDigit(text.charAt(at + 1));
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  /** The same beyond ASCII: a letter or digit, {@link #BREAK} or {@link #NOTHING}. */
  static int folded(int point) {
    if (point < LATIN_END && BASE[point] != BREAK) {
      return BASE[point];
    }
    if (point == RIGHT_QUOTE) {
      return NOTHING;
    }
    if (point >= FULL_WIDTH_FROM && point <= FULL_WIDTH_TO) {
      return BASE[point - FULL_WIDTH_SHIFT];
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> NOTHING;
      case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(point, 10);
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER,
          Character.COMBINING_SPACING_MARK ->
          Character.toLowerCase(point);
      default -> BREAK;
    };
  }

  /** Whether it is a letter of a script that puts no space between words. */
  static boolean isUnspaced(int point) {
    if (point < THAI_FROM || (point >= KHMER_END && point < IDEOGRAPHS_FROM)) {
      return false;
    }
    if (!Character.isLetter(point)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** Whether it ends a sentence also where no space follows. */
  static boolean isFullStop(int point) {
    return switch (point) {
      case '\u3002', '\uff01', '\uff1f', '\uff61', '\u0964', '\u06d4', '\u061f', '\u2029' -> true;
      default -> false;
    };
  }
}
