package org.newswatch.alerts.folding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;

/**
 * What became of listening for a source.
 *
 * @param listening what is known of it from now on
 * @param ledger that of the subscription from now on
 * @param alert what is told; null when nothing is
 * @param due when the alert goes out with a digest; null when it goes out at once by itself
 */
public record Listened(
    Listening listening, Ledger ledger, @Nullable Alert alert, @Nullable Instant due) {}
