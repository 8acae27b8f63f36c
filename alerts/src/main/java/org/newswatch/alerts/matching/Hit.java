package org.newswatch.alerts.matching;

import org.apache.lucene.monitor.QueryMatch;
import org.newswatch.contract.AlertCandidate;

/** A match as Lucene Monitor passes it through. */
final class Hit extends QueryMatch {

  private final AlertCandidate candidate;

  Hit(AlertCandidate candidate) {
    super(candidate.subscriptionId());
    this.candidate = candidate;
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
