package org.newswatch.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is on the topics and in the index now, read from there and from nowhere else. */
final class ReadBack {

  private static final String READ_ALIAS = "newswatch-articles";
  private static final int IDS_MAX = 10_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KafkaSettings kafka;
  private final URI elasticsearch;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(HTTP_TIMEOUT)
          .build();

  ReadBack(KafkaSettings kafka, URI elasticsearch) {
    this.kafka = kafka;
    this.elasticsearch = elasticsearch;
  }

  /**
   * The counts of the whole path.
   *
   * @param crawled articles on {@code articles.raw}, each once
   * @param annotated the same on {@code articles.annotated}
   * @param enriched the same on {@code articles.enriched}
   * @param indexed documents behind the read alias
   * @param entities different entities in the latest revisions
   * @param dates mentions of dates in the latest revisions
   * @param deadLetters records on all dead-letter topics
   */
  record Counts(
      long crawled,
      long annotated,
      long enriched,
      long indexed,
      long entities,
      long dates,
      long deadLetters) {}

  Counts counts() throws InterruptedException {
    Map<ArticleId, EnrichedArticle> latest = new HashMap<>();
    forEach(
        Topic.ARTICLES_ENRICHED,
        record -> {
          if (Codec.ENRICHED_ARTICLE.decode(record.value())
              instanceof Decoded.Read<EnrichedArticle> read) {
            latest.merge(
                read.value().id(), read.value(), (a, b) -> a.version() > b.version() ? a : b);
          }
        });
    long entities =
        latest.values().stream()
            .flatMap(article -> article.entities().stream())
            .map(entity -> entity.id())
            .distinct()
            .count();
    long dates =
        latest.values().stream().mapToLong(article -> article.annotation().dates().size()).sum();
    long deadLetters = 0;
    for (Topic topic : Topic.values()) {
      if (topic.holdsDeadLetters()) {
        deadLetters += count(topic);
      }
    }
    return new Counts(
        distinctRaw(),
        distinctKeys(Topic.ARTICLES_ANNOTATED),
        latest.size(),
        indexed().size(),
        entities,
        dates,
        deadLetters);
  }

  /** The revision of each article behind the read alias; empty while there is no index yet. */
  Map<String, Integer> indexed() throws InterruptedException {
    JsonNode found =
        post(
            "/" + READ_ALIAS + "/_search?ignore_unavailable=true&allow_no_indices=true",
            "{\"size\":" + IDS_MAX + ",\"_source\":[\"revision\"]}");
    Map<String, Integer> revisions = new HashMap<>();
    for (JsonNode hit : found.path("hits").path("hits")) {
      revisions.put(hit.path("_id").asString(), hit.path("_source").path("revision").asInt(0));
    }
    return revisions;
  }

  private long distinctRaw() {
    Set<ArticleId> ids = new HashSet<>();
    forEach(
        Topic.ARTICLES_RAW,
        record -> {
          if (Codec.RAW_ARTICLE.decode(record.value()) instanceof Decoded.Read<RawArticle> read) {
            ids.add(read.value().id());
          }
        });
    return ids.size();
  }

  private long distinctKeys(Topic topic) {
    Set<String> keys = new HashSet<>();
    forEach(topic, record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
    return keys.size();
  }

  private long count(Topic topic) {
    long[] count = {0};
    forEach(topic, record -> count[0]++);
    return count[0];
  }

  /** Hands over every committed record that the topic holds now. */
  private void forEach(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (var consumer =
        KafkaClients.consumer(kafka, "newswatch-read-" + UUID.randomUUID(), "newswatch-read")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(each);
      }
    }
  }

  private JsonNode post(String path, String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.resolve(path))
            .timeout(HTTP_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw CommandFailed.failed("Elasticsearch at " + elasticsearch + " does not answer: " + e);
    }
  }
}
