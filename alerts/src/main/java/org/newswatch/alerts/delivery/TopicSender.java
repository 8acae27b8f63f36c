package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Text;

/**
 * Writes the message to a topic of the same Kafka, with its key in a header. The topic must be
 * there: none is made by accident.
 */
final class TopicSender implements ChannelSender, AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int THREADS = 4;
  private static final int DETAIL_CHARS_MAX = 300;

  private final Producer<byte[], byte[]> producer;
  private final Aside aside = new Aside("alerts-topics", THREADS);

  /** Does not close the producer. */
  TopicSender(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public Sent send(Message message) throws InterruptedException {
    String topic = ChannelRules.TOPIC_PREFIX + message.channel().target();
    var problem = ChannelRules.problem(message.channel());
    if (problem.isPresent()) {
      return new Sent.Dead("channel", problem.get());
    }
    var record =
        new ProducerRecord<>(
            topic, message.subscription().id().getBytes(UTF_8), Payload.of(message.content()));
    record.headers().add(StandardWebhook.ID, message.key().getBytes(UTF_8));
    // The client waits for a topic that is not there in the call itself.
    Future<?> written = aside.submit(() -> producer.send(record).get());
    try {
      written.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Sent.DELIVERED;
    } catch (TimeoutException e) {
      written.cancel(true);
      return Sent.later("timeout", "the topic " + topic + " took nothing; is it there?");
    } catch (ExecutionException e) {
      return Sent.later("kafka", Text.cut(String.valueOf(e.getCause()), DETAIL_CHARS_MAX));
    }
  }

  @Override
  public void close() {
    aside.close();
  }
}
