package org.newswatch.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;

class ShelfTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Subscription ports =
      Subscription.builder("ports", "ida", "Ports", "harbour OR port", NOON).build();
  private final Shelf shelf = new Shelf();

  private void put(Subscription subscription) {
    shelf.take(
        new ConsumerRecord<>(
            Topic.SUBSCRIPTIONS.topicName(),
            0,
            0,
            subscription.id().getBytes(UTF_8),
            Codec.SUBSCRIPTION.encode(subscription)));
  }

  @Test
  void what_others_ask_for_cannot_become_something_without_a_query() {
    put(ports);
    Subscription silent =
        ports.next(NOON).silence(new Subscription.Silence("paper.test", 2)).build();
    assertThat(shelf.refusals(silent)).isEmpty();

    put(Subscription.builder("ferries", "ida", "Ferries", "ferry @ports", NOON).build());

    assertThat(shelf.refusals(silent))
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.toString()).contains("ferries asks for @ports"));
  }
}
