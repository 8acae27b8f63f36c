package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.enricher.AnnotateService;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;

/** Both annotators and connect beside a broker; live articles are timed from end to end. */
final class LiveLatencyRun implements AutoCloseable {

  private static final double SLOW = 0.99;
  private static final Duration POLL = Duration.ofMillis(2);
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Imported articles are those from this number on. */
  private static final int IMPORTED_FROM = 5_000_000;

  private final PrintWriter progress;
  private final Metrics metrics = Metrics.create();
  private final EmbeddedKafka kafka;
  private final Producer<byte[], byte[]> producer;
  private final Consumer<byte[], byte[]> consumer;
  private final List<Service> services = new ArrayList<>();
  private final Map<String, Long> sent = new HashMap<>();
  private int next;
  private int timed;
  private double annotatedLive;

  LiveLatencyRun(Path folder, PrintWriter progress) throws InterruptedException {
    this.progress = progress;
    this.kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    kafka.start();
    KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
    TopicAdmin.createMissing(settings);
    this.producer = KafkaClients.producer(settings, "live-latency");
    this.consumer = KafkaClients.consumer(settings, "live-latency", "live-latency");
    EnricherConfig config = EnricherConfig.in(folder.resolve("state"));
    Supplier<Annotator> annotator = Annotator.lazy();
    InstantSource clock = InstantSource.system();
    services.add(AnnotateService.live(settings, config, annotator, metrics, clock));
    services.add(AnnotateService.backfill(settings, config, annotator, metrics, clock));
    services.add(new ConnectService(settings, config, metrics, clock));
    services.forEach(Service::start);
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.ARTICLES_ENRICHED.topicName()).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!services.stream().allMatch(service -> service.health().ready())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the services do not come up");
      }
      Thread.sleep(STEP);
    }
  }

  /** Lets some articles through that do not count. */
  void warmUp(int articles, int rate) {
    tell("warming up");
    p99Millis(articles, rate);
  }

  /** Publishes articles to be imported. */
  void importing(int articles) {
    annotatedLive = metrics.counter("annotate", "annotated").count();
    tell("importing");
    for (int i = 0; i < articles; i++) {
      send(Topic.ARTICLES_BACKFILL, MadeUpNews.article(IMPORTED_FROM + i).article());
    }
    producer.flush();
  }

  /** Articles of the import that were annotated until now. */
  long importedSoFar() {
    return (long) (metrics.counter("annotate", "annotated").count() - annotatedLive) - next + timed;
  }

  /** The 99th percentile of how long live articles take from the topic to being enriched. */
  double p99Millis(int articles, int rate) {
    timed = next;
    long apart = TimeUnit.SECONDS.toNanos(1) / rate;
    long begin = System.nanoTime();
    long end = begin + articles * apart + PATIENCE.toNanos();
    List<Double> millis = new ArrayList<>();
    int published = 0;
    while (millis.size() < articles) {
      if (published < articles && System.nanoTime() - begin >= published * apart) {
        RawArticle article = MadeUpNews.article(next++).article();
        sent.put(article.id().value(), System.nanoTime());
        send(Topic.ARTICLES_RAW, article);
        published++;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Long from = sent.remove(new String(record.key(), UTF_8));
        if (from != null) {
          millis.add((System.nanoTime() - from) / 1e6);
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(articles - millis.size() + " articles do not come out");
      }
    }
    Collections.sort(millis);
    tell("median " + Math.round(millis.get(millis.size() / 2)) + " ms of " + millis.size());
    return millis.get((int) Math.ceil(SLOW * millis.size()) - 1);
  }

  private void send(Topic topic, RawArticle article) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic.topicName(),
                article.id().value().getBytes(UTF_8),
                Codec.RAW_ARTICLE.encode(article)));
  }

  private void tell(String what) {
    progress.println(what);
    progress.flush();
  }

  @Override
  public void close() {
    services.reversed().forEach(Service::close);
    producer.close();
    consumer.close();
    kafka.close();
    metrics.close();
  }
}
