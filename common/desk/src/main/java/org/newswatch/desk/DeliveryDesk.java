package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.Topics;

/** Where one sees how deliveries stand and has dead ones tried again. Holds no connection. */
public final class DeliveryDesk {

  private static final String CLIENT_ID = "newswatch-deliveries";

  private final Topics topics;
  private final InstantSource clock;

  /** Nothing is read yet. */
  public DeliveryDesk(KafkaSettings settings, InstantSource clock) {
    this(new TopicDesk(settings, CLIENT_ID), clock);
  }

  /** The same over these topics. */
  public DeliveryDesk(Topics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /** Those that are meant, as they stand now, the newest first. */
  public List<Delivery> which(Predicate<Delivery> meant)
      throws DeskException, InterruptedException {
    return topics.latest(Topic.DELIVERIES, Codec.DELIVERY).values().stream()
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
    topics.write(
        dead.stream()
            .map(
                delivery ->
                    new ProducerRecord<>(
                        Topic.DELIVERIES.topicName(),
                        delivery.partition(),
                        delivery.key().getBytes(UTF_8),
                        Codec.DELIVERY.encode(delivery.revived(clock.instant()))))
            .toList());
    return dead;
  }
}
