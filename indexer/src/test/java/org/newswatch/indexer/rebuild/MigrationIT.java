package org.newswatch.indexer.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Articles;
import org.newswatch.indexer.BulkResult;
import org.newswatch.indexer.BulkWriter;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.Indices;
import org.newswatch.indexer.Known;
import org.newswatch.indexer.Write;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;
import tools.jackson.databind.JsonNode;

/** New indices beside the old ones, on a real Elasticsearch, while others read and write. */
class MigrationIT {

  /** A month that no other test of this module writes in. */
  private static final Instant SEEN = Instant.parse("2019-03-05T10:00:00Z");

  private static final String ALIAS = "newswatch-articles-write-2019.03";
  private static final String INDEX = "newswatch-articles-2019.03";
  private static final Instant INDEXED = Instant.parse("2019-03-05T10:00:07Z");
  private static final IndexerConfig CONFIG = IndexerConfig.DEFAULT;
  private static final ElasticsearchHttp HTTP =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));

  private final Documents documents = new Documents(Known.NOBODY);
  private final Indices indices = new Indices(HTTP, CONFIG.index(), CONFIG.lifecycle());
  private final BulkWriter writer = new BulkWriter(HTTP, CONFIG.bulkBytesMax());
  private final Cluster cluster = new Cluster(HTTP, indices, writer);
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void dropAll() throws Exception {
    for (String index : all()) {
      cluster.delete("/" + index);
    }
  }

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Test
  void readers_never_see_less_and_never_anything_twice_while_an_indexer_writes() throws Exception {
    write(0, 300);
    spoil(7);
    int sent = 520;
    var written = new AtomicInteger(300);
    var stop = new AtomicBoolean();
    var faults = new AtomicReference<String>("");
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(() -> read(stop, sent, faults), Thread.ofPlatform()::start);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> writeOn(written, sent), Thread.ofPlatform()::start);
    await().until(() -> written.get() > 320);

    List<Migrated> migrated = migration(false, told::add).migrate(kinds(), ALIAS::equals);

    writing.join();
    refresh();
    await().untilAsserted(() -> assertThat(count()).isEqualTo(sent));
    stop.set(true);
    reading.join();
    assertThat(faults.get()).isEmpty();
    assertThat(migrated)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(Migrated.State.REPLACED);
              assertThat(one.to()).isEqualTo(INDEX + "-000002");
              assertThat(one.anew()).isGreaterThanOrEqualTo(300);
              assertThat(one.refusals()).isZero();
            });
    assertThat(all()).containsExactly(INDEX + "-000002");
    assertThat(aliasesOf(INDEX + "-000002")).containsExactlyInAnyOrder("newswatch-articles", ALIAS);
    JsonNode mended = document(7);
    assertThat(mended.at("/_source/persons").asString("")).isEqualTo("Ada Zephyr");
    assertThat(mended.at("/_source/indexedAt").asString("")).isEqualTo(INDEXED.toString());
    assertThat(mended.path("_version").asLong()).isEqualTo(article(7).version());
  }

  @Test
  void broken_off_anywhere_it_is_finished_by_the_next_and_nobody_sees_a_gap() throws Exception {
    write(0, 20);
    var generations = new Generations(cluster, CONFIG.index());
    Generations.Current current = current(generations);

    // Killed while it copied.
    assertThat(generations.make(current, true)).isEqualTo(INDEX + "-000002");
    assertThat(count()).isEqualTo(20);
    // Killed by another attempt while the indexer waited.
    assertThat(migration(true, told::add).migrate(kinds(), ALIAS::equals))
        .extracting(Migrated::to)
        .containsExactly(INDEX + "-000002");
    current = current(generations);
    String next = generations.make(current, true);
    generations.block(current, next);
    assertThat(count()).isEqualTo(20);
    assertThat(tryToWrite(20)).isInstanceOf(BulkResult.Busy.class);
    // Killed once all was swapped, before the old one was dropped.
    List<Migrated> third = migration(false, told::add).migrate(kinds(), ALIAS::equals);
    assertThat(tryToWrite(20)).isInstanceOf(BulkResult.Written.class);
    refresh();

    assertThat(count()).isEqualTo(21);
    assertThat(third).extracting(Migrated::state).containsExactly(Migrated.State.REPLACED);
    // The first one was told to keep what it replaced.
    assertThat(all()).containsExactlyInAnyOrder(INDEX + "-000001", third.getFirst().to());
  }

  @Test
  void what_is_deleted_while_it_copies_stays_deleted() throws Exception {
    write(0, 260);
    Progress deleting =
        line -> {
          told.add(line);
          if (line.endsWith("what was written meanwhile")) {
            delete(3);
          }
        };

    List<Migrated> migrated = migration(false, deleting).migrate(kinds(), ALIAS::equals);

    assertThat(migrated).extracting(Migrated::state).containsExactly(Migrated.State.REPLACED);
    assertThat(count()).isEqualTo(259);
    assertThat(told).anyMatch(line -> line.contains(article(3).id() + " was deleted"));
  }

  @Test
  void documents_that_the_new_index_refuses_are_named_and_nothing_is_swapped() throws Exception {
    ready(indices.prepare());
    answered(
        HTTP.send(
            "PUT",
            "/" + INDEX + "-000001",
            "{\"mappings\":{\"dynamic\":true},\"aliases\":{\"" + ALIAS + "\":{}}}"));
    answered(
        HTTP.send(
            "PUT",
            "/" + INDEX + "-000001/_doc/odd?refresh=true",
            "{\"ownField\":\"of a plug-in\"}"));
    write(0, 3);
    refresh();

    List<Migrated> refused = migration(false, told::add).migrate(kinds(), ALIAS::equals);

    assertThat(refused)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(Migrated.State.REFUSED);
              assertThat(one.refused()).singleElement().asString().startsWith("odd: ");
            });
    assertThat(all()).containsExactly(INDEX + "-000001");
    assertThat(tryToWrite(5)).isInstanceOf(BulkResult.Written.class);
    List<Migrated> leftOut =
        new Migration(HTTP, CONFIG, documents, false, true, atOnce(), told::add)
            .migrate(kinds(), ALIAS::equals);
    assertThat(leftOut).extracting(Migrated::state).containsExactly(Migrated.State.KEPT);
    assertThat(count()).isEqualTo(4);
  }

  private Migration migration(boolean keepOld, Progress progress) {
    return new Migration(HTTP, CONFIG, documents, keepOld, false, atOnce(), progress);
  }

  /** Nobody reads for long here. */
  private static Sleeper atOnce() {
    return duration -> {};
  }

  private static Set<IndexNames> kinds() {
    return Set.of(IndexNames.ARTICLES);
  }

  private Generations.Current current(Generations generations) throws Exception {
    return generations.current(IndexNames.ARTICLES).stream()
        .filter(each -> each.writeAlias().equals(ALIAS))
        .findFirst()
        .orElseThrow();
  }

  private static EnrichedArticle article(int number) {
    return Articles.seenAt(
        SEEN, Articles.of("zephyr-" + number, "Ada Zephyr sails.", SEEN, List.of("Ada Zephyr")));
  }

  private void write(int from, int to) throws InterruptedException {
    assertThat(tryToWrite(range(from, to))).isInstanceOf(BulkResult.Written.class);
    refresh();
  }

  private BulkResult tryToWrite(int... numbers) throws InterruptedException {
    var writes = new ArrayList<Write>();
    for (int number : numbers) {
      var record =
          new ConsumerRecord<byte[], byte[]>(
              Topic.ARTICLES_ENRICHED.topicName(),
              0,
              number,
              article(number).id().value().getBytes(UTF_8),
              Codec.ENRICHED_ARTICLE.encode(article(number)));
      switch (documents.of(record, 0, INDEXED)) {
        case Decoded.Read<List<Write>> read -> writes.add(read.value().getFirst());
        case Decoded.Undecodable<List<Write>> bad -> throw new AssertionError(bad.detail());
      }
    }
    ready(indices.ensure(IndexNames.ARTICLES, List.of(ALIAS)));
    return writer.write(writes);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private void writeOn(AtomicInteger written, int sent) {
    try {
      while (written.get() < sent) {
        int from = written.get();
        int to = Math.min(sent, from + 5);
        // As the indexer does: the same again until it is in.
        if (tryToWrite(range(from, to)) instanceof BulkResult.Written) {
          written.set(to);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(AtomicBoolean stop, int sent, AtomicReference<String> faults) {
    long before = 300;
    try {
      while (!stop.get()) {
        long now = count();
        if (now < before || now > sent) {
          faults.set(now + " articles after " + before);
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AssertionError e) {
      faults.set(String.valueOf(e.getMessage()));
    }
  }

  /** A field that was built wrong; the record beside it is right. */
  private void spoil(int number) throws InterruptedException {
    String update = "{\"doc\":{\"persons\":\"nobody\"}}";
    answered(
        HTTP.send(
            "POST", "/" + ALIAS + "/_update/" + article(number).id() + "?refresh=true", update));
  }

  private long count() throws InterruptedException {
    String search =
        "{\"size\":0,\"track_total_hits\":true,\"query\":{\"match\":{\"text\":\"zephyr\"}}}";
    return answered(
            HTTP.send(
                "POST", "/newswatch-articles/_search?allow_partial_search_results=false", search))
        .at("/hits/total/value")
        .asLong();
  }

  private JsonNode document(int number) throws InterruptedException {
    return answered(HTTP.send("GET", "/" + ALIAS + "/_doc/" + article(number).id()));
  }

  private static void delete(int number) {
    try {
      JsonNode unused =
          answered(HTTP.send("DELETE", "/" + ALIAS + "/_doc/" + article(number).id()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void refresh() throws InterruptedException {
    answered(HTTP.send("POST", "/" + ALIAS + "/_refresh"));
  }

  private static List<String> all() throws InterruptedException {
    return answered(HTTP.send("GET", "/" + INDEX + "-*/_settings"))
        .propertyStream()
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> aliasesOf(String index) throws InterruptedException {
    return answered(HTTP.send("GET", "/" + index + "/_alias"))
        .at("/" + index + "/aliases")
        .propertyStream()
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void ready(Indices.State state) {
    assertThat(state).isInstanceOf(Indices.State.Ready.class);
  }

  private static JsonNode answered(@Nullable Answer answer) {
    if (answer instanceof Answer.Reply reply && reply.ok()) {
      return reply.json();
    }
    throw new AssertionError(String.valueOf(answer));
  }
}
