package org.newswatch.alerts.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.folding.Matches.NOON;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;

class DigestsTest {

  private static final Instant LATER = NOON.plus(Duration.ofHours(2));

  private static boolean isEmptyDue(SubscriptionBuilder builder) {
    return Digests.isEmptyDue(Ledger.EMPTY, builder.build(), LATER);
  }

  private static SubscriptionBuilder hourly() {
    return Matches.subscription().cadence(Subscription.Cadence.HOURLY).sendWhenEmpty(true);
  }

  @Test
  void nobody_is_told_that_there_was_nothing_while_paused_or_after_the_end() {
    assertThat(isEmptyDue(hourly())).isTrue();
    assertThat(isEmptyDue(hourly().expiresAt(LATER))).isFalse();
    assertThat(isEmptyDue(hourly().pausedUntil(LATER.plusSeconds(1)))).isFalse();
    assertThat(isEmptyDue(hourly().expiresAt(LATER.plusSeconds(1)).pausedUntil(LATER))).isTrue();
  }
}
