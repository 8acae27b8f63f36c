package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;

final class SubscriptionIdsTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Shelf shelf = new Shelf();

  @Test
  void a_trial_meets_no_subscription_of_the_same_id() {
    shelf("test", "ferry");
    shelf("both", "@test pier");

    String id = SubscriptionIds.ofTrial(shelf, "@test late");

    assertThat(id).isEqualTo("test-2");
    var trial = Subscription.builder(id, "test", "test", "@test late", NOON).build();
    assertThat(Door.refusals(trial, NOON, shelf)).isEmpty();
  }

  @Test
  void a_trial_is_called_so_where_nothing_else_is() {
    assertThat(SubscriptionIds.ofTrial(shelf, "ferry")).isEqualTo("test");
  }

  private void shelf(String id, String query) {
    Subscription kept = Subscription.builder(id, "ida", id, query, NOON).build();
    shelf.take(
        new ConsumerRecord<>(
            "subscriptions", 0, 0, id.getBytes(UTF_8), Codec.SUBSCRIPTION.encode(kept)));
  }
}
