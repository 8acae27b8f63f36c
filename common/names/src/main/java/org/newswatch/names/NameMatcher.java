package org.newswatch.names;

import java.util.List;
import org.newswatch.names.PartMatch.How;

/**
 * Whether two names are one: pure functions, the same whichever name comes first, for any strings.
 *
 * <p>Words are compared by their sounds and letters (see {@link PartMatch.How}), aligned in any
 * order, and weighed by what they do in the name. One threshold serves names of all kinds.
 */
public final class NameMatcher {

  /** From this score on, names are taken for the same. */
  public static final double SAME = 0.66;

  private NameMatcher() {}

  /**
   * Compares two names.
   *
   * @return score and reasons; the parts of {@code a} come first in them. Names of different kinds
   *     are compared word by word.
   */
  public static NameMatch compare(PreparedName a, PreparedName b) {
    // One order for both ways, so that rounding cannot tell them apart.
    if (a.text().compareTo(b.text()) > 0) {
      return flipped(compared(b, a));
    }
    return compared(a, b);
  }

  /** The score of {@link #compare}, 0 to 1. */
  public static double score(PreparedName a, PreparedName b) {
    return compare(a, b).score();
  }

  /**
   * Whether both may be names of one bearer, as far as names go: the shorter form of a name is
   * compatible with its longer ones (Lukashenko, Alexander Lukashenko), relatives are not.
   */
  public static boolean compatible(PreparedName a, PreparedName b) {
    NameMatch match = compare(a, b);
    if (match.same()) {
      return true;
    }
    boolean agree = false;
    for (PartMatch part : match.parts()) {
      if (part.how() == How.CONFLICT) {
        return false;
      }
      agree |= part.similarity() >= SAME && part.role() == PartRole.FAMILY;
    }
    return agree;
  }

  private static NameMatch compared(PreparedName a, PreparedName b) {
    if (a.text().equals(b.text()) && !a.prepared().forms().isEmpty()) {
      return new NameMatch(
          1, false, List.of(new PartMatch(a.text(), b.text(), a.mainRole(), How.SAME, 1)));
    }
    boolean persons = a.kind() == NameKind.PERSON && b.kind() == NameKind.PERSON;
    return persons
        ? new PersonComparison(a.prepared(), b.prepared()).compare()
        : new WordComparison(a.prepared(), b.prepared()).compare();
  }

  private static NameMatch flipped(NameMatch match) {
    List<PartMatch> parts = match.parts().stream().map(PartMatch::flipped).toList();
    return new NameMatch(match.score(), match.reordered(), parts);
  }
}
