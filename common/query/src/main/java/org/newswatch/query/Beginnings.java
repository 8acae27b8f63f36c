package org.newswatch.query;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The first letters of an article's words, in a field of their own: a query for {@code elect*} is
 * worth asking only of articles with a word that begins with {@code elect}.
 */
final class Beginnings {

  /** Letters, as code points, of which beginnings are kept; the least is what a query must have. */
  private static final int SHORT = QueryLimits.PREFIX_LETTERS_MIN;

  private static final int LONG = 5;

  private Beginnings() {}

  /** Those of words of an article. */
  static Set<String> of(Collection<String> words) {
    Set<String> beginnings = new LinkedHashSet<>();
    for (String word : words) {
      int letters = word.codePointCount(0, word.length());
      if (letters >= SHORT) {
        beginnings.add(first(word, SHORT));
      }
      if (letters >= LONG) {
        beginnings.add(first(word, LONG));
      }
    }
    return beginnings;
  }

  /**
   * Beginnings that every article that matches has: of each list one at least. Empty when nothing
   * can be said.
   */
  static List<List<String>> implied(Query query) {
    return switch (query) {
      case Query.Prefix prefix -> asked(Stream.of(prefix));
      case Query.Near near ->
          Stream.concat(ofPlace(near.first()).stream(), ofPlace(near.second()).stream()).toList();
      case Query.AtLeast atLeast -> ofPlace(atLeast.part());
      default -> List.of();
    };
  }

  private static List<List<String>> ofPlace(Query place) {
    List<Query> ways = place instanceof Query.Or or ? flat(or).toList() : List.of(place);
    return ways.stream().allMatch(Query.Prefix.class::isInstance)
        ? asked(ways.stream().map(Query.Prefix.class::cast))
        : List.of();
  }

  private static Stream<Query> flat(Query query) {
    return query instanceof Query.Or or
        ? or.parts().stream().flatMap(Beginnings::flat)
        : Stream.of(query);
  }

  private static List<List<String>> asked(Stream<Query.Prefix> prefixes) {
    List<String> letters = prefixes.map(Query.Prefix::letters).toList();
    return letters.stream().allMatch(Beginnings::isKept)
        ? List.of(letters.stream().map(Folding::fold).map(Beginnings::longest).distinct().toList())
        : List.of();
  }

  /** Of a script without spaces each letter is a word, none of which has a beginning. */
  private static boolean isKept(String letters) {
    String folded = Folding.fold(letters);
    return TextTokens.of(letters).size() == 1 && folded.codePointCount(0, folded.length()) >= SHORT;
  }

  private static String longest(String letters) {
    return first(letters, letters.codePointCount(0, letters.length()) < LONG ? SHORT : LONG);
  }

  private static String first(String word, int letters) {
    return word.substring(0, word.offsetByCodePoints(0, letters));
  }
}
