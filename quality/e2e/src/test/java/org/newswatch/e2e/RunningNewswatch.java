package org.newswatch.e2e;

import java.net.URI;

/** A whole Newswatch at work: Kafka, Elasticsearch and every service, whatever they run in. */
interface RunningNewswatch extends AutoCloseable {

  /** The services that a test may bring down. */
  enum Part {
    CRAWLER,
    ANNOTATE,
    CONNECT,
    INDEXER
  }

  /** Where the analyst serves its pages and {@code /api/v1}. */
  URI analyst();

  /** The brokers, as the test's own process reaches them. */
  String kafkaBootstrap();

  /** Elasticsearch, as the test's own process reaches it. */
  URI elasticsearch();

  /**
   * Ends one part as roughly as the surroundings allow, at best without a last word, and starts it
   * again. Returns once it is being started; it may not be at work yet.
   */
  void killAndRestart(Part part);

  /** What a person needs to see after a failure, such as the last log lines of each part. */
  default String diagnosis() {
    return "";
  }

  @Override
  void close();
}
