package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.newswatch.benchmarks.IndexTask.Heap;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.embedded.EmbeddedElasticsearchConfig;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.management.Metrics;

/** The indexer and a bare loop, in turns, on one server, with the same documents. */
final class IndexRun implements AutoCloseable {

  private static final int HEAP_MEGABYTES = 1_500;
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final double EARLY = .25;
  private static final double LATE = .9;
  private static final double MEGABYTE = 1e6;
  private static final Instant MONTH = MadeUpNews.START;

  private final PrintWriter progress;
  private final Path folder;
  private final EmbeddedElasticsearch elasticsearch;
  private final ServicesOnBroker broker;
  private final ElasticsearchHttp http;
  private final List<Path> bulks = new ArrayList<>();
  private String bulkPath = "";
  private int docs;

  IndexRun(Path folder, PrintWriter progress) {
    this.folder = folder;
    this.progress = progress;
    elasticsearch =
        new EmbeddedElasticsearch(
            EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch"))
                .withHeapMegabytes(HEAP_MEGABYTES)
                .withTuning(EmbeddedElasticsearchConfig.Tuning.RUN_FAST));
    elasticsearch.start();
    http = new ElasticsearchHttp(ElasticsearchSettings.of(elasticsearch.url()), ANSWER_TIMEOUT);
    broker = new ServicesOnBroker("index", folder.resolve("kafka"));
    say("Kafka and Elasticsearch are up");
  }

  /** Puts so many articles on the topic. */
  void send(int number) {
    docs = number;
    for (int i = 0; i < number; i++) {
      EnrichedArticle article = enriched(MadeUpNews.article(i));
      broker.send(
          Topic.ARTICLES_ENRICHED,
          article.article().id().value(),
          Codec.ENRICHED_ARTICLE.encode(article));
    }
    broker.flush();
    say(number + " articles are on the topic");
  }

  private static EnrichedArticle enriched(AnnotatedArticle annotated) {
    Map<String, EntityRef> entities = new LinkedHashMap<>();
    for (Mention mention : annotated.annotation().mentions()) {
      entities.putIfAbsent(
          mention.surface(),
          new EntityRef("e-" + mention.surface(), mention.type(), mention.surface(), .5, 1));
    }
    Instant seen = annotated.article().fetchedAt();
    return new EnrichedArticle(
        annotated.article(),
        annotated.annotation(),
        seen,
        1,
        seen.toEpochMilli() << 8,
        List.of(),
        List.copyOf(entities.values()),
        null,
        "s-1",
        null,
        null);
  }

  /**
   * The indexer once, with each of its bulk requests kept; it warms up what is timed later. What
   * the process holds is looked at here, for that takes time.
   */
  Heap rehearse() throws IOException, InterruptedException {
    try (var recorder = new BulkRecorder(elasticsearch.url(), folder.resolve("bulks"));
        var running = new Running(recorder.url())) {
      running.await(Math.round(docs * EARLY));
      double early = heldMegabytes();
      running.await(Math.round(docs * LATE));
      double late = heldMegabytes();
      running.await(docs);
      bulks.addAll(recorder.bulks());
      bulkPath = recorder.bulkPath();
      say(bulks.size() + " bulk requests are kept");
      return new Heap(early, late);
    }
  }

  /** Times the indexer: from the first article that it reads until all can be found. */
  void service(Millis taken) throws InterruptedException {
    clear();
    forgetOffsets();
    try (var running = new Running(elasticsearch.url())) {
      running.awaitReading();
      long start = System.nanoTime();
      running.await(docs);
      refresh();
      taken.since(start);
    }
    told("indexer", taken);
  }

  /** Times the same requests, sent by nobody in particular. */
  void bare(Millis taken) throws IOException, InterruptedException {
    clear();
    long start = System.nanoTime();
    // The indexer makes them, too.
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.REVISIONS)) {
      String body =
          "{\"aliases\":{\"%s\":{\"is_write_index\":true}}}".formatted(names.writeAlias(MONTH));
      var unused = done(http.send("PUT", "/" + names.firstIndex(MONTH), body));
    }
    for (Path bulk : bulks) {
      var unused = done(http.postLines(bulkPath, NdjsonBody.of(Files.readAllBytes(bulk))));
    }
    refresh();
    taken.since(start);
    told("bare loop", taken);
  }

  private void refresh() throws InterruptedException {
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.REVISIONS)) {
      var unused = done(http.send("POST", "/" + names.readAlias() + "/_refresh"));
      long found =
          done(http.send("GET", "/" + names.readAlias() + "/_count")).json().path("count").asLong();
      if (found != docs) {
        throw new IllegalStateException(found + " of " + docs + " are in " + names.readAlias());
      }
    }
  }

  /** The next reader begins at the beginning. */
  private void forgetOffsets() throws InterruptedException {
    try (Admin admin = KafkaClients.admin(broker.settings(), "index")) {
      admin.deleteConsumerGroups(List.of(IndexNames.WRITER_GROUP)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the group of the indexer stays", e);
    }
  }

  /** No index, and nothing left of earlier rounds. */
  private void clear() throws InterruptedException {
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.REVISIONS)) {
      var unused = done(http.send("DELETE", "/" + names.firstIndex(MONTH)));
    }
    System.gc();
  }

  private static Answer.Reply done(Answer answer) {
    return switch (answer) {
      case Answer.NoReply none -> throw new IllegalStateException(none.detail());
      case Answer.Reply reply -> {
        if (!reply.ok()) {
          throw new IllegalStateException(reply.summary());
        }
        yield reply;
      }
    };
  }

  private static double heldMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  private void told(String who, Millis taken) {
    say("the " + who + " took " + Math.round(taken.last()) + " ms");
  }

  private void say(String line) {
    progress.println(line);
    progress.flush();
  }

  /** The indexer at work. */
  private final class Running implements AutoCloseable {

    private final Metrics metrics = Metrics.create();
    private final IndexerService service;

    Running(URI index) {
      service =
          new IndexerService(
              IndexerConfig.DEFAULT,
              broker.settings(),
              ElasticsearchSettings.of(index),
              metrics,
              InstantSource.system());
      service.start();
    }

    /** Waits until it has read something. */
    void awaitReading() throws InterruptedException {
      await("polled", 1);
    }

    /** Waits until so many are done with. */
    void await(long number) throws InterruptedException {
      await("indexed", number);
    }

    private void await(String counted, long number) throws InterruptedException {
      Patiently.await(PATIENCE, LOOK_EVERY, () -> has(counted, number), this::stuck);
    }

    private boolean has(String counted, long number) {
      boolean has = metrics.counter(IndexerService.NAME, counted).count() >= number;
      if (!has && !service.health().live()) {
        throw new IllegalStateException(stuck());
      }
      return has;
    }

    private String stuck() {
      return "the indexer does not come to an end: " + service.health();
    }

    @Override
    public void close() {
      service.close();
      metrics.close();
    }
  }

  @Override
  public void close() throws IOException {
    broker.close();
    http.close();
    elasticsearch.close();
  }
}
