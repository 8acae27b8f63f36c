package org.newswatch.desk;

import java.time.InstantSource;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.Topics;

/**
 * All that somebody can see and change of other services, for whoever serves people.
 *
 * @param backTests lent by the service that alerts
 * @param looks lent by the service that crawls
 */
public record Desks(
    SubscriptionDesk subscriptions,
    AlertDesk alerts,
    DeliveryDesk deliveries,
    SourceDesk sources,
    BackTests backTests,
    SourceLooks looks) {

  private static final String CLIENT_ID = "newswatch-desk";

  /** Those of this Kafka. Nothing is read yet. */
  public static Desks of(
      KafkaSettings kafka, InstantSource clock, BackTests backTests, SourceLooks looks) {
    return over(new TopicDesk(kafka, CLIENT_ID), clock, backTests, looks);
  }

  /** Those over these topics. */
  public static Desks over(
      Topics topics, InstantSource clock, BackTests backTests, SourceLooks looks) {
    return new Desks(
        new SubscriptionDesk(topics, clock),
        new AlertDesk(topics),
        new DeliveryDesk(topics, clock),
        new SourceDesk(topics),
        backTests,
        looks);
  }
}
