package org.newswatch.e2e.crawl;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** What stands on {@code articles.raw}, by the address it was fetched from. */
final class ArticlesOnTopic implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, Set<String>> byUrl = new HashMap<>();

  ArticlesOnTopic(KafkaSettings kafka) {
    consumer = KafkaClients.consumer(kafka, "crawl-killed", "crawl-killed");
    String topic = Topic.ARTICLES_RAW.topicName();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, TIMEOUT).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on, and tells how many addresses there are articles of. */
  int read() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      if (Codec.RAW_ARTICLE.decode(record.value()) instanceof Decoded.Read<RawArticle> read) {
        RawArticle article = read.value();
        byUrl
            .computeIfAbsent(String.valueOf(article.url()), unused -> new HashSet<>())
            .add(article.id() + " " + article.contentHash());
      }
    }
    return byUrl.size();
  }

  /** The different ids and contents of each address. */
  Map<String, Set<String>> byUrl() {
    return byUrl;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
