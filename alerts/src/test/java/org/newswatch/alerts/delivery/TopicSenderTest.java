package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.contract.Channel;

@Timeout(60)
final class TopicSenderTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  private final CountDownLatch asked = new CountDownLatch(TopicSender.THREADS);
  private final AtomicInteger asks = new AtomicInteger();
  private Instant now = Samples.NOW;

  /** Waits in the call for topics that are not there, as the real one does. */
  private final class Waiting extends MockProducer<byte[], byte[]> {
    Waiting() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    // The real one lets several in at once.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      await(record.topic());
      return super.send(record);
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
      await(topic);
      return super.partitionsFor(topic);
    }

    private void await(String topic) {
      if (topic.contains("missing")) {
        asks.incrementAndGet();
        asked.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
    }
  }

  private static Message to(String topic) {
    return Samples.message(new Channel(Channel.Type.TOPIC, topic, null), Samples.one());
  }

  private List<CompletableFuture<Void>> sendToMissing(TopicSender sender, int topics)
      throws InterruptedException {
    List<CompletableFuture<Void>> stuck = new ArrayList<>();
    for (int number = 0; number < topics; number++) {
      String topic = "missing-" + number;
      stuck.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  var unused = sender.send(to(topic));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              command -> Thread.ofVirtual().start(command)));
    }
    asked.await();
    return stuck;
  }

  @Test
  void however_many_topics_are_not_there_they_hold_up_none_that_is() throws Exception {
    try (var producer = new Waiting();
        var sender = new TopicSender(producer, LONG, LONG, () -> now)) {
      assertThat(sender.send(to("good"))).isEqualTo(Sent.DELIVERED);
      List<CompletableFuture<Void>> stuck = sendToMissing(sender, TopicSender.THREADS + 1);

      assertThat(sender.send(to("good"))).isEqualTo(Sent.DELIVERED);
      assertThat(stuck).noneMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void a_topic_that_could_not_be_asked_for_is_not_taken_for_missing() throws Exception {
    try (var producer = new Waiting();
        var sender = new TopicSender(producer, Duration.ofMillis(300), LONG, () -> now)) {
      var unused = sendToMissing(sender, TopicSender.THREADS);

      assertThat(sender.send(to("good")))
          .isInstanceOfSatisfying(
              Sent.Later.class, later -> assertThat(later.reason()).isEqualTo("busy"));
    }
  }

  @Test
  void a_new_topic_waits_a_little_only_for_those_that_are_not_there() throws Exception {
    try (var producer = new Waiting();
        var sender = new TopicSender(producer, LONG, Duration.ofMillis(100), () -> now)) {
      var unused = sendToMissing(sender, TopicSender.THREADS + 1);

      assertThat(sender.send(to("good"))).isEqualTo(Sent.DELIVERED);
    }
  }

  @Test
  void a_topic_that_is_not_there_is_asked_for_once_in_a_while_only() throws Exception {
    try (var producer = new Waiting();
        var sender = new TopicSender(producer, Duration.ofMillis(50), () -> now)) {
      for (int number = 0; number < 5; number++) {
        assertThat(sender.send(to("missing"))).isInstanceOf(Sent.Later.class);
      }
      assertThat(asks).hasValue(1);

      now = now.plus(TopicSender.MISSING_PAUSE);

      assertThat(sender.send(to("missing"))).isInstanceOf(Sent.Later.class);
      assertThat(asks).hasValue(2);
    }
  }
}
