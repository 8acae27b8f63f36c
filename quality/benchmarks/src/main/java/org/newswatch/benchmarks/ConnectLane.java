package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.connect.ConnectTopology;
import org.newswatch.servicekit.management.Metrics;

/** The connect application with a fresh state on disk, one article after the other. */
final class ConnectLane {

  /**
   * What came of some articles.
   *
   * @param enriched the articles with what connect adds, in order
   * @param changed the records of the other topic that was asked for
   */
  record Outcome<C>(List<EnrichedArticle> enriched, List<C> changed, double articlesPerSecond) {}

  private ConnectLane() {}

  /**
   * Lets the articles through.
   *
   * @param now what the clock says all along
   * @param topic the topic to read beside {@code articles.enriched}
   */
  static <C> Outcome<C> run(
      List<AnnotatedArticle> articles, Instant now, Topic topic, Codec<C> codec) {
    Path state = temporary();
    try {
      return run(articles, now, topic, codec, state);
    } finally {
      delete(state);
    }
  }

  private static <C> Outcome<C> run(
      List<AnnotatedArticle> articles, Instant now, Topic topic, Codec<C> codec, Path state) {
    List<byte[]> records = new ArrayList<>();
    articles.forEach(article -> records.add(Codec.ANNOTATED_ARTICLE.encode(article)));
    Properties properties = new Properties();
    properties.put("application.id", "benchmark");
    properties.put("bootstrap.servers", "unused:1");
    properties.put("ensure.explicit.internal.resource.naming", true);
    properties.put("state.dir", state.toString());
    try (Metrics metrics = Metrics.create();
        TopologyTestDriver driver =
            new TopologyTestDriver(ConnectTopology.build(metrics, () -> now), properties)) {
      TestInputTopic<byte[], byte[]> in =
          driver.createInputTopic(
              Topic.ARTICLES_ANNOTATED.topicName(),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      TestOutputTopic<byte[], byte[]> out = output(driver, Topic.ARTICLES_ENRICHED);
      TestOutputTopic<byte[], byte[]> others = output(driver, topic);
      byte[] key = "k".getBytes(UTF_8);
      long begin = System.nanoTime();
      for (byte[] record : records) {
        in.pipeInput(key, record);
      }
      double articlesPerSecond = records.size() * 1e9 / (System.nanoTime() - begin);
      return new Outcome<>(
          decoded(out, Codec.ENRICHED_ARTICLE), decoded(others, codec), articlesPerSecond);
    }
  }

  private static TestOutputTopic<byte[], byte[]> output(TopologyTestDriver driver, Topic topic) {
    return driver.createOutputTopic(
        topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static <T> List<T> decoded(TestOutputTopic<byte[], byte[]> topic, Codec<T> codec) {
    return topic.readValuesToList().stream()
        .map(value -> codec.decode(value).orElseThrow())
        .toList();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("newswatch-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
