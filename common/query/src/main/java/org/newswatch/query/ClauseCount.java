package org.newswatch.query;

import java.util.ArrayList;
import java.util.List;
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

  /** Beside others a beginning is every word that begins so: some. */
  private static final int OF_A_BEGINNING = 50;

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
            case "intervals" -> ofIntervals(inner);
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

  private static int ofIntervals(JsonNode field) {
    int count = 0;
    for (JsonNode rules : field) {
      for (var rule : rules.properties()) {
        if (!rule.getKey().equals("boost")) {
          count += (int) Shape.of(rule.getKey(), rule.getValue()).leaves();
        }
      }
    }
    return count;
  }

  /**
   * What Lucene makes of a rule: of alternatives, those of one word stay together, and each of the
   * others is put into a rule of its own with whatever stands beside it at a bounded distance.
   *
   * @param shortLeaves words of the alternatives that are one word
   * @param ways how many other alternatives there are
   * @param longLeaves words of those
   */
  private record Shape(long shortLeaves, long ways, long longLeaves) {

    private static final long MOST = 1_000_000;

    Shape {
      shortLeaves = Math.min(MOST, shortLeaves);
      ways = Math.min(MOST, ways);
      longLeaves = Math.min(MOST, longLeaves);
    }

    static Shape of(String kind, JsonNode rule) {
      return switch (kind) {
        case "prefix" -> new Shape(OF_A_BEGINNING, 0, 0);
        case "any_of" -> {
          Shape sum = new Shape(0, 0, 0);
          for (Shape each : parts(rule)) {
            sum =
                new Shape(
                    sum.shortLeaves + each.shortLeaves,
                    sum.ways + each.ways,
                    sum.longLeaves + each.longLeaves);
          }
          yield sum;
        }
        case "all_of" -> together(parts(rule), rule.path("max_gaps").asInt() >= 0);
        default -> {
          String text = rule.path("query").asString();
          int words = text.isEmpty() ? 0 : ofText(text);
          yield words <= 1 ? new Shape(words, 0, 0) : new Shape(0, 1, words);
        }
      };
    }

    private static List<Shape> parts(JsonNode rule) {
      List<Shape> parts = new ArrayList<>();
      for (JsonNode part : rule.path("intervals")) {
        part.properties().forEach(one -> parts.add(of(one.getKey(), one.getValue())));
      }
      return parts;
    }

    private static Shape together(List<Shape> parts, boolean bounded) {
      if (parts.size() == 1) {
        return parts.getFirst();
      }
      long ways = 1;
      long leaves = 0;
      for (Shape part : parts) {
        leaves = bounded ? leaves * part.all() + part.leaves() * ways : leaves + part.leaves();
        leaves = Math.min(MOST, leaves);
        ways = Math.min(MOST, ways * part.all());
      }
      return new Shape(0, ways, leaves);
    }

    private long all() {
      return ways + (shortLeaves > 0 ? 1 : 0);
    }

    long leaves() {
      return shortLeaves + longLeaves;
    }
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
