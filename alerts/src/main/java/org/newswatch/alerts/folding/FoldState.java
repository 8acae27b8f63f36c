package org.newswatch.alerts.folding;

import java.util.List;

/**
 * What folding one candidate needs to know.
 *
 * @param ledger that of the subscription
 * @param strands what is known of the story under each of its ids: {@link Folding#keys} says which
 */
public record FoldState(Ledger ledger, List<Strand> strands) {

  /** Nothing is known. */
  public static final FoldState EMPTY = new FoldState(Ledger.EMPTY, List.of());

  public FoldState {
    strands = List.copyOf(strands);
  }
}
