package org.newswatch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.contract.Topic;
import org.newswatch.crawler.files.ArticleFiles;
import org.newswatch.crawler.files.FileItem;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Imports articles into a running instance: JSON lines, HTML, text, WARC archives, or a folder"
          + " of them.",
      "A line holds title, text, url, publishedAt, language, source; or file, a text file beside it.",
      "A bad line or record is reported with its place and the rest goes in; importing again"
          + " changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch import articles.jsonl --data DIR --wait",
      "  newswatch import CRAWL-2026-01.warc.gz --data DIR",
      "  newswatch import saved-pages/ --data DIR --live"
    })
final class ImportCommand implements Callable<Integer> {

  /** How long {@code --wait} goes on without one more article becoming searchable. */
  private static final Duration STALL_MAX = Duration.ofMinutes(2);

  private static final Duration ASK_AGAIN = Duration.ofMillis(300);
  private static final int ASK_IDS_MAX = 1_000;
  private static final int PROGRESS_EVERY = 1_000;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "PATH", description = "A file or a folder.")
  private Path path = Path.of("");

  @Option(names = "--wait", description = "Return when all of it is searchable.")
  private boolean wait;

  @Option(
      names = "--live",
      description = "Treat the articles as news of now, not as a back-fill of old ones.")
  private boolean live;

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(path)) {
      throw CommandFailed.usage("no such file or folder, or not readable: " + path);
    }
    Instance instance = data.folder().running();
    Set<String> ids = new LinkedHashSet<>();
    var tally = new ImportTally(System.err, PROGRESS_EVERY);
    publish(instance, ids, tally);
    System.out.println(tally.summary(ids.size()));
    if (wait) {
      awaitSearchable(new AnalystClient(instance.page()), ids);
      System.out.println("All searchable.");
    }
    return tally.bad() == 0 ? 0 : CommandFailed.FAILED;
  }

  private void publish(Instance instance, Set<String> ids, ImportTally tally) {
    Topic topic = live ? Topic.ARTICLES_RAW : Topic.ARTICLES_BACKFILL;
    var failure = new AtomicReference<Exception>();
    try (Producer<byte[], byte[]> producer =
        KafkaClients.producer(KafkaSettings.of(instance.kafka()), "newswatch-import")) {
      new ArticleFiles(!live, instance.clock())
          .read(
              path,
              item -> {
                switch (item) {
                  case FileItem.Bad bad -> tally.bad(bad);
                  case FileItem.Skipped skipped -> tally.skipped(skipped);
                  case FileItem.Read read -> {
                    RawArticle article = read.article();
                    try {
                      send(producer, topic, article, failure);
                      ids.add(article.id().value());
                    } catch (RecordTooLargeException e) {
                      tally.bad(
                          new FileItem.Bad(
                              article.title(), "too-large", String.valueOf(e.getMessage())));
                    }
                  }
                }
                tally.progress(ids.size());
              });
      producer.flush();
    } catch (IOException e) {
      throw CommandFailed.failed("cannot read " + path + ": " + e);
    }
    if (failure.get() != null) {
      throw CommandFailed.failed(
          "not all articles reached Kafka, import again: " + failure.get().getMessage());
    }
  }

  private static void send(
      Producer<byte[], byte[]> producer,
      Topic topic,
      RawArticle article,
      AtomicReference<Exception> failure) {
    byte[] key = article.id().value().getBytes(StandardCharsets.UTF_8);
    var unused =
        producer.send(
            new ProducerRecord<>(topic.topicName(), key, Codec.RAW_ARTICLE.encode(article)),
            (sent, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
  }

  private static void awaitSearchable(AnalystClient analyst, Set<String> ids)
      throws InterruptedException {
    List<String> missing = new ArrayList<>(ids);
    long deadline = System.nanoTime() + STALL_MAX.toNanos();
    while (!missing.isEmpty()) {
      int before = missing.size();
      for (int from = 0; from < missing.size(); from += ASK_IDS_MAX) {
        List<String> some = missing.subList(from, Math.min(missing.size(), from + ASK_IDS_MAX));
        Set<String> present = new HashSet<>();
        analyst.present(some).path("present").forEach(id -> present.add(id.asString()));
        some.removeIf(present::contains);
      }
      if (missing.size() < before) {
        deadline = System.nanoTime() + STALL_MAX.toNanos();
        continue;
      }
      if (System.nanoTime() > deadline) {
        throw CommandFailed.failed(
            missing.size()
                + " articles did not become searchable; look at the instance's log and dead letters");
      }
      Thread.sleep(ASK_AGAIN);
    }
  }
}
