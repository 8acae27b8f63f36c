package org.newswatch.alerts.matching;

import java.util.Optional;
import org.apache.lucene.monitor.QueryMatch;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AlertCandidate;

/** A match as Lucene Monitor passes it through. */
final class Hit extends QueryMatch {

  private final AlertCandidate candidate;
  private final Matcher.@Nullable Failure unplaced;

  /**
   * @param unplaced why it does not say where it matches; null when it does
   */
  Hit(AlertCandidate candidate, Matcher.@Nullable Failure unplaced) {
    super(candidate.subscriptionId());
    this.candidate = candidate;
    this.unplaced = unplaced;
  }

  Optional<Matcher.Failure> unplaced() {
    return Optional.ofNullable(unplaced);
  }

  AlertCandidate candidate() {
    return candidate;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hit that && that.candidate.equals(candidate);
  }

  @Override
  public int hashCode() {
    return candidate.hashCode();
  }
}
