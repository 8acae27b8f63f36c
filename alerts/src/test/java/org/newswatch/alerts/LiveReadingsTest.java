package org.newswatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.alerts.folding.Digests;
import org.newswatch.contract.ReadTally;
import org.newswatch.servicekit.KafkaSettings;

class LiveReadingsTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration SLICE = ReadTallies.SLICE;

  private Instant now = NOON.plus(Duration.ofHours(1));
  private final LiveReadings readings = new LiveReadings(KafkaSettings.of("unused:1"), () -> now);

  private void read(int partition, Instant from, long articles, Integer... sources) {
    readings.take(new ReadTally(partition, from, articles, List.of(sources)));
  }

  @Test
  void articles_add_up_over_partitions_and_sources_are_told_apart() {
    read(0, NOON, 3, 1, 2);
    read(1, NOON, 2, 2, 3);
    read(1, NOON, 4, 2, 3, 4);
    read(0, NOON.plus(SLICE), 1, 1);

    assertThat(readings.between(NOON, now)).isEqualTo(new Digests.Read(8, 4));
  }

  @Test
  void digests_that_follow_each_other_count_no_slice_twice() {
    for (int slice = -1; slice < 8; slice++) {
      read(0, NOON.minus(Duration.ofHours(1)).plus(SLICE.multipliedBy(slice)), 1, slice);
    }
    Instant first = NOON.minusSeconds(3_580);
    Instant second = NOON.plusSeconds(25);

    assertThat(readings.between(first, second)).isEqualTo(new Digests.Read(4, 4));
    assertThat(readings.between(second, now.plusSeconds(3))).isEqualTo(new Digests.Read(4, 4));
  }

  @Test
  void the_last_slice_is_told_in_the_next_digest_for_it_is_not_whole_yet() {
    Instant next = now.plus(Duration.ofHours(1));
    read(0, NOON, 1, 1);
    read(0, now.minus(SLICE), 2, 2);
    assertThat(readings.between(NOON, now)).isEqualTo(new Digests.Read(1, 1));
    read(0, now.minus(SLICE), 5, 2, 3);

    assertThat(readings.between(now, next)).isEqualTo(new Digests.Read(5, 2));
  }

  @Test
  void nothing_is_said_while_nothing_is_known() {
    assertThat(readings.between(NOON, now)).isNull();
    read(0, now, 1, 1);
    assertThat(readings.between(NOON, now)).isNull();
  }

  @Test
  void what_is_longer_ago_than_tallies_are_kept_is_not_counted() {
    read(0, NOON, 1, 1);
    now = NOON.plus(ReadTallies.KEPT).plus(SLICE);

    assertThat(readings.between(NOON, now)).isNull();
    assertThat(readings.between(now.minus(Duration.ofDays(7)), now))
        .isEqualTo(new Digests.Read(0, 0));
  }
}
