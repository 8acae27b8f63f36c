package org.newswatch.testkit.query;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newswatch.names.NameKeys;

/** The words of a text, read letter by letter. */
final class PlainWords {

  /** Latin letters that are no letter with a mark. */
  private static final Map<Integer, String> LATIN =
      Map.of(
          (int) '\u0142', "l", // l with stroke
          (int) '\u00f8', "o",
          (int) '\u0111', "d",
          (int) '\u00df', "ss",
          (int) '\u00e6', "ae",
          (int) '\u0153', "oe",
          (int) '\u0131', "i",
          (int) '\u00fe', "th",
          (int) '\u00f0', "d",
          (int) '\u2019', "'");

  /**
   * One word.
   *
   * @param start first UTF-16 unit, counted from 0
   * @param end one past the last
   */
  record Word(String written, String folded, int start, int end) {

    /** As it is written, without a possessive ending. */
    String bare() {
      int length = written.length();
      boolean possessive =
          length > 2
              && "sS".indexOf(written.charAt(length - 1)) >= 0
              && "'\u2019".indexOf(written.charAt(length - 2)) >= 0;
      return possessive ? written.substring(0, length - 2) : written;
    }
  }

  private PlainWords() {}

  /** What all spellings of a name's word have in common; abbreviations such as U.S. have none. */
  static String key(Word word) {
    return word.bare().indexOf('.') >= 0 ? "" : NameKeys.key(word.bare());
  }

  /**
   * Runs of letters and digits; an apostrophe, full stop or colon between two letters and a full
   * stop, comma or apostrophe between two digits part none; of ideographs each is a word.
   */
  static List<Word> of(String text) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (isIdeograph(c)) {
        words.add(word(text, at, end));
      } else if (isPart(c)) {
        end = runEnd(text, end);
        words.add(word(text, at, end));
      }
      at = end;
    }
    return words;
  }

  private static int runEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean joins =
          next < text.length() && joins(text.codePointBefore(at), c, text.codePointAt(next));
      if (isIdeograph(c) || !(isPart(c) || joins)) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static boolean joins(int before, int sign, int after) {
    boolean letters = Character.isLetter(before) && Character.isLetter(after);
    boolean digits = Character.isDigit(before) && Character.isDigit(after);
    return switch (sign) {
      case '\'', '\u2019', '.' -> (letters && !isIdeograph(after)) || digits;
      case ':' -> letters && !isIdeograph(after);
      case ',', ';' -> digits;
      default -> false;
    };
  }

  private static boolean isPart(int c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isIdeograph(int c) {
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA -> true;
      default -> false;
    };
  }

  private static Word word(String text, int start, int end) {
    String written = text.substring(start, end);
    return new Word(written, fold(written), start, end);
  }

  /** In lower case and without marks on Latin letters. */
  static String fold(String word) {
    var folded = new StringBuilder();
    for (int c : lower(word).codePoints().toArray()) {
      if (LATIN.containsKey(c)) {
        folded.append(LATIN.get(c));
      } else if (UnicodeScript.of(c) == UnicodeScript.LATIN) {
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
            .codePoints()
            .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
            .forEach(folded::appendCodePoint);
      } else {
        folded.appendCodePoint(c);
      }
    }
    return folded.toString();
  }

  static String lower(String word) {
    var lower = new StringBuilder();
    word.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
