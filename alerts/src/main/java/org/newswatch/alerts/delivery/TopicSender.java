package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Text;

/**
 * Writes the message to a topic of the same Kafka, with its key in a header. The topic must be
 * there: none is made by accident. Asking for one that is not there holds a thread until time is
 * up, so it is asked for once in a while only, whatever waits for it.
 */
final class TopicSender implements ChannelSender, AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** How long a topic that took nothing is not asked for again. */
  static final Duration MISSING_PAUSE = Duration.ofMinutes(1);

  static final int THREADS = 16;
  private static final int MISSING_MAX = 10_000;
  private static final int DETAIL_CHARS_MAX = 300;

  private final Producer<byte[], byte[]> producer;
  private final Duration timeout;
  private final InstantSource clock;
  private final Aside aside = new Aside("alerts-topics", THREADS);

  /** Until when topics that took nothing are left alone. */
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();

  /** Does not close the producer. */
  TopicSender(Producer<byte[], byte[]> producer, Duration timeout, InstantSource clock) {
    this.producer = producer;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public Sent send(Message message) throws InterruptedException {
    String topic = ChannelRules.TOPIC_PREFIX + message.channel().target();
    var problem = ChannelRules.problem(message.channel());
    if (problem.isPresent()) {
      return new Sent.Dead("channel", problem.get());
    }
    if (clock.instant().isBefore(missing.getOrDefault(topic, Instant.MIN))) {
      return tookNothing(topic);
    }
    var record =
        new ProducerRecord<>(
            topic, message.subscription().id().getBytes(UTF_8), Payload.of(message.content()));
    record.headers().add(StandardWebhook.ID, message.key().getBytes(UTF_8));
    // The client waits for a topic that is not there in the call itself.
    Future<?> written = aside.submit(() -> producer.send(record).get());
    try {
      written.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      missing.remove(topic);
      return Sent.DELIVERED;
    } catch (TimeoutException e) {
      remember(topic);
      return tookNothing(topic);
    } catch (ExecutionException e) {
      return Sent.later("kafka", Text.cut(String.valueOf(e.getCause()), DETAIL_CHARS_MAX));
    } finally {
      written.cancel(true);
    }
  }

  private void remember(String topic) {
    Instant now = clock.instant();
    if (missing.size() >= MISSING_MAX) {
      missing.values().removeIf(until -> !until.isAfter(now));
    }
    if (missing.size() < MISSING_MAX) {
      missing.put(topic, now.plus(MISSING_PAUSE));
    }
  }

  private static Sent tookNothing(String topic) {
    return Sent.later("timeout", "the topic " + topic + " took nothing; is it there?");
  }

  @Override
  public void close() {
    aside.close();
  }
}
