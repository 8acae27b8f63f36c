package org.newswatch.alerts.folding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;

/**
 * What one subscription has sent. Immutable and bounded.
 *
 * @param sent when the messages of the last hour went out, in order; at most {@link
 *     Limits#CAP_PER_HOUR_MAX}
 * @param digested until when digests have told; null before the first
 */
public record Ledger(List<Instant> sent, @Nullable Instant digested) {

  static final Duration HOUR = Duration.ofHours(1);

  /** That of a subscription which has sent nothing. */
  public static final Ledger EMPTY = new Ledger(List.of(), null);

  public Ledger {
    sent = List.copyOf(sent);
  }

  /** What is left of it for one that was made at this time: another of its id was before it. */
  public Ledger since(Instant made) {
    Instant told = digested != null && digested.isBefore(made) ? null : digested;
    return new Ledger(sent.stream().filter(at -> !at.isBefore(made)).toList(), told);
  }

  /** From when on a message may go out under this cap; {@code now} when it may at once. */
  Instant free(@Nullable Integer cap, Instant now) {
    if (cap == null || sent.size() < cap) {
      return now;
    }
    Instant frees = sent.get(sent.size() - cap).plus(HOUR);
    return frees.isAfter(now) ? frees : now;
  }

  Ledger sent(Instant now) {
    List<Instant> after = new ArrayList<>(sent);
    after.removeIf(at -> !at.plus(HOUR).isAfter(now));
    after.add(now);
    return new Ledger(
        after.subList(Math.max(0, after.size() - Limits.CAP_PER_HOUR_MAX), after.size()), digested);
  }

  Ledger digested(Instant until) {
    return new Ledger(sent, until);
  }
}
