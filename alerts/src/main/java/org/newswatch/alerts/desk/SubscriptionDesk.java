package org.newswatch.alerts.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.alerts.subscriptions.Door;
import org.newswatch.alerts.subscriptions.Kept;
import org.newswatch.alerts.subscriptions.Refusal;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/**
 * Where subscriptions are read and changed, for commands and calls alike. Holds no connection
 * between calls. Two who change one subscription at the same moment: the later write counts.
 */
public final class SubscriptionDesk {

  private static final String CLIENT_ID = "newswatch-subscriptions";

  private final TopicDesk topics;
  private final InstantSource clock;

  /** Nothing is read yet. */
  public SubscriptionDesk(KafkaSettings settings, InstantSource clock) {
    this.topics = new TopicDesk(settings, CLIENT_ID);
    this.clock = clock;
  }

  /** All that were not removed, by their ids, broken ones included. */
  public Map<String, Kept> all() throws DeskException, InterruptedException {
    Map<String, Kept> all = new TreeMap<>();
    topics.read(
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
    topics.write(Topic.SUBSCRIPTIONS, subscription.id(), Codec.SUBSCRIPTION.encode(subscription));
    return List.of();
  }
}
