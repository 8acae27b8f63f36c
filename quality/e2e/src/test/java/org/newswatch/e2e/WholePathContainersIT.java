package org.newswatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.newswatch.testkit.FakeSite;

/**
 * The whole path with Kafka, Elasticsearch and every service in a container of its own. {@code
 * quality/e2e/soak} makes faults for longer; {@code -Dnewswatch.faults.seed} draws others.
 */
@Tag("containers")
@ExtendWith(ContainersOnRequest.class)
final class WholePathContainersIT extends WholePathContract {

  private static final Duration FAULTS_SHORT = Duration.ofSeconds(30);

  /**
   * The part of a long run for which Elasticsearch is away at a stretch: of half an hour, ten
   * minutes.
   */
  private static final int ABSENCE_OF_LENGTH = 3;

  /** What one fault takes at most, the return of its part included. */
  private static final Duration MOST_FOR_ONE = Duration.ofMinutes(2);

  private static final int FAULTS_MINUTES = Integer.getInteger("newswatch.faults.minutes", 0);
  private static final long FAULTS_SEED = Long.getLong("newswatch.faults.seed", 20_261_122);

  private final ContainerNetwork network = new ContainerNetwork();
  private @Nullable ContainerNewswatch containers;
  private @Nullable FakeSite receiver;

  @Override
  InetAddress newsstandAddress() {
    return network.gateway();
  }

  @Override
  RunningNewswatch start(Newsstand newsstand) {
    FakeSite hook = FakeSite.startAt(network.gateway());
    receiver = hook;
    containers =
        ContainerNewswatch.start(
            network,
            newsstand,
            hook,
            started -> FaultAlerts.subscribe(new Broker(started), hook, Instant.now()));
    return containers;
  }

  @AfterAll
  void stop_the_receiver() {
    if (receiver != null) {
      receiver.close();
    }
  }

  @Test
  @Tag("faults")
  void parts_that_fail_at_random_under_load_lose_and_double_nothing_and_leave_nothing_stale()
      throws Exception {
    Duration length = FAULTS_MINUTES == 0 ? FAULTS_SHORT : Duration.ofMinutes(FAULTS_MINUTES);
    Duration absence = FAULTS_MINUTES == 0 ? Duration.ZERO : length.dividedBy(ABSENCE_OF_LENGTH);
    try (var faults =
        new Faults(
            Objects.requireNonNull(containers),
            stand(),
            Objects.requireNonNull(receiver),
            FAULTS_SEED,
            absence)) {
      Faults.Outcome outcome = faults.run(length);

      FaultVerdict verdict = outcome.verdict();
      System.out.printf(
          "faults made %d, without effect %d, articles %d, alerts %d, lost %d, doubled %d, stale %d,"
              + " web hook asked again %d, seed %d%n",
          outcome.made(),
          outcome.vain(),
          outcome.articles(),
          outcome.alerts(),
          verdict.lost().size(),
          verdict.doubled().size(),
          verdict.stale().size(),
          outcome.again(),
          FAULTS_SEED);
      assertThat(verdict.clean())
          .as("%s, seed %d%n%s", verdict, FAULTS_SEED, running().diagnosis())
          .isTrue();
      assertThat(outcome.verified().same())
          .as("%s, seed %d", outcome.verified(), FAULTS_SEED)
          .isTrue();
      assertThat(outcome.kept())
          .as(
              "the indexer is in its group as before, though Elasticsearch was away for %s",
              absence)
          .isTrue();
      assertThat(outcome.made())
          .as("faults that bit")
          .isGreaterThanOrEqualTo((int) Math.max(1, length.minus(absence).dividedBy(MOST_FOR_ONE)));
    }
  }
}
