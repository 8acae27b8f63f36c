package org.newswatch.crawler.sources;

import java.util.List;
import java.util.Map;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.servicekit.KafkaSettings;

/**
 * All sources and how they do. Each call either does what it says within half a minute or so, or
 * throws; thread-safe. Nothing is opened before the first call.
 */
public interface SourceStore extends AutoCloseable {

  /** The store on the topics of this Kafka. */
  static SourceStore over(KafkaSettings kafka) {
    return new KafkaSourceStore(kafka);
  }

  /** Every source, in the order of their ids. */
  List<Source> all() throws SourceStoreException, InterruptedException;

  /** Adds a source, or replaces that of its id; durable when this returns. */
  void put(Source source) throws SourceStoreException, InterruptedException;

  /** Removes a source and what is known of its health; nothing happens when there is none. */
  void remove(String id) throws SourceStoreException, InterruptedException;

  /** The health last written of each source, by its id. */
  Map<String, SourceHealth> health() throws SourceStoreException, InterruptedException;

  /** Writes how a source does; durable when this returns. */
  void putHealth(SourceHealth health) throws SourceStoreException, InterruptedException;

  /** A follower of its own, which the caller closes. */
  SourceFollower follow();

  @Override
  void close();
}
