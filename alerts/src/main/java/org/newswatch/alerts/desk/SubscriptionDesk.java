package org.newswatch.alerts.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.newswatch.alerts.subscriptions.Door;
import org.newswatch.alerts.subscriptions.Kept;
import org.newswatch.alerts.subscriptions.Refusal;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/**
 * Where subscriptions are read and changed, for commands and calls alike. Holds no connection
 * between calls. Two who change one subscription at the same moment: the later write counts.
 */
public final class SubscriptionDesk {

  private static final String CLIENT_ID = "newswatch-subscriptions";

  private final KafkaSettings settings;
  private final InstantSource clock;

  /** Nothing is read yet. */
  public SubscriptionDesk(KafkaSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** All that were not removed, by their ids, broken ones included. */
  public Map<String, Kept> all() throws DeskException, InterruptedException {
    Map<String, Kept> all = new TreeMap<>();
    TopicReader.readAll(
        settings,
        CLIENT_ID,
        Topic.SUBSCRIPTIONS,
        record -> {
          if (record.key() != null) {
            Kept kept = Kept.of(record);
            all.put(kept.id(), kept);
          }
        });
    all.values()
        .removeIf(kept -> kept instanceof Kept.Whole whole && whole.subscription().removed());
    return all;
  }

  /**
   * Keeps this version.
   *
   * @return what is wrong with it; none when it is kept
   */
  public List<Refusal> put(Subscription subscription) throws DeskException, InterruptedException {
    List<Refusal> refusals =
        subscription.removed() ? List.of() : Door.refusals(subscription, clock.instant());
    if (!refusals.isEmpty()) {
      return refusals;
    }
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, CLIENT_ID)) {
      var unused =
          producer
              .send(
                  new ProducerRecord<>(
                      Topic.SUBSCRIPTIONS.topicName(),
                      subscription.id().getBytes(UTF_8),
                      Codec.SUBSCRIPTION.encode(subscription)))
              .get(TopicReader.ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return List.of();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw DeskException.unreachable(settings, e);
    }
  }
}
