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

  /** Before the k of -sky; Tusk is too short for one, and Tuska is his genitive. */
  private static final int ADJECTIVE_STEM_MIN = 4;

  private LatinSpelling() {}

  static Spelling of(String word) {
    String letters = fold(word);
    Clues clues = Clues.of(letters);
    int k = letters.lastIndexOf('k');
    if (k >= ADJECTIVE_STEM_MIN && letters.length() - k <= 5) {
      String ending = letters.substring(k + 1).replace('ï', 'i');
      boolean feminine = isOneOf(ending, FEMININE);
      if (feminine || isOneOf(ending, MASCULINE)) {
        String stem = adjectiveStem(letters, k, ending);
        if (!stem.isEmpty()) {
          return new Spelling(new Scanner(stem, clues).sounds(), feminine, true, false);
        }
      }
    }
    int nounEnd = nounEnd(letters);
    if (nounEnd < letters.length()) {
      return new Spelling(
          new Scanner(letters.substring(0, nounEnd), clues).sounds(), false, true, false);
    }
    if (letters.endsWith("szence")) {
      letters = letters.substring(0, letters.length() - 2) + "k";
    }
    return new Spelling(new Scanner(letters, clues).sounds(), false, false, false);
  }

  /** The sounds of a name in its base form, whose case ending may be no ending. */
  static String baseSounds(String word, Spelling spelling) {
    String letters = fold(word);
    boolean adjective = letters.lastIndexOf('k') >= ADJECTIVE_STEM_MIN && !isNoun(letters);
    return adjective ? spelling.sounds() : new Scanner(letters, Clues.of(letters)).sounds();
  }

  private static boolean isNoun(String letters) {
    return nounEnd(letters) < letters.length();
  }

  /** The stem of a name in -sky, -tsky, -cki, -zki, with ts written out; empty if it is none. */
  private static String adjectiveStem(String letters, int k, String ending) {
    char before = letters.charAt(k - 1);
    char second = letters.charAt(k - 2);
    if (before == 's') {
      return letters.substring(0, k + 1);
    }
    // Not -ski but Becky and Łatuszka.
    boolean polishC = before == 'c' && !ending.equals("y") && !ending.equals("ie");
    boolean germanZ = before == 'z' && second != 's' && second != 'c';
    if (!polishC && !germanZ) {
      return "";
    }
    return letters.substring(0, k - 1) + (second == 'd' ? "sk" : "tsk");
  }

  /** Where the case ending begins that Polish has put on a name that is a noun. */
  private static int nounEnd(String letters) {
    int length = letters.length();
    for (String polish : POLISH_CASES) {
      int stem = length - polish.length();
      if (stem >= 4 && letters.endsWith(polish) && isOneOf(tail(letters, stem), FAMILY_STEMS)) {
        return stem;
      }
    }
    boolean softened = letters.endsWith("kiem") || letters.endsWith("giem");
    return softened && length > 5 ? length - 3 : length;
  }

  private static String tail(String letters, int end) {
    return letters.substring(end - 2, end);
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

  /** Letters without their marks, and digits. */
  static String plain(String word) {
    StringBuilder plain = new StringBuilder(word.length() + 4);
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      if ((c >= 'a' && c <= 'z') || Character.isDigit(c)) {
        plain.append(c);
      } else if (c >= FOLDED_FIRST && c <= FOLDED_LAST) {
        String folded = FOLDED[c - FOLDED_FIRST];
        char first = folded.isEmpty() ? 0 : folded.charAt(0);
        switch (first) {
          case 'š' -> plain.append('s');
          case 'č', 'ć' -> plain.append('c');
          case 'ž' -> plain.append('z');
          case 'ï' -> plain.append('i');
          case 'ě' -> plain.append('e');
          case 'v' -> plain.append('u');
          default -> plain.append(folded);
        }
      }
    }
    return plain.toString();
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
      case '\u0259' -> "a";
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
