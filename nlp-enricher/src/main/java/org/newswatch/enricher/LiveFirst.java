package org.newswatch.enricher;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a back-fill while live articles wait to be annotated, or while connect has more before it
 * than it should: imported articles then stand before no live one. What cannot be asked, or stands
 * still itself, holds nothing, and after a long wait comes a short turn, so that a back-fill always
 * goes on in the end.
 */
final class LiveFirst implements AutoCloseable {

  /** Live articles that wait at any time, as they are taken and committed in batches. */
  static final long ANNOTATE_WAITING_MAX = 10;

  /** What connect does in a tenth of a second. */
  static final long CONNECT_WAITING_MAX = 100;

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Logger LOGGER = LoggerFactory.getLogger(LiveFirst.class);

  private final KafkaSettings kafka;
  private final InstantSource clock;
  private final Consumer<Boolean> hold;
  private final Lane annotate = new Lane(ANNOTATE_WAITING_MAX);
  private final Lane connect = new Lane(CONNECT_WAITING_MAX);
  private final Turns turns = new Turns();
  private @Nullable ScheduledExecutorService looks;
  private @Nullable Admin asking;
  private boolean held;

  /**
   * @param hold told true when the back-fill has to wait, and false when it may go on
   */
  LiveFirst(KafkaSettings kafka, InstantSource clock, Consumer<Boolean> hold) {
    this.kafka = kafka;
    this.clock = clock;
    this.hold = hold;
  }

  /** Begins to look, in a thread of its own. */
  void start() {
    Admin admin = KafkaClients.admin(kafka, "newswatch-live-first");
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-first").factory());
    looks = executor;
    var unused =
        executor.scheduleWithFixedDelay(
            () -> look(admin), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    asking = admin;
  }

  private void look(Admin admin) {
    try {
      var now = clock.instant();
      // Both are looked at each time, for each remembers when it moved.
      boolean annotateBusy =
          annotate.isBusy(lookAt(admin, AnnotateService.LIVE_APPLICATION, Topic.ARTICLES_RAW), now);
      boolean connectBusy =
          connect.isBusy(lookAt(admin, ConnectService.APPLICATION, Topic.ARTICLES_ANNOTATED), now);
      tell(turns.isHeld(annotateBusy || connectBusy, now));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException | Error e) {
      // An error, too: it would end the looks, and what is held then would stay so.
      LOGGER.atDebug().setCause(e).log("cannot tell whether live articles wait");
      tell(false);
    }
  }

  private void tell(boolean wanted) {
    if (wanted != held) {
      held = wanted;
      LOGGER.atInfo().addKeyValue("held", wanted).log("back-fill and live articles");
      hold.accept(wanted);
    }
  }

  private static Lane.Look lookAt(Admin admin, String group, Topic topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null && partition.topic().equals(topic.topicName())) {
            asked.put(partition, OffsetSpec.latest());
          }
        });
    if (asked.isEmpty()) {
      return new Lane.Look(0, 0);
    }
    long waiting = 0;
    long done = 0;
    for (var end :
        admin
            .listOffsets(asked)
            .all()
            .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .entrySet()) {
      OffsetAndMetadata offset = committed.get(end.getKey());
      if (offset != null) {
        waiting += Math.max(0, end.getValue().offset() - offset.offset());
        done += offset.offset();
      }
    }
    return new Lane.Look(waiting, done);
  }

  @Override
  public void close() {
    ScheduledExecutorService running = looks;
    if (running != null) {
      running.shutdownNow();
    }
    Admin admin = asking;
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
