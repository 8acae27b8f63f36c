package org.newswatch.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.embedded.EmbeddedElasticsearchConfig;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.management.HealthBoard;
import org.newswatch.servicekit.management.ManagementServer;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.management.ServiceRunner;

/**
 * All of Newswatch in one process: Kafka inside it, Elasticsearch as its child, every service.
 * Closing it stops them in reverse order and keeps what they had; so does Ctrl-C.
 */
final class Standalone implements AutoCloseable {

  /** In this order; Elasticsearch takes longest, so those that need it come last. */
  private static final List<ServiceName> BEFORE_ELASTICSEARCH =
      List.of(
          ServiceName.CONNECT,
          ServiceName.ALERTS,
          ServiceName.ANNOTATE,
          ServiceName.ANNOTATE_BACKFILL,
          ServiceName.CRAWLER);

  private static final List<ServiceName> AFTER_ELASTICSEARCH =
      List.of(ServiceName.INDEXER, ServiceName.ANALYST);

  /** In the instance's folder. */
  static final String LOG = "newswatch.log";

  private final NewswatchConfig config;
  private final Path folder;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final KafkaPart kafka;
  private final ElasticsearchPart elasticsearch;
  private final Metrics metrics;
  private final Supplier<Annotator> annotator = Annotator.lazy();
  private final ManagementServer management;
  private final ServiceRunner runner;
  private final CompletableFuture<URI> page = new CompletableFuture<>();

  /** Alerts start before the pages, for which {@link #start} waits. */
  private volatile @Nullable URI feeds;

  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean started;

  /**
   * @param folder where everything is kept
   * @param progress told of each step, in words for the terminal
   */
  Standalone(NewswatchConfig config, Path folder, InstantSource clock, Consumer<String> progress) {
    this.config = config;
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
    EmbeddedSettings embedded = config.embedded();
    kafka =
        new KafkaPart(
            new EmbeddedKafka(
                EmbeddedKafkaConfig.in(folder.resolve("kafka")).withPort(embedded.kafkaPort())));
    elasticsearch =
        new ElasticsearchPart(
            new EmbeddedElasticsearch(
                EmbeddedElasticsearchConfig.in(elasticsearchFolder(folder))
                    .withHttpPort(embedded.elasticsearchPort())
                    .withHeapMegabytes(embedded.heapMegabytes())));
    metrics = Metrics.create();
    List<Service> parts = new ArrayList<>();
    parts.add(elasticsearch);
    parts.add(watched(kafka));
    BEFORE_ELASTICSEARCH.forEach(name -> parts.add(watched(late(name, config::elasticsearch))));
    if (config.archive().dir() != null) {
      parts.add(watched(late(ServiceName.ARCHIVE, config::elasticsearch)));
    }
    AFTER_ELASTICSEARCH.forEach(name -> parts.add(watched(late(name, elasticsearch::awaitUp))));
    management = new ManagementServer(config.management(), new HealthBoard(parts, clock), metrics);
    runner = new ServiceRunner(parts, management);
  }

  /** Where the embedded Elasticsearch of an instance keeps everything. */
  static Path elasticsearchFolder(Path instanceFolder) {
    return instanceFolder.resolve("elasticsearch");
  }

  /**
   * Starts everything and says where it answers.
   *
   * @param clockAhead by how much {@code clock} is ahead of the system's, for those who ask
   * @throws CommandFailed when a part cannot start, with what to do about it
   */
  Instance start(Duration clockAhead) {
    progress.accept("starting Kafka and Elasticsearch");
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopBySignal, "newswatch-stop"));
    started = true;
    Thread.ofPlatform()
        .name("newswatch-runner")
        .start(
            () -> {
              int code = CommandFailed.FAILED;
              try {
                code = runner.run();
              } catch (Throwable e) {
                page.completeExceptionally(e);
                throw e;
              } finally {
                page.completeExceptionally(
                    CommandFailed.failed(
                        "stopped while starting; if nobody asked for it, the log says why: "
                            + folder.resolve(LOG)));
                ended.complete(code);
              }
            });
    try {
      return new Instance(
          ProcessHandle.current().pid(),
          page.join(),
          kafka.settings().bootstrapServers(),
          elasticsearch.awaitUp().url(),
          feeds,
          URI.create("http://%s:%d".formatted(config.management().host(), management.port())),
          clockAhead.toSeconds(),
          null);
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw CommandFailed.failed(String.valueOf(cause.getMessage()));
    }
  }

  /** Returns the exit code when it was asked to stop, or when a service died. */
  int untilStopped() {
    int code = ended.join();
    if (code == ServiceRunner.SERVICE_DIED) {
      System.err.println("newswatch: a part died; the log says which: " + folder.resolve(LOG));
    }
    return code;
  }

  @Override
  public void close() {
    runner.stop();
    elasticsearch.giveUpStarting();
    if (started) {
      ended.join();
    }
    metrics.close();
  }

  /** The JVM would report the signal; who asked for a stop and got it is told that all is well. */
  private void stopBySignal() {
    boolean asked = !ended.isDone();
    close();
    if (asked) {
      Runtime.getRuntime().halt(ended.join());
    }
  }

  private Service watched(Service part) {
    return new WatchedPart(
        part, name -> progress.accept(name + " is up"), page::completeExceptionally);
  }

  private Service late(ServiceName name, Supplier<ElasticsearchSettings> reached) {
    return new LatePart(
        name.typed(),
        () -> {
          NewswatchConfig own =
              config
                  .withServers(kafka.settings(), reached.get())
                  .withState(folder.resolve("state"));
          return new Services(own, metrics, clock, annotator)
              .create(name, page::complete, served -> feeds = served);
        });
  }
}
