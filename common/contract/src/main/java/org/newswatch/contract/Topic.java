package org.newswatch.contract;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The topics, with what each is for and how long it keeps its records. They are created by {@code
 * newswatch topics create} and at the start of a standalone instance, never by accident.
 */
public enum Topic {
  SOURCES("sources", 1, null),
  SOURCE_HEALTH("source-health", 1, null),
  FETCHES("fetches", 12, Duration.ofDays(7)),
  FETCH_RESULTS("fetch-results", 12, Duration.ofDays(7)),
  ARTICLES_RAW("articles.raw", 12, Duration.ofDays(14)),
  /** Old articles: live ones never wait for them, and they never alert. */
  ARTICLES_BACKFILL("articles.backfill", 12, Duration.ofDays(14)),
  /** One partition: its order is the order of the world. */
  ARTICLES_ANNOTATED("articles.annotated", 1, Duration.ofDays(30)),
  ARTICLES_ENRICHED("articles.enriched", 12, Duration.ofDays(30)),
  /** Who and what articles name: written by connect alone. */
  ENTITIES("entities", 1, null),
  /** What people decided about entities: kept for ever. */
  ENTITY_DECISIONS("entity-decisions", 1, null),
  /** Which stories articles tell: written by connect alone. */
  STORIES("stories", 1, null),
  /** What people want to be told of; only people remove one. */
  SUBSCRIPTIONS("subscriptions", 1, null),
  /** Articles that match subscriptions, before they are folded by story. */
  ALERT_CANDIDATES("alert-candidates", 12, Duration.ofDays(7)),
  ALERTS("alerts", 12, Duration.ofDays(30)),
  /** How many articles were matched when, for digests that have nothing else to tell. */
  READ_TALLIES("read-tallies", 1, null),
  /** Alerts that go out together. */
  DIGESTS("digests", 12, Duration.ofDays(30)),
  /** How each message does on each channel. */
  DELIVERIES("deliveries", 12, null),
  /** What readers think of alerts. */
  ALERT_FEEDBACK("alert-feedback", 1, null),
  /** Bulk searches and exports, and how far they are. */
  JOBS("jobs", 1, null),
  /** What was erased, so that nothing brings it back. */
  FORGOTTEN("forgotten", 1, null),
  /** What people did about dead letters. */
  LETTERS_HANDLED("letters-handled", 1, null),
  CRAWLER_DEAD_LETTERS("crawler.dead-letters", 1, Duration.ofDays(30)),
  ANNOTATE_DEAD_LETTERS("annotate.dead-letters", 1, Duration.ofDays(30)),
  CONNECT_DEAD_LETTERS("connect.dead-letters", 1, Duration.ofDays(30)),
  INDEXER_DEAD_LETTERS("indexer.dead-letters", 1, Duration.ofDays(30)),
  ALERTS_DEAD_LETTERS("alerts.dead-letters", 1, Duration.ofDays(30));

  /** What every topic of ours starts with, so that the broker may serve others too. */
  public static final String PREFIX = "newswatch.";

  private static final String DEAD_LETTERS_SUFFIX = ".dead-letters";

  private final String topicName;
  private final int partitions;
  private final @Nullable Duration retention;

  Topic(String shortName, int partitions, @Nullable Duration retention) {
    this.topicName = PREFIX + shortName;
    this.partitions = partitions;
    this.retention = retention;
  }

  /** The name on the broker. */
  public String topicName() {
    return topicName;
  }

  /** How many partitions it is created with. */
  public int partitions() {
    return partitions;
  }

  /** How long it keeps its records; empty for a compacted topic: the last of each key, for ever. */
  public Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }

  /** Whether records that could not be handled end here. */
  public boolean holdsDeadLetters() {
    return topicName.endsWith(DEAD_LETTERS_SUFFIX);
  }

  @Override
  public String toString() {
    return topicName;
  }
}
