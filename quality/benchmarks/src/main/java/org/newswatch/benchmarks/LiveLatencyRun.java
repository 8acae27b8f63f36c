package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.AnnotateService;
import org.newswatch.enricher.ConnectService;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.management.Metrics;

/** Both annotators and connect beside a broker; live articles are timed from end to end. */
final class LiveLatencyRun implements AutoCloseable {

  private static final double SLOW = 0.99;
  private static final double MEDIAN = 0.5;
  private static final Duration POLL = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Imported articles are those from this number on. */
  private static final int IMPORTED_FROM = 5_000_000;

  private final PrintWriter progress;
  private final Metrics metrics = Metrics.create();
  private final ServicesOnBroker services;
  private final Consumer<byte[], byte[]> enriched;
  private final Map<String, Long> sent = new HashMap<>();
  private int next;
  private int timed;
  private double annotatedLive;

  LiveLatencyRun(Path folder, PrintWriter progress) throws InterruptedException {
    this.progress = progress;
    services = new ServicesOnBroker("live-latency", folder.resolve("kafka"));
    enriched = services.reader(Topic.ARTICLES_ENRICHED);
    KafkaSettings settings = services.settings();
    EnricherConfig config = EnricherConfig.in(folder.resolve("state"));
    Supplier<Annotator> annotator = Annotator.lazy();
    InstantSource clock = InstantSource.system();
    services.start(
        AnnotateService.live(settings, config, annotator, metrics, clock),
        AnnotateService.backfill(settings, config, annotator, metrics, clock),
        new ConnectService(settings, config, metrics, clock));
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
      services.send(Topic.ARTICLES_BACKFILL, MadeUpNews.article(IMPORTED_FROM + i).article());
    }
    services.flush();
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
    Millis millis = new Millis();
    int published = 0;
    while (millis.count() < articles) {
      if (published < articles && System.nanoTime() - begin >= published * apart) {
        RawArticle article = MadeUpNews.article(next++).article();
        sent.put(article.id().value(), System.nanoTime());
        services.send(Topic.ARTICLES_RAW, article);
        published++;
      }
      for (ConsumerRecord<byte[], byte[]> record : enriched.poll(POLL)) {
        Long from = sent.remove(new String(record.key(), UTF_8));
        if (from != null) {
          millis.since(from);
        }
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(articles - millis.count() + " articles do not come out");
      }
    }
    tell("median " + Math.round(millis.atMost(MEDIAN)) + " ms of " + millis.count());
    return millis.atMost(SLOW);
  }

  private void tell(String what) {
    progress.println(what);
    progress.flush();
  }

  @Override
  public void close() {
    services.close();
    metrics.close();
  }
}
