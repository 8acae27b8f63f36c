package org.newswatch.enricher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;

final class LiveFirstTest {

  private final List<Boolean> told = new ArrayList<>();
  private final Metrics metrics = Metrics.create();
  private final FakeLooks looks = new FakeLooks();
  private Instant now = Instant.parse("2026-03-10T12:00:00Z");
  private final LiveFirst liveFirst = new LiveFirst(looks, () -> now, told::add, metrics);

  @AfterEach
  void close() {
    liveFirst.close();
    metrics.close();
  }

  @Test
  void a_back_fill_waits_while_live_articles_do_and_is_told_of_changes_only() {
    look(0, 0);
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);
    look(LiveFirst.ANNOTATE_WAITING_MAX + 5, 0);
    assertThat(metrics.scrape()).contains("newswatch_backfill_held 1.0");
    look(0, LiveFirst.CONNECT_WAITING_MAX + 1);
    look(0, LiveFirst.CONNECT_WAITING_MAX);

    assertThat(told).containsExactly(true, false);
    assertThat(metrics.scrape()).contains("newswatch_backfill_held 0.0");
  }

  @Test
  void what_cannot_be_asked_holds_nothing_and_is_seen() {
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);
    looks.gone = true;
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);

    assertThat(told).containsExactly(true, false);
    assertThat(metrics.scrape()).contains("newswatch_backfill_blind 1.0");

    looks.gone = false;
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);
    assertThat(told).containsExactly(true, false, true);
    assertThat(metrics.scrape()).contains("newswatch_backfill_blind 0.0");
  }

  @Test
  void who_stands_still_is_not_waited_for() {
    looks.moves = false;
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);
    now = now.plus(Lane.STILL_AFTER);
    look(LiveFirst.ANNOTATE_WAITING_MAX + 1, 0);

    assertThat(told).containsExactly(true, false);
  }

  private void look(long annotateWaits, long connectWaits) {
    looks.annotate = annotateWaits;
    looks.connect = connectWaits;
    now = now.plus(Duration.ofMillis(250));
    liveFirst.look();
  }

  /** Lanes that move unless told otherwise. */
  private static final class FakeLooks implements LiveFirst.Looks {
    private long annotate;
    private long connect;
    private long done;
    private boolean moves = true;
    private boolean gone;

    @Override
    public Lane.Look at(String group, Topic topic) throws ExecutionException {
      if (gone) {
        throw new ExecutionException(new UnknownTopicOrPartitionException(topic.topicName()));
      }
      done += moves ? 1 : 0;
      return new Lane.Look(topic == Topic.ARTICLES_RAW ? annotate : connect, done);
    }

    @Override
    public void close() {}
  }
}
