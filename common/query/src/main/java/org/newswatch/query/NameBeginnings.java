package org.newswatch.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/**
 * Names for those who begin to type one. A name can be begun at each of its words; case, marks and
 * what stands between words say nothing.
 */
public final class NameBeginnings {

  /** Characters of a name that can be typed before it is found no more. */
  static final int CHARS_MAX = 80;

  /** Words at which a name can be begun. */
  static final int WORDS_MAX = 8;

  private NameBeginnings() {}

  /** What is typed, as {@link #of} writes names; empty when it has no word. */
  public static String typed(String text) {
    return joined(words(text));
  }

  /** Each of the names, from each of its words on. */
  public static Set<String> of(Collection<String> names) {
    Set<String> all = new LinkedHashSet<>();
    for (String name : names) {
      List<String> words = words(name);
      for (int from = 0; from < Math.min(WORDS_MAX, words.size()); from++) {
        all.add(joined(words.subList(from, words.size())));
      }
    }
    return all;
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (NameToken token : NameKeys.tokens(name)) {
      words.add(Folding.fold(token.text()));
    }
    return words;
  }

  private static String joined(List<String> words) {
    String joined = String.join(" ", words);
    return joined.length() <= CHARS_MAX ? joined : joined.substring(0, CHARS_MAX);
  }
}
