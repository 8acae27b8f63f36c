package org.newswatch.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Topic;
import org.newswatch.demoworld.DemoWorld;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Starts everything with ten small news sites of its own and shows where to look.",
      "The world goes on, an article every 20 s, until Ctrl-C."
    })
final class DemoCommand implements Callable<Integer> {

  private static final Duration ALL_SEARCHABLE_MAX = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  /** Only a folder with this file in it is ever emptied. */
  private static final String MARK = "newswatch-demo";

  /** What a stranger on the topic would write; it must end as one dead letter. */
  private static final String FOREIGN_RECORD = "not one of ours";

  private static final int DEAD_LETTERS_PLANTED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Where to keep everything; the next demo there goes on with it.",
        "When not given: a folder of the demo's own, emptied at each start."
      })
  private @Nullable Path data;

  @Option(
      names = "--once",
      description =
          "End when all articles are searchable, after printing what is on the topics and in "
              + "the index, one name=value a line.")
  private boolean once;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws InterruptedException, IOException {
    Path given = data;
    DataFolder folder = new DataFolder(given == null ? ownFolder() : given);
    try (DataFolder.Claim claim = folder.claim()) {
      if (given == null) {
        empty(folder.path());
      }
      Instant startedAt = startOfWorld(folder.path());
      Logs.toFile(folder.path().resolve(Standalone.LOG));
      try (DemoWorld world = DemoWorld.open(clock, startedAt)) {
        world.start();
        NewswatchConfig config = DemoConfig.of(world, folder.path());
        try (Standalone standalone =
            new Standalone(config, folder.path(), clock, DemoCommand::progress)) {
          Instance instance = standalone.start(Duration.ZERO);
          plant(folder.path(), instance);
          claim.announce(instance.with(folder.path().resolve(DemoConfig.FILE)));
          return once
              ? untilSearchable(world, instance)
              : goOn(world, folder, standalone, instance);
        }
      }
    }
  }

  private static Path ownFolder() {
    return Path.of(System.getProperty("newswatch.home", "."), ".newswatch", "demo");
  }

  private static int goOn(
      DemoWorld world, DataFolder folder, Standalone standalone, Instance instance)
      throws InterruptedException {
    world.goOn();
    System.out.println(WhereToLook.text(instance, folder.path(), "demo"));
    System.out.flush();
    return standalone.untilStopped();
  }

  private static int untilSearchable(DemoWorld world, Instance instance)
      throws InterruptedException {
    progress("crawling ten sites");
    Map<String, Integer> expected = new HashMap<>();
    world
        .plan()
        .articles()
        .forEach(
            (url, revisions) -> expected.put(ArticleId.ofUrl(url.toString()).value(), revisions));
    var readBack = new ReadBack(KafkaSettings.of(instance.kafka()), instance.elasticsearch());
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    long deadline = System.nanoTime() + ALL_SEARCHABLE_MAX.toNanos();
    double firstAfter = Double.NaN;
    while (true) {
      Map<String, Integer> indexed = readBack.indexed();
      if (Double.isNaN(firstAfter) && !indexed.isEmpty()) {
        firstAfter = secondsSince(started);
        progress("first article searchable");
      }
      long missing =
          expected.entrySet().stream()
              .filter(e -> indexed.getOrDefault(e.getKey(), 0) < e.getValue())
              .count();
      if (missing == 0) {
        break;
      }
      if (System.nanoTime() > deadline) {
        throw CommandFailed.failed(
            "%d of %d articles were not searchable, in all their revisions, after %d s; the log says why"
                .formatted(missing, expected.size(), ALL_SEARCHABLE_MAX.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN);
    }
    ReadBack.Counts counts = readBack.counts();
    report(counts, firstAfter, secondsSince(started));
    if (counts.deadLetters() != DEAD_LETTERS_PLANTED) {
      throw CommandFailed.failed(
          DEAD_LETTERS_PLANTED + " dead letter was planted and there are " + counts.deadLetters());
    }
    return 0;
  }

  private static void report(ReadBack.Counts counts, double first, double total) {
    System.out.printf("crawled=%d%n", counts.crawled());
    System.out.printf("annotated=%d%n", counts.annotated());
    System.out.printf("enriched=%d%n", counts.enriched());
    System.out.printf("indexed=%d%n", counts.indexed());
    System.out.printf("entities=%d%n", counts.entities());
    System.out.printf("dates=%d%n", counts.dates());
    System.out.printf("dead_letters=%d%n", counts.deadLetters());
    System.out.printf("seconds_build=%s%n", System.getProperty("newswatch.build.seconds", "0"));
    System.out.printf(java.util.Locale.ROOT, "seconds_to_first_article=%.1f%n", first);
    System.out.printf(java.util.Locale.ROOT, "seconds_total=%.1f%n", total);
  }

  private static double secondsSince(Instant started) {
    return Duration.between(started, Instant.now()).toMillis() / 1_000.0;
  }

  private static void progress(String what) {
    System.err.printf(
        java.util.Locale.ROOT,
        "%6.1f s  %s%n",
        ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0,
        what);
  }

  /** The topic of raw articles also gets a record that nobody can read. */
  private static void plant(Path folder, Instance instance) throws InterruptedException {
    Path planted = folder.resolve("planted");
    if (Files.exists(planted)) {
      return;
    }
    try (var producer =
        KafkaClients.producer(KafkaSettings.of(instance.kafka()), "newswatch-demo-stranger")) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.ARTICLES_RAW.topicName(), FOREIGN_RECORD.getBytes(StandardCharsets.UTF_8)))
          .get();
      Files.createFile(planted);
    } catch (ExecutionException e) {
      throw CommandFailed.failed("Kafka takes no records: " + e.getCause());
    } catch (IOException e) {
      throw CommandFailed.failed("cannot write to the data folder: " + e);
    }
  }

  /** Dates in the world count from here; a demo that goes on keeps them. */
  private Instant startOfWorld(Path folder) throws IOException {
    Path mark = folder.resolve(MARK);
    if (Files.exists(mark)) {
      try {
        return Instant.parse(Files.readString(mark).strip());
      } catch (DateTimeParseException e) {
        throw CommandFailed.failed(mark + " is damaged; remove " + folder + " and start again");
      }
    }
    Instant now = clock.instant();
    Files.writeString(mark, now + "\n");
    return now;
  }

  /** Empties what an earlier demo left; our claim's lock stays. */
  private static void empty(Path folder) throws IOException {
    Path mark = folder.resolve(MARK);
    if (!Files.exists(mark)) {
      return;
    }
    EmbeddedElasticsearch.clearOrphans(Standalone.elasticsearchFolder(folder));
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // The mark goes last: a folder that was emptied in part is still known for a demo's.
            boolean stays =
                folder.equals(file.getParent())
                    && (file.equals(mark)
                        || DataFolder.isOfTheClaim(file.getFileName().toString()));
            if (!stays) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (!visited.equals(folder)) {
              Files.delete(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Files.delete(mark);
  }
}
