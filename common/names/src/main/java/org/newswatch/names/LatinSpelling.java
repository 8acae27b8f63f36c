package org.newswatch.names;

import java.text.Normalizer;

/**
 * Latin letters to sounds, whichever language romanised the name: English (Lukashenko, Zhukov),
 * French (Loukachenko, Joukov), German (Lukaschenko, Schukow), Polish, Czech, Turkish.
 *
 * <p>What a letter stands for is read from the other letters of the word (see {@link Clues}): ch is
 * one sound in Gorbachev, another in Loukachenko and a third in Charkiw.
 */
final class LatinSpelling {

  private static final int FOLDED_FIRST = 0xC0;
  private static final int FOLDED_LAST = 0x1EFF;
  private static final String[] FOLDED = foldTable();

  private static final String[] FEMININE = {
    "a", "aya", "aia", "aja", "oy", "oi", "oj", "uyu", "iej", "ayu", "oyu", "oju"
  };

  private static final String[] MASCULINE = {
    "i", "y", "iy", "ii", "yy", "yi", "ij", "yj", "ie", "iego", "iemu", "im", "ego", "emu", "oho",
    "omu", "ogo", "ym", "om"
  };

  private static final String[] FAMILY_STEMS = {"ow", "ew", "in", "yn", "ov", "ev"};

  /** Declension in Polish, the one language in Latin letters whose press declines these names. */
  private static final String[] POLISH_CASES = {"owi", "em", "ym"};

  private LatinSpelling() {}

  static Spelling of(String word) {
    String letters = fold(word);
    int k = letters.lastIndexOf('k');
    if (k >= 3 && letters.length() - k <= 5 && isAdjective(letters, k)) {
      String ending = letters.substring(k + 1).replace('ï', 'i');
      if (isOneOf(ending, FEMININE)) {
        return spelled(letters, k + 1, true);
      }
      if (isOneOf(ending, MASCULINE)) {
        return spelled(letters, k + 1, false);
      }
    }
    for (String polish : POLISH_CASES) {
      int stem = letters.length() - polish.length();
      if (stem >= 4 && letters.endsWith(polish) && isOneOf(tail(letters, stem), FAMILY_STEMS)) {
        return spelled(letters, stem, false);
      }
    }
    if (letters.endsWith("szence")) {
      letters = letters.substring(0, letters.length() - 2) + "k";
    }
    return new Spelling(new Scanner(letters).sounds(), false, false, false);
  }

  private static Spelling spelled(String letters, int end, boolean feminine) {
    return new Spelling(new Scanner(letters.substring(0, end)).sounds(), feminine, true, false);
  }

  private static String tail(String letters, int end) {
    return letters.substring(end - 2, end);
  }

  private static boolean isAdjective(String letters, int k) {
    char before = letters.charAt(k - 1);
    return before == 's' || before == 'z' || (before == 'c' && letters.length() >= 6);
  }

  private static boolean isOneOf(String word, String... candidates) {
    for (String candidate : candidates) {
      if (word.equals(candidate)) {
        return true;
      }
    }
    return false;
  }

  /** To a-z and the four letters whose mark changes the sound: š č ž ć. */
  private static String fold(String word) {
    StringBuilder folded = new StringBuilder(word.length() + 4);
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      if (c >= 'a' && c <= 'z') {
        folded.append(c);
      } else if (c == 'ç') {
        boolean french = at > 0 && at + 1 < word.length();
        folded.append(french ? 's' : 'č');
      } else if (c >= FOLDED_FIRST && c <= FOLDED_LAST) {
        folded.append(FOLDED[c - FOLDED_FIRST]);
      }
    }
    return folded.toString();
  }

  private static String[] foldTable() {
    String[] table = new String[FOLDED_LAST - FOLDED_FIRST + 1];
    for (int c = FOLDED_FIRST; c <= FOLDED_LAST; c++) {
      table[c - FOLDED_FIRST] = foldOne((char) c);
    }
    return table;
  }

  private static String foldOne(char c) {
    return switch (c) {
      case 'š', 'ş', 'ș' -> "š";
      case 'č' -> "č";
      case 'ž', 'ż' -> "ž";
      case 'ć' -> "ć";
      case 'ț', 'ţ' -> "ts";
      case 'ß' -> "ss";
      case 'æ', 'œ', 'ә' -> "e";
      case 'ø' -> "o";
      case 'ð', 'đ' -> "d";
      case 'þ' -> "t";
      case 'ł' -> "l";
      case 'ı' -> "i";
      // A French i that keeps its own sound: a clue, which the scanner reads as i.
      case 'ï' -> "ï";
      case 'ŭ' -> "v";
      // A clue to Czech, which the scanner reads as e.
      case 'ě' -> "ě";
      default -> baseLetter(c);
    };
  }

  private static String baseLetter(char c) {
    String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    char base = decomposed.charAt(0);
    return base >= 'a' && base <= 'z' ? String.valueOf(base) : "";
  }
}
