package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;

/** The connect application beside a broker, both with fresh folders. */
final class ConnectOnBroker implements AutoCloseable {

  private static final double MEGABYTE = 1e6;
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofHours(3);
  private static final int TOLD_EVERY = 10_000;

  /** The first one of so many parts does not count. */
  private static final int WARM_UP = 4;

  /** How fast it was. */
  record Speed(double perSecond, double perCoreSecond) {}

  /** What the changelog holds; compaction may have taken some. */
  record Changelog(long records, long bytes) {}

  private final Path state;
  private final PrintWriter progress;
  private final Metrics metrics = Metrics.create();
  private final EmbeddedKafka kafka;
  private final KafkaSettings settings;
  private final double heapBefore;
  private ConnectService connect;
  private double told;

  ConnectOnBroker(Path folder, PrintWriter progress) {
    this.state = folder.resolve("state");
    this.progress = progress;
    this.kafka = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    kafka.start();
    this.settings = KafkaSettings.of(kafka.bootstrapServers());
    TopicAdmin.createMissing(settings);
    this.heapBefore = heap();
    this.connect = service();
  }

  private ConnectService service() {
    return new ConnectService(settings, EnricherConfig.in(state), metrics, InstantSource.system());
  }

  void publish(int articles) {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, "made-up-news")) {
      for (int i = 0; i < articles; i++) {
        AnnotatedArticle article = MadeUpNews.article(i);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    Topic.ARTICLES_ANNOTATED.topicName(),
                    article.article().id().value().getBytes(UTF_8),
                    Codec.ANNOTATED_ARTICLE.encode(article)));
        if (i % TOLD_EVERY == 0) {
          tell("made up", i, articles);
        }
      }
    }
  }

  Speed run(int articles) throws InterruptedException {
    connect.start();
    awaitEnriched(articles / WARM_UP, articles);
    double before = enriched();
    double coreBefore = coreSeconds();
    long begin = System.nanoTime();
    awaitEnriched(articles, articles);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double done = enriched() - before;
    return new Speed(done / seconds, done / (coreSeconds() - coreBefore));
  }

  private double enriched() {
    return metrics.counter("connect", "enriched").count();
  }

  private void awaitEnriched(int some, int all) throws InterruptedException {
    await(
        () -> {
          double done = enriched();
          if (done - told >= TOLD_EVERY) {
            told = done;
            tell("connected", (long) done, all);
          }
          return done >= some;
        });
  }

  /** Processor time of the threads that process. */
  private static double coreSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains("StreamThread")) {
        nanos += threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return nanos / 1e9;
  }

  /** Heap in use, without that of the broker as it was at the start. */
  double heapMegabytes() {
    return Math.max(0, heap() - heapBefore);
  }

  private static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  double diskMegabytes() throws IOException {
    return Folders.bytes(state) / MEGABYTE;
  }

  Changelog changelog() {
    try (Consumer<byte[], byte[]> consumer =
        KafkaClients.consumer(settings, "connect-benchmark", "connect-benchmark")) {
      List<TopicPartition> changelogs =
          consumer.listTopics().keySet().stream()
              .filter(topic -> topic.endsWith("-changelog"))
              .map(topic -> new TopicPartition(topic, 0))
              .toList();
      consumer.assign(changelogs);
      consumer.seekToBeginning(changelogs);
      Map<TopicPartition, Long> ends = consumer.endOffsets(changelogs);
      long records = 0;
      long bytes = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(STEP)) {
          records++;
          bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
        }
      }
      return new Changelog(records, bytes);
    }
  }

  double restoreSeconds() throws IOException, InterruptedException {
    connect.close();
    Folders.delete(state);
    connect = service();
    long begin = System.nanoTime();
    connect.start();
    await(() -> connect.health().ready());
    return (System.nanoTime() - begin) / 1e9;
  }

  private void await(BooleanSupplier done) throws InterruptedException {
    Patiently.await(
        PATIENCE,
        () -> done.getAsBoolean() || connect.health() instanceof Health.Down,
        () -> "connect did not go on: " + connect.health());
    if (connect.health() instanceof Health.Down) {
      throw new IllegalStateException("connect did not go on: " + connect.health());
    }
  }

  private void tell(String what, long done, long all) {
    progress.println(String.format(Locale.ROOT, "%s %d of %d", what, done, all));
    progress.flush();
  }

  @Override
  public void close() {
    connect.close();
    kafka.close();
    metrics.close();
  }
}
