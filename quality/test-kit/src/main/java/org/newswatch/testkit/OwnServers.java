package org.newswatch.testkit;

import java.net.URI;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.embedded.EmbeddedKafka;

/**
 * A Kafka and an Elasticsearch that nobody else uses, for tests that count all there is; each
 * started when first asked for, and ended with the JVM.
 */
public final class OwnServers {

  private final SharedServer<EmbeddedKafka> kafka = SharedKafka.server();
  private final SharedServer<EmbeddedElasticsearch> elasticsearch = SharedElasticsearch.server();

  /** {@code host:port} for clients of Kafka. */
  public String bootstrapServers() {
    return kafka.get().bootstrapServers();
  }

  /** Where clients of Elasticsearch connect to. */
  public URI elasticsearch() {
    return elasticsearch.get().url();
  }
}
