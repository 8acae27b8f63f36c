package org.newswatch.servicekit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.newswatch.servicekit.kafka.TestConsumer.FIRST;
import static org.newswatch.servicekit.kafka.TestConsumer.SECOND;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Backoff;

@Timeout(60)
final class ConsumeLoopTest {

  private static final Backoff QUICK = Backoff.exponential(ofMillis(1), ofMillis(5));

  private final TestConsumer consumer = new TestConsumer();
  private final Metrics metrics = Metrics.create();
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private ConsumeLoop started(BatchHandler handler) {
    ConsumeLoop loop =
        new ConsumeLoop(
            "indexer",
            Set.of(TestConsumer.TOPIC),
            () -> consumer,
            handler,
            metrics,
            QUICK,
            new Random(7));
    loop.start();
    return loop;
  }

  @AfterEach
  void close() {
    release.countDown();
    metrics.close();
  }

  private static List<String> values(ConsumerRecords<byte[], byte[]> batch) {
    return StreamSupport.stream(batch.spliterator(), false)
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }

  private Outcome keep(ConsumerRecords<byte[], byte[]> batch) {
    handled.addAll(values(batch));
    return Outcome.DONE;
  }

  private Outcome handleWhenReleased(ConsumerRecords<byte[], byte[]> batch)
      throws InterruptedException {
    entered.countDown();
    release.await();
    handled.addAll(values(batch));
    return Outcome.DONE;
  }

  @Test
  void nothing_is_committed_before_the_effect_is_durable() throws Exception {
    consumer.holds(FIRST, "a", "b", "c");
    try (ConsumeLoop loop = started(this::handleWhenReleased)) {
      entered.await();
      int before = consumer.polls.get();
      await().until(() -> consumer.polls.get() > before + 1);
      assertThat(consumer.commits).isEmpty();
      assertThat(consumer.paused()).contains(FIRST, SECOND);
      release.countDown();
      await()
          .untilAsserted(
              () ->
                  assertThat(consumer.commits)
                      .singleElement()
                      .isEqualTo(Map.of(FIRST, new OffsetAndMetadata(3))));
      assertThat(handled).containsExactly("a", "b", "c");
      await().until(() -> consumer.paused().isEmpty());
      assertThat(loop.health()).isInstanceOf(Health.Up.class);
      assertThat(metrics.counter("indexer", "polled").count()).isEqualTo(3);
      assertThat(metrics.counter("indexer", "committed").count()).isEqualTo(3);
    }
  }

  @Test
  void a_batch_that_is_to_come_later_comes_again_the_same_and_is_not_committed_before() {
    AtomicInteger attempts = new AtomicInteger();
    List<List<String>> seen = new CopyOnWriteArrayList<>();
    List<Integer> commitsSeen = new CopyOnWriteArrayList<>();
    consumer.holds(FIRST, "a", "b");
    try (ConsumeLoop loop =
        started(
            batch -> {
              seen.add(values(batch));
              commitsSeen.add(consumer.commits.size());
              return attempts.incrementAndGet() < 4
                  ? new Outcome.RetryLater("the store is busy")
                  : Outcome.DONE;
            })) {
      await().until(() -> consumer.commits.size() == 1);
      assertThat(seen).hasSize(4).containsOnly(List.of("a", "b"));
      assertThat(commitsSeen).containsOnly(0);
      assertThat(metrics.counter("indexer", "retries").count()).isEqualTo(3);
      await().until(() -> loop.health().ready());
    }
  }

  @Test
  void while_the_store_is_away_the_loop_is_alive_and_says_what_it_waits_for() {
    consumer.holds(FIRST, "a");
    try (ConsumeLoop loop = started(batch -> new Outcome.RetryLater("Elasticsearch is away"))) {
      await().until(() -> loop.health().equals(new Health.Waiting("Elasticsearch is away")));
      assertThat(loop.health().live()).isTrue();
      assertThat(loop.health().ready()).isFalse();
    }
    assertThat(consumer.commits).isEmpty();
  }

  @Test
  void
      a_store_that_is_away_for_ten_minutes_is_asked_ever_more_rarely_and_gets_the_batch_once_back() {
    consumer.pause = Duration.ofNanos(100_000);
    consumer.holds(FIRST, "a", "b");
    AtomicInteger attempts = new AtomicInteger();
    try (ConsumeLoop loop =
        new ConsumeLoop(
            "indexer",
            Set.of(TestConsumer.TOPIC),
            () -> consumer,
            batch -> {
              attempts.incrementAndGet();
              return consumer.waitedNanos.get() < Duration.ofMinutes(10).toNanos()
                  ? new Outcome.RetryLater("Elasticsearch is away")
                  : keep(batch);
            },
            metrics)) {
      loop.start();
      await().until(() -> loop.health().equals(new Health.Waiting("Elasticsearch is away")));
      await().until(() -> consumer.commits.size() == 1);
      assertThat(consumer.commits).containsExactly(Map.of(FIRST, new OffsetAndMetadata(2)));
      assertThat(handled).containsExactly("a", "b");
      // About every 20 s in the end: soon enough to go on, too rarely to be a burden.
      assertThat(attempts.get()).isBetween(30, 120);
      await().until(() -> loop.health().ready());
    }
  }

  @Test
  void dead_letters_that_could_not_be_written_make_the_batch_come_again() {
    AtomicInteger attempts = new AtomicInteger();
    consumer.holds(FIRST, "a");
    try (ConsumeLoop loop =
        started(
            batch -> {
              if (attempts.incrementAndGet() == 1) {
                throw new NotDurableException("no broker", new TimeoutException("late"));
              }
              return Outcome.DONE;
            })) {
      await().until(() -> consumer.commits.size() == 1);
      assertThat(attempts).hasValue(2);
      assertThat(loop.health().live()).isTrue();
    }
  }

  @Test
  void a_handler_that_throws_stops_the_loop_and_health_keeps_the_cause() {
    consumer.holds(FIRST, "a");
    IllegalStateException bug = new IllegalStateException("bug");
    try (ConsumeLoop loop =
        started(
            batch -> {
              throw bug;
            })) {
      await().until(() -> !loop.health().live());
      assertThat(loop.health()).isEqualTo(new Health.Down(bug));
      await().until(consumer::closed);
    }
    assertThat(consumer.commits).isEmpty();
  }

  @Test
  void an_error_in_the_worker_thread_shows_in_health_too() {
    consumer.holds(FIRST, "a");
    StackOverflowError error = new StackOverflowError();
    try (ConsumeLoop loop =
        started(
            batch -> {
              throw error;
            })) {
      await().until(() -> loop.health().equals(new Health.Down(error)));
    }
  }

  @Test
  void a_fatal_outcome_stops_the_loop() {
    consumer.holds(FIRST, "a");
    SecurityException cause = new SecurityException("password refused");
    try (ConsumeLoop loop = started(batch -> new Outcome.Fatal(cause))) {
      await().until(() -> loop.health().equals(new Health.Down(cause)));
    }
    assertThat(consumer.commits).isEmpty();
  }

  @Test
  void a_polling_thread_that_dies_shows_in_health_with_its_cause() {
    KafkaException cause = new KafkaException("not authorised");
    consumer.schedulePollTask(() -> consumer.setPollException(cause));
    try (ConsumeLoop loop = started(batch -> Outcome.DONE)) {
      await().until(() -> loop.health().equals(new Health.Down(cause)));
    }
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void what_is_in_flight_at_a_stop_is_finished_and_committed() throws Exception {
    consumer.holds(FIRST, "a");
    ConsumeLoop loop = started(this::handleWhenReleased);
    entered.await();
    Thread closing = Thread.ofVirtual().start(loop::close);
    release.countDown();
    assertThat(closing.join(ofSeconds(10))).isTrue();
    assertThat(consumer.commits).hasSize(1);
    assertThat(consumer.closed()).isTrue();
    assertThat(loop.health()).isEqualTo(new Health.Waiting("stopped"));
  }

  @Test
  void it_stops_in_time_though_the_handler_is_blocked_and_deaf_to_interrupts() throws Exception {
    consumer.holds(FIRST, "a");
    ConsumeLoop loop =
        started(
            batch -> {
              entered.countDown();
              while (release.getCount() > 0) {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  handled.add("interrupted");
                }
              }
              return Outcome.DONE;
            });
    entered.await();
    long start = System.nanoTime();
    loop.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ConsumeLoop.STOP_TIMEOUT);
    assertThat(consumer.commits).isEmpty();
    assertThat(consumer.closed()).isTrue();
    await().untilAsserted(() -> assertThat(handled).contains("interrupted"));
  }

  @Test
  void revoked_partitions_are_committed_when_their_batch_finishes_in_time() throws Exception {
    consumer.holds(FIRST, "a", "b");
    try (ConsumeLoop loop = started(this::handleWhenReleased)) {
      entered.await();
      release.countDown();
      consumer.schedulePollTask(() -> consumer.rebalance(List.of(SECOND)));
      await().until(() -> consumer.commits.size() == 1);
      assertThat(consumer.commits.getFirst()).containsOnlyKeys(FIRST);
      await().until(() -> consumer.assignment().equals(Set.of(SECOND)));
      assertThat(loop.health().live()).isTrue();
    }
  }

  @Test
  void revoked_partitions_whose_batch_waits_are_given_up_uncommitted() {
    consumer.holds(FIRST, "a");
    try (ConsumeLoop loop = started(batch -> new Outcome.RetryLater("busy"))) {
      await().until(() -> loop.health() instanceof Health.Waiting);
      consumer.schedulePollTask(() -> consumer.rebalance(List.of(SECOND)));
      await().until(() -> consumer.assignment().equals(Set.of(SECOND)));
      consumer.holds(SECOND, "z");
      await().until(() -> loop.health() instanceof Health.Waiting);
    }
    assertThat(consumer.commits).isEmpty();
  }

  @Test
  void nothing_is_committed_of_lost_partitions() throws Exception {
    consumer.holds(FIRST, "a");
    try (ConsumeLoop loop = started(this::handleWhenReleased)) {
      entered.await();
      CountDownLatch told = new CountDownLatch(1);
      consumer.schedulePollTask(
          () -> {
            consumer.listeners.getFirst().onPartitionsLost(List.of(FIRST, SECOND));
            told.countDown();
          });
      told.await();
      release.countDown();
      int before = consumer.polls.get();
      await().until(() -> consumer.polls.get() > before + 5);
      assertThat(loop.health()).isInstanceOf(Health.Waiting.class);
    }
    assertThat(consumer.commits).isEmpty();
  }

  @Test
  void a_commit_that_must_wait_is_repeated_without_handling_the_batch_again() {
    consumer.commitFailures.add(new RebalanceInProgressException("soon"));
    consumer.commitFailures.add(new TimeoutException("broker is slow"));
    consumer.holds(FIRST, "a");
    try (ConsumeLoop loop =
        started(
            batch -> {
              handled.addAll(values(batch));
              return Outcome.DONE;
            })) {
      await().until(() -> consumer.commits.size() == 1);
      assertThat(handled).containsExactly("a");
      await().until(() -> loop.health().ready());
    }
  }

  @Test
  void a_commit_refused_because_the_partitions_moved_leaves_them_to_their_new_owner() {
    consumer.commitFailures.add(new CommitFailedException());
    consumer.holds(FIRST, "a");
    try (ConsumeLoop loop = started(batch -> Outcome.DONE)) {
      await().until(consumer.commitFailures::isEmpty);
      await().until(() -> consumer.paused().isEmpty());
      assertThat(loop.health().live()).isTrue();
    }
    assertThat(consumer.commits).isEmpty();
  }

  @Test
  void who_keeps_state_for_partitions_learns_which_are_read() {
    List<String> told = new CopyOnWriteArrayList<>();
    PartitionWatcher watcher =
        new PartitionWatcher() {
          @Override
          public void gained(Collection<TopicPartition> partitions) {
            partitions.forEach(each -> told.add("+" + each.partition()));
          }

          @Override
          public void gone(Collection<TopicPartition> partitions) {
            partitions.forEach(each -> told.add("-" + each.partition()));
          }
        };
    try (ConsumeLoop loop =
        new ConsumeLoop(
            "indexer",
            Set.of(TestConsumer.TOPIC),
            () -> consumer,
            batch -> Outcome.DONE,
            metrics,
            QUICK,
            new Random(7),
            watcher)) {
      loop.start();
      await().until(() -> told.containsAll(List.of("+0", "+1")));
      consumer.schedulePollTask(() -> consumer.rebalance(List.of(SECOND)));
      await().until(() -> told.contains("-0"));
    }
  }

  @Test
  void it_starts_once_and_closes_any_number_of_times() {
    ConsumeLoop loop = started(batch -> Outcome.DONE);
    assertThatThrownBy(loop::start).isInstanceOf(IllegalStateException.class);
    loop.close();
    loop.close();
    assertThatThrownBy(loop::start).isInstanceOf(IllegalStateException.class);
  }
}
