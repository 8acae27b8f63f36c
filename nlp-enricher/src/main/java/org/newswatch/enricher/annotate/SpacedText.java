package org.newswatch.enricher.annotate;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs that stand apart from the letters they belong to ({@code U . S .}, {@code Dr . Low}, {@code
 * people ’ s}) moved up to them, as some sites and old archives deliver their text. The blanks go
 * behind, so that nothing else moves; where a moved sign stood is remembered.
 */
final class SpacedText {

  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}.])";

  private static final Pattern SPACED =
      Pattern.compile(
          NO_WORD_BEFORE
              + "(?:"
              // U . S . | U . S
              + "\\p{Lu} \\.(?: \\p{Lu} \\.){1,20}(?: [\\p{Lu}&&[^AI]](?![\\p{L}\\p{N}.'\u2019]))?"
              + "|\\p{Lu} \\. [\\p{Lu}&&[^AI]](?![\\p{L}\\p{N}'\u2019])"
              // D . Low, but not "vitamin C . The"
              + "|\\p{Lu} \\.(?= (?!(?:The|He|She|It|In|On|At|But|And|We|They|This|That|A)\\b)"
              + "\\p{Lu}[\\p{L}'\u2019])"
              + "|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Capt|Lt|Sgt|St|Rev|Hon|Adm|Maj|Mt"
              + "|Fr|Md|Jr) \\.(?= \\p{Lu})"
              // O ' Brien
              + "|[ODNLM] ['\u2019] (?=\\p{Lu}\\p{Ll})"
              + ")"
              // Booysens ' s
              + "|(?<=[\\p{L}\\p{N}.] )['\u2019] s(?![\\p{L}\\p{N}])");

  private final Map<Integer, Integer> starts = new HashMap<>();
  private final Map<Integer, Integer> ends = new HashMap<>();

  /** Moves signs up within {@code chars}, which hold the text. */
  static SpacedText closeUp(char[] chars) {
    var spaced = new SpacedText();
    String text = new String(chars);
    if (text.contains(" .") || text.contains(" \u2019") || text.contains(" '")) {
      Matcher matcher = SPACED.matcher(text);
      while (matcher.find()) {
        spaced.closeUp(chars, matcher.start(), matcher.end());
      }
    }
    return spaced;
  }

  private void closeUp(char[] chars, int from, int to) {
    int last = to;
    // A lookahead needs no blank of its own, so the match may take one: O ' Brien.
    boolean glued = chars[to - 1] == ' ';
    if (glued) {
      while (last < chars.length && Character.isLetter(chars[last])) {
        last++;
      }
    }
    int at = from;
    for (int i = from; i < last; i++) {
      if (chars[i] != ' ') {
        char c = chars[i];
        chars[i] = ' ';
        chars[at] = c;
        starts.put(at, i);
        at++;
        ends.put(at, i + 1);
      }
    }
  }

  /** Where the token that now starts there started. */
  int start(int now) {
    return starts.getOrDefault(now, now);
  }

  /** Where the token that now ends there ended. */
  int end(int now) {
    return ends.getOrDefault(now, now);
  }
}
