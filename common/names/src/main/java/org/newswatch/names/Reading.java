package org.newswatch.names;

import java.util.Objects;
import java.util.Set;

/**
 * One way to understand a word of a declined name, or all its words together.
 *
 * @param base the form in the nominative: {@code Путин} for {@code Путину}
 * @param gender whose name that would be
 * @param cases the cases in which the base takes the form that was read; never empty
 * @param likelihood how likely beside other readings when nothing else tells; above 0
 */
public record Reading(String base, Gender gender, Set<GrammaticalCase> cases, double likelihood) {

  public Reading {
    Objects.requireNonNull(base, "base must not be null");
    Objects.requireNonNull(gender, "gender must not be null");
    cases = Set.copyOf(cases);
    if (cases.isEmpty() || !(likelihood > 0)) {
      throw new IllegalArgumentException("a reading has a case and a likelihood: " + base);
    }
  }
}
