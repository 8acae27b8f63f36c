package org.newswatch.names;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Brings a token to lower case, one normal form and one script, and hands it to its speller. */
final class Letters {

  /** Fewer letters than this make no name token. */
  private static final int LETTERS_MIN = 2;

  private static final String LATIN_LOOKS = "abcehikmoptxy";
  private static final String CYRILLIC_LOOKS = "авсеніктмортху";

  private Letters() {}

  /** The token's sounds, nothing if it has fewer than two letters. */
  static Optional<Spelling> spell(String token) {
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
    if (latin + cyrillic + other < LETTERS_MIN) {
      return Optional.empty();
    }
    if (other > 0) {
      return Optional.of(LatinSpelling.of(Foreign.TO_LATIN.transliterate(folded)));
    }
    if (cyrillic == 0) {
      return Optional.of(LatinSpelling.of(folded));
    }
    if (latin == 0) {
      return Optional.of(CyrillicSpelling.of(folded));
    }
    return Optional.of(
        cyrillic >= latin
            ? CyrillicSpelling.of(swap(folded, LATIN_LOOKS, CYRILLIC_LOOKS))
            : LatinSpelling.of(swap(folded, CYRILLIC_LOOKS, LATIN_LOOKS)));
  }

  private static String fold(String token) {
    for (int at = 0; at < token.length(); at++) {
      if (token.charAt(at) >= 0x80) {
        // Through upper case, so that letters with two lower-case forms come out the same.
        String composed = Normalizer.normalize(token, Normalizer.Form.NFKC);
        String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
      }
    }
    return token.toLowerCase(Locale.ROOT);
  }

  private static String swap(String text, String from, String to) {
    StringBuilder swapped = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      int index = from.indexOf(text.charAt(at));
      swapped.append(index < 0 ? text.charAt(at) : to.charAt(index));
    }
    return swapped.toString();
  }

  private static boolean isCyrillic(char c) {
    return c >= 0x0400 && c <= 0x052F;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 0x00C0 && c <= 0x024F && c != 0x00D7 && c != 0x00F7)
        || (c >= 0x1E00 && c <= 0x1EFF);
  }

  /** Loaded only when a text in a third script comes, for ICU takes its time to load. */
  private static final class Foreign {
    /** ICU's transliterators may be used by many threads. */
    static final Transliterator TO_LATIN =
        Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  }
}
