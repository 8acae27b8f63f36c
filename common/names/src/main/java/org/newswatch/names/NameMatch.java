package org.newswatch.names;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the comparison of two names found.
 *
 * @param score 0 (different) to 1 (the same)
 * @param reordered whether the parts stand in another order there
 * @param parts how the parts compare, the decisive ones first
 */
public record NameMatch(double score, boolean reordered, List<PartMatch> parts) {

  /** Checks the range of the score. */
  public NameMatch {
    Objects.requireNonNull(parts, "parts must not be null");
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("no score: " + score);
    }
    parts = List.copyOf(parts);
  }

  /** Whether the names are taken for one. */
  public boolean same() {
    return score >= NameMatcher.SAME;
  }

  /** The score and its reasons, in one line for people. */
  public String explain() {
    String reasons = parts.stream().map(PartMatch::toString).collect(Collectors.joining("; "));
    String order = reordered ? "; in another order" : "";
    return String.format(
        Locale.ROOT, "%.2f %s: %s%s", score, same() ? "same" : "different", reasons, order);
  }
}
