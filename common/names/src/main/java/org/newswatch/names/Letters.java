package org.newswatch.names;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Brings a token to lower case, one normal form and one script, and hands it to its speller. */
final class Letters {

  /** Fewer letters than this make no name token. */
  private static final int LETTERS_MIN = 2;

  /** Azerbaijani, between a and e. */
  private static final char SCHWA = '\u0259';

  private static final String LATIN_LOOKS = "abcehikmoptxyëïáéóýúö";
  private static final String CYRILLIC_LOOKS = "авсенікмортхуёїаеоуио";

  private Letters() {}

  /** The token's sounds, nothing if it has fewer than two letters. */
  static Optional<Spelling> spell(String token) {
    Read read = read(token);
    return read.count() < LETTERS_MIN ? Optional.empty() : Optional.of(read.spelling());
  }

  /**
   * A token as read.
   *
   * @param letters its letters folded to one case, normal form and script
   * @param script the script that it was taken for
   * @param count how many letters it has
   * @param spelling its sounds
   */
  record Read(String letters, Script script, int count, Spelling spelling) {}

  /** Folds and spells a token. */
  static Read read(String token) {
    String folded = fold(token);
    int latin = 0;
    int cyrillic = 0;
    int other = 0;
    for (int at = 0; at < folded.length(); at++) {
      char c = folded.charAt(at);
      if (isCyrillic(c)) {
        cyrillic++;
      } else if (isLatin(c)) {
        latin++;
      } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
        other++;
      }
    }
    int count = latin + cyrillic + other;
    if (other > 0) {
      Spelling spelling =
          count < LETTERS_MIN ? Spelling.NONE : LatinSpelling.of(Foreign.toLatin(folded));
      return new Read(folded, Script.of(folded), count, spelling);
    }
    if (cyrillic == 0) {
      return new Read(folded, Script.LATIN, count, LatinSpelling.of(folded));
    }
    if (latin == 0) {
      return new Read(folded, Script.CYRILLIC, count, CyrillicSpelling.of(folded));
    }
    String asCyrillic = swap(folded, LATIN_LOOKS, CYRILLIC_LOOKS);
    String asLatin = swap(folded, CYRILLIC_LOOKS, LATIN_LOOKS);
    boolean pureCyrillic = asCyrillic.chars().noneMatch(c -> isLatin((char) c));
    boolean pureLatin = asLatin.chars().noneMatch(c -> isCyrillic((char) c));
    boolean takenAsCyrillic = pureCyrillic == pureLatin ? cyrillic >= latin : pureCyrillic;
    return takenAsCyrillic
        ? new Read(asCyrillic, Script.CYRILLIC, count, CyrillicSpelling.of(asCyrillic))
        : new Read(asLatin, Script.LATIN, count, LatinSpelling.of(asLatin));
  }

  private static String fold(String token) {
    for (int at = 0; at < token.length(); at++) {
      char c = token.charAt(at);
      if (c >= 0x80 && !isPlainCyrillic(c)) {
        // Through upper case, so that letters with two lower-case forms come out the same.
        String composed = Normalizer.normalize(token, Normalizer.Form.NFKC);
        String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return withoutMarks(Normalizer.normalize(lower, Normalizer.Form.NFKC));
      }
    }
    return token.toLowerCase(Locale.ROOT);
  }

  /** Without marks that no letter took up, such as the stress marks of encyclopaedias. */
  private static String withoutMarks(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean mark = c >= 0x0300 && c <= 0x036F;
      if (!mark && Character.getType(c) != Character.FORMAT) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Chinese letters in their simplified forms. */
  static String simplified(String letters) {
    return Foreign.SIMPLIFIED.transliterate(letters);
  }

  private static String swap(String text, String from, String to) {
    StringBuilder swapped = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      int index = from.indexOf(text.charAt(at));
      swapped.append(index < 0 ? text.charAt(at) : to.charAt(index));
    }
    return swapped.toString();
  }

  /** Letters that any normal form leaves alone and that have one small form only. */
  private static boolean isPlainCyrillic(char c) {
    return c >= 0x0400 && c <= 0x045F;
  }

  private static boolean isCyrillic(char c) {
    return c >= 0x0400 && c <= 0x052F;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 0x00C0 && c <= 0x024F && c != 0x00D7 && c != 0x00F7)
        || c == SCHWA
        || (c >= 0x1E00 && c <= 0x1EFF);
  }

  /** Loaded only when a text in a third script comes, for ICU takes its time to load. */
  private static final class Foreign {

    /** A foreign token is cut here, in UTF-16 units: ICU takes microseconds a letter. */
    private static final int CHARS_MAX = 32;

    /** ICU's transliterators may be used by many threads. */
    private static final Transliterator TO_LATIN =
        Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private static final Transliterator SIMPLIFIED =
        Transliterator.getInstance("Traditional-Simplified");

    /**
     * The letters of the first foreign script as Latin ones. Letters of further scripts are left
     * out: no name has them, and a text made to mix scripts would take ICU milliseconds a word.
     */
    static String toLatin(String token) {
      StringBuilder oneScript = new StringBuilder(CHARS_MAX);
      int script = UScript.INVALID_CODE;
      for (int at = 0; at < token.length() && oneScript.length() < CHARS_MAX; ) {
        int point = token.codePointAt(at);
        int its = UScript.getScript(point);
        if (script == UScript.INVALID_CODE && its > UScript.INHERITED && its != UScript.LATIN) {
          script = its;
        }
        if (its == script || its <= UScript.INHERITED) {
          oneScript.appendCodePoint(point);
        }
        at += Character.charCount(point);
      }
      return TO_LATIN.transliterate(oneScript.toString());
    }
  }
}
