package org.newswatch.alerts.folding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What folding one candidate needs to know.
 *
 * @param ledger that of the subscription
 * @param strands what is known of the story under each of its ids: {@link Folding#keys} says which
 * @param counts how many articles matched when; null when none did or nobody counts
 */
public record FoldState(Ledger ledger, List<Strand> strands, @Nullable Counts counts) {

  /** Nothing is known. */
  public static final FoldState EMPTY = new FoldState(Ledger.EMPTY, List.of(), null);

  public FoldState {
    strands = List.copyOf(strands);
  }
}
