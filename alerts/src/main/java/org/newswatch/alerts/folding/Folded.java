package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;

/**
 * What became of a candidate.
 *
 * @param outcome in a word
 * @param ledger that of the subscription from now on
 * @param strand what is known of the story from now on; null when nothing changed
 * @param gone the ids under which something was known of the story that are one with it now
 * @param counts how many articles matched from now on; null when nothing changed
 * @param alert what is told; null when nothing is
 * @param due when the alert goes out with a digest; null when it goes out at once by itself
 */
public record Folded(
    Outcome outcome,
    Ledger ledger,
    @Nullable Strand strand,
    List<String> gone,
    @Nullable Counts counts,
    @Nullable Alert alert,
    @Nullable Instant due) {

  public Folded {
    gone = List.copyOf(gone);
  }

  static Folded nothing(Outcome outcome, FoldState state) {
    return new Folded(outcome, state.ledger(), null, List.of(), null, null, null);
  }

  /** What became of it. */
  public enum Outcome {
    /** An alert goes out at once. */
    TOLD,
    /** An alert goes out with a digest. */
    DIGESTED,
    /** It adds to what is counted, and that is no surge, or one that was told. */
    COUNTED,
    /**
     * It is no news, and is listed with what is told of the story next. Where surges are looked
     * for: it is a copy, or the revision of an article that was there before or may have been
     * counted, and does not count.
     */
    HELD,
    /**
     * It was folded before. Where surges are looked for: it was counted before, or comes so late
     * that nobody can tell.
     */
    REPEATED,
    /** It came by an import of old articles. */
    BACKFILL,
    /** It was there before the subscription was. */
    EARLIER,
    /** It is older than the subscription wants. */
    OLD,
    /** The subscription is paused. */
    PAUSED,
    /** The subscription has expired, was removed or watches for something else. */
    OVER;

    /** Whether it would have been told, had it been live, young and asked for. */
    public boolean wouldHaveFired() {
      return this == BACKFILL || this == EARLIER || this == OLD || this == PAUSED;
    }
  }
}
