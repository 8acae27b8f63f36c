package org.newswatch.query;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Counts what Lucene will count in a compiled query, rather too much than too little: it refuses a
 * query with more leaves than its bound.
 */
final class ClauseCount {

  /** A word in three fields and as a name. */
  static final int OF_A_WORD = 4;

  /** All articles, from which those that match are taken away. */
  static final int OF_A_NOT = 1;

  /** A range of days is asked in two ways, of which Lucene later chooses the cheaper. */
  private static final int OF_A_RANGE = 2;

  /** Longer words are cut by the index into several. */
  private static final int WORD_CHARS_MAX = 255;

  private static final int ASCII_END = 128;

  /** One between letters parts no word. */
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['\u2019](?=\\p{L})");

  private ClauseCount() {}

  /** The leaves of what {@link ElasticsearchCompiler} made. */
  static int of(JsonNode compiled) {
    int count = 0;
    for (var part : compiled.properties()) {
      JsonNode inner = part.getValue();
      count +=
          switch (part.getKey()) {
            case "term", "terms", "match_phrase", "prefix" -> 1;
            // Today it is empty, another day a range of days.
            case "match_none" -> 2 * OF_A_RANGE;
            case "multi_match" -> inner.path("fields").size();
            case "range" -> OF_A_RANGE;
            case "match" -> ofText(inner.path("query").asString());
            case "must_not" -> OF_A_NOT + inside(inner);
            default -> inside(inner);
          };
    }
    return count;
  }

  private static int inside(JsonNode node) {
    if (node.isObject()) {
      return of(node);
    }
    int count = 0;
    for (JsonNode element : node) {
      count += of(element);
    }
    return count;
  }

  /**
   * The most words that the index can see in a text. It parts at signs; of scripts that are not
   * known here to be written in runs of letters, each character counts as a word.
   */
  static int ofText(String text) {
    int words = 0;
    int run = 0;
    for (int c : APOSTROPHE.matcher(text).replaceAll("").codePoints().toArray()) {
      if (joins(c)) {
        run++;
        words += run % WORD_CHARS_MAX == 1 ? 1 : 0;
      } else {
        run = 0;
        words += c < ASCII_END ? 0 : 1;
      }
    }
    return Math.max(1, words);
  }

  private static boolean joins(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, CYRILLIC, GREEK, ARMENIAN, GEORGIAN, HEBREW, ARABIC, HANGUL, INHERITED -> true;
      case COMMON -> Character.isDigit(c) || c == '_';
      default -> false;
    };
  }
}
