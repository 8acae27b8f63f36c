package org.newswatch.alerts.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Where one sees how deliveries stand and has dead ones tried again. Holds no connection. */
public final class DeliveryDesk {

  private static final String CLIENT_ID = "newswatch-deliveries";

  private final KafkaSettings settings;
  private final InstantSource clock;

  /** Nothing is read yet. */
  public DeliveryDesk(KafkaSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Those that are meant, as they stand now, the newest first. */
  public List<Delivery> which(Predicate<Delivery> meant)
      throws DeskException, InterruptedException {
    Map<String, Delivery> last = new HashMap<>();
    TopicReader.readAll(
        settings,
        CLIENT_ID,
        Topic.DELIVERIES,
        record -> {
          if (record.key() == null) {
            return;
          }
          String key = new String(record.key(), UTF_8);
          if (record.value() == null) {
            last.remove(key);
          } else if (Codec.DELIVERY.decode(record.value()) instanceof Decoded.Read<Delivery> read) {
            last.put(key, read.value());
          }
        });
    return last.values().stream()
        .filter(meant)
        .sorted(
            Comparator.comparing(Delivery::at).reversed().thenComparing(delivery -> delivery.key()))
        .toList();
  }

  /**
   * Has those tried again that are meant and dead, for another day, under the same keys.
   *
   * @return which they were
   */
  public List<Delivery> retry(Predicate<Delivery> meant)
      throws DeskException, InterruptedException {
    List<Delivery> dead = which(meant.and(delivery -> delivery.state() == Delivery.State.DEAD));
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, CLIENT_ID)) {
      List<Future<?>> writes = new ArrayList<>();
      for (Delivery delivery : dead) {
        writes.add(
            producer.send(
                new ProducerRecord<>(
                    Topic.DELIVERIES.topicName(),
                    delivery.partition(),
                    delivery.key().getBytes(UTF_8),
                    Codec.DELIVERY.encode(delivery.revived(clock.instant())))));
      }
      for (Future<?> write : writes) {
        write.get(TopicReader.ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      }
      return dead;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw DeskException.unreachable(settings, e);
    }
  }
}
