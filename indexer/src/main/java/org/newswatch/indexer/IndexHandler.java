package org.newswatch.indexer;

import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.kafka.BatchHandler;
import org.newswatch.servicekit.kafka.DeadLetters;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.management.Metrics;

/**
 * Makes each polled article a document and a revision, and each story, entity, alert and so on a
 * document, in one bulk.
 *
 * <p>Counts, once a batch is durable: {@code polled = indexed + dead_letters}.
 */
final class IndexHandler implements BatchHandler, AutoCloseable {

  /**
   * Documents refused one after the other before we doubt the index rather than the documents, and
   * wait for someone instead of filling the dead letters.
   */
  static final int REFUSED_IN_A_ROW_MAX = 100;

  private final Documents documents;
  private final Indices indices;
  private final BulkWriter writer;
  private final DeadLetters deadLetters;
  private final InstantSource clock;
  private final Metrics metrics;
  private final Timer bulks;
  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("newswatch-indexer-documents").factory());
  private int refusedInARow;

  IndexHandler(
      Documents documents,
      Indices indices,
      BulkWriter writer,
      DeadLetters deadLetters,
      InstantSource clock,
      Metrics metrics) {
    this.documents = documents;
    this.indices = indices;
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.metrics = metrics;
    this.bulks = metrics.timer(IndexerService.NAME, "bulk");
  }

  @Override
  public Outcome handle(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    batch.forEach(records::add);
    var dead = new TreeMap<Integer, Verdict.Rejected>();
    var rejected = new TreeMap<Integer, Verdict.Rejected>();
    Optional<Outcome> later = Optional.empty();
    try (var ahead =
        new DocumentsAhead(documents, records, clock.instant(), writer.bytesMax(), maker)) {
      for (DocumentsAhead.Part part = ahead.next(); !part.isEmpty(); part = ahead.next()) {
        dead.putAll(part.dead());
        switch (write(part.writes())) {
          case BulkResult.Written written -> rejected.putAll(written.rejected());
          // The other parts still go: what is written needs no second attempt to be found.
          case BulkResult.Busy busy -> later = Optional.of(new Outcome.RetryLater(busy.why()));
          case BulkResult.NoIndex none -> {
            return indices.forgetDeleted() ? new Outcome.RetryLater(none.why()) : fatal(none.why());
          }
          case BulkResult.Stop stop -> {
            return fatal(stop.why());
          }
        }
      }
    }
    return later.orElseGet(() -> finish(records, dead, rejected));
  }

  /** Makes what indices are missing, and writes. */
  private BulkResult write(List<Write> writes) throws InterruptedException {
    for (IndexNames names : IndexNames.values()) {
      switch (indices.ensure(names, aliasesOf(names, writes))) {
        case Indices.State.Ready ready -> {}
        case Indices.State.Busy busy -> {
          return new BulkResult.Busy(busy.why());
        }
        case Indices.State.Stop stop -> {
          return new BulkResult.Stop(stop.why());
        }
      }
    }
    long start = System.nanoTime();
    BulkResult result = writer.write(writes);
    bulks.record(System.nanoTime() - start, java.util.concurrent.TimeUnit.NANOSECONDS);
    return result;
  }

  private static Set<String> aliasesOf(IndexNames names, List<Write> writes) {
    var aliases = new TreeSet<String>();
    for (Write write : writes) {
      if (write.names() == names) {
        aliases.add(write.alias());
      }
    }
    return aliases;
  }

  private Outcome finish(
      List<ConsumerRecord<byte[], byte[]>> records,
      Map<Integer, Verdict.Rejected> dead,
      Map<Integer, Verdict.Rejected> rejected) {
    int run = refusedInARow;
    for (int i = 0; i < records.size(); i++) {
      if (rejected.containsKey(i)) {
        run++;
      } else if (!dead.containsKey(i)) {
        run = 0;
      }
      if (run >= REFUSED_IN_A_ROW_MAX) {
        return new Outcome.RetryLater(
            run
                + " documents in a row were refused, so the index may be at fault; the last: "
                + rejected.getOrDefault(i, new Verdict.Rejected("", "")).detail());
      }
    }
    dead.putAll(rejected);
    dead.forEach(
        (i, why) ->
            deadLetters.send(records.get(i), IndexerService.NAME, why.reason(), why.detail()));
    deadLetters.flush();
    refusedInARow = run;
    dead.values()
        .forEach(
            why -> metrics.counter(IndexerService.NAME, "dead_letters", why.reason()).increment());
    metrics.counter(IndexerService.NAME, "indexed").increment(records.size() - dead.size());
    return Outcome.DONE;
  }

  private static Outcome fatal(String why) {
    return new Outcome.Fatal(new IllegalStateException(why));
  }

  @Override
  public void close() {
    maker.shutdownNow();
  }
}
