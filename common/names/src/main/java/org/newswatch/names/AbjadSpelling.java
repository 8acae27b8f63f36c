package org.newswatch.names;

/** Arabic, Persian and Hebrew letters to sounds, as far as these scripts write sounds. */
final class AbjadSpelling {

  private static final String ARTICLE = "\u0627\u0644";

  /** Shorter words begin with alif and lam, but not with the article. */
  private static final int WITH_ARTICLE_MIN = 5;

  private static final char HEH = '\u0647';

  private static final String LETTERS =
      "\u0627\u0622\u0623\u0625\u0671\u0628\u067E\u062A\u0629\u062B\u062C\u0686\u062D\u062E\u062F"
          + "\u0630\u0631\u0632\u0698\u0633\u0634\u0635\u0636\u0637\u0638\u063A\u0641\u0642\u0643"
          + "\u06A9\u06AF\u0644\u0645\u0646\u0647\u06BE\u06C1\u0648\u064A\u06CC\u0649\u0626\u0624"
          + "\u05D0\u05D1\u05D2\u05D3\u05D4\u05D5\u05D6\u05D7\u05D8\u05D9\u05DA\u05DB\u05DC\u05DD"
          + "\u05DE\u05DF\u05E0\u05E1\u05E2\u05E3\u05E4\u05E5\u05E6\u05E7\u05E8\u05E9\u05EA";

  private static final String SOUNDS =
      "aaaaabptatcchhd" + "drsxsxsdtshfkk" + "khlmnhhhuiiaiu" + "abhdhushtikklm" + "mnnsapfqqkrxt";

  private AbjadSpelling() {}

  /** The word without the Arabic article. */
  static String withoutArticle(String word) {
    return word.length() >= WITH_ARTICLE_MIN && word.startsWith(ARTICLE)
        ? word.substring(ARTICLE.length())
        : word;
  }

  /** The sounds of a word without article. */
  static String sounds(String word) {
    StringBuilder sounds = new StringBuilder(word.length());
    for (int at = 0; at < word.length(); at++) {
      int index = LETTERS.indexOf(word.charAt(at));
      boolean finalHeh = word.charAt(at) == HEH && at > 1 && at + 1 == word.length();
      if (finalHeh) {
        sounds.append('e');
      } else if (index >= 0) {
        sounds.append(SOUNDS.charAt(index));
      }
    }
    return sounds.toString();
  }
}
