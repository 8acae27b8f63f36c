package org.newswatch.testkit.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of queries, each text read once. For one thread. */
final class AskedWords {

  /** Letters of a word in small letters that is too short to be taken for a name. */
  private static final int SHORT_LETTERS_MAX = 4;

  /**
   * One word of a query.
   *
   * @param key of the names that it also finds; empty when it is looked for as written only
   */
  record Asked(PlainWords.Word word, String key) {}

  private final Map<String, List<Asked>> known = new HashMap<>();

  List<Asked> of(String text) {
    return known.computeIfAbsent(
        text,
        unread -> PlainWords.of(unread).stream().map(word -> new Asked(word, key(word))).toList());
  }

  private static String key(PlainWords.Word word) {
    String bare = word.bare();
    long letters = bare.codePoints().filter(Character::isLetter).count();
    boolean small =
        bare.codePoints().anyMatch(Character::isLowerCase)
            && bare.codePoints()
                .noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    return letters <= SHORT_LETTERS_MAX && small ? "" : PlainWords.key(word);
  }
}
