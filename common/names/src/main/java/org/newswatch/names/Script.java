package org.newswatch.names;

import com.ibm.icu.lang.UScript;

/** Scripts as far as they differ in how their words compare. */
enum Script {
  LATIN,
  CYRILLIC,
  /** Scripts that leave short vowels out. */
  ABJAD,
  /** Scripts whose signs are syllables or words: each counts. */
  SYLLABIC,
  OTHER;

  /** The script of the first letter. */
  static Script of(String text) {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (Character.isLetter(point)) {
        return of(point);
      }
      at += Character.charCount(point);
    }
    return OTHER;
  }

  private static Script of(int point) {
    return switch (UScript.getScript(point)) {
      case UScript.LATIN -> LATIN;
      case UScript.CYRILLIC -> CYRILLIC;
      case UScript.ARABIC, UScript.HEBREW, UScript.SYRIAC -> ABJAD;
      case UScript.HAN, UScript.HANGUL -> SYLLABIC;
      default -> OTHER;
    };
  }
}
