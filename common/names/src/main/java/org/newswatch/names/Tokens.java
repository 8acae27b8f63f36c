package org.newswatch.names;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into the words of names. */
final class Tokens {

  private Tokens() {}

  static List<NameToken> of(String text) {
    List<NameToken> tokens = new ArrayList<>();
    cut(
        text,
        (word, start, end) ->
            tokens.add(
                new NameToken(
                    word,
                    start,
                    start + word.length(),
                    end,
                    NameKeys.key(word),
                    NameKeys.isParticle(word))));
    return List.copyOf(tokens);
  }

  /** Takes the words of a text in order. */
  interface Words {
    /** A word without its possessive ending, and where it begins and ends in the text. */
    void word(String word, int start, int end);
  }

  /** Cuts as {@link #of} does, without making keys. */
  static void cut(String text, Words words) {
    int limit = Math.min(text.length(), NameKeys.NAME_CHARS_MAX);
    int at = 0;
    while (at < limit) {
      int point = text.codePointAt(at);
      if (!startsWord(point)) {
        at += Character.charCount(point);
        continue;
      }
      int end = wordEnd(text, at, limit);
      int shortened = withoutPossessive(text, at, end);
      words.word(text.substring(at, shortened), at, end);
      at = end;
    }
  }

  private static int wordEnd(String text, int start, int limit) {
    int at = start;
    while (at < limit) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      boolean inside =
          continuesWord(point)
              || (isApostrophe(point) && next < limit && startsWord(text.codePointAt(next)));
      if (!inside) {
        break;
      }
      at = next;
    }
    return Math.min(at, limit);
  }

  /** Where the word ends without 's, in any of the signs used for an apostrophe. */
  private static int withoutPossessive(String text, int start, int end) {
    boolean possessive =
        end - start > 2
            && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
            && isApostrophe(text.charAt(end - 2));
    return possessive ? end - 2 : end;
  }

  private static boolean startsWord(int point) {
    // Some signs for an apostrophe are letters to Unicode; alone they are no word.
    return Character.isLetterOrDigit(point) && !isApostrophe(point);
  }

  private static boolean continuesWord(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          // Joiners inside Persian words, soft hyphens.
          Character.FORMAT ->
          true;
      default -> startsWord(point);
    };
  }

  /** The signs that people type where a name has an apostrophe or a soft sign. */
  static boolean isApostrophe(int point) {
    return switch (point) {
      case '\'', '\u2019', '\u2018', '\u02BC', '\u02B9', '`', '\u00B4', '\u2032', '\uFF07' -> true;
      default -> false;
    };
  }
}
