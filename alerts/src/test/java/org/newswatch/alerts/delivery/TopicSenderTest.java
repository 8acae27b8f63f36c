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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.contract.Channel;

@Timeout(60)
final class TopicSenderTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  private final CountDownLatch asked = new CountDownLatch(8);
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
      if (record.topic().contains("missing")) {
        asks.incrementAndGet();
        asked.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          throw new InterruptException(e);
        }
      }
      return super.send(record);
    }
  }

  private static Message to(String topic) {
    return Samples.message(new Channel(Channel.Type.TOPIC, topic, null), Samples.one());
  }

  @Test
  void topics_that_are_not_there_hold_up_no_other() throws Exception {
    List<CompletableFuture<Void>> stuck = new ArrayList<>();
    try (var producer = new Waiting();
        var sender = new TopicSender(producer, LONG, () -> now)) {
      for (int number = 0; number < 8; number++) {
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

      assertThat(sender.send(to("good"))).isEqualTo(Sent.DELIVERED);
      assertThat(stuck).noneMatch(CompletableFuture::isDone);
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
