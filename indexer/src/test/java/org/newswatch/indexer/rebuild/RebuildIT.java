package org.newswatch.indexer.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Topic;
import org.newswatch.embedded.EmbeddedKafka;
import org.newswatch.embedded.EmbeddedKafkaConfig;
import org.newswatch.indexer.Articles;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.Known;
import org.newswatch.indexer.archive.ArchiveConfig;
import org.newswatch.indexer.archive.ArchiveReader;
import org.newswatch.indexer.archive.ArchiveService;
import org.newswatch.indexer.archive.ArchivedRecord;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.SharedElasticsearch;
import tools.jackson.databind.JsonNode;

/** Indices that are gone come back: from the topics, and where these are empty from elsewhere. */
class RebuildIT {

  /** A month that no other test of this module writes in. */
  private static final Instant SEEN = Instant.parse("2018-05-05T10:00:00Z");

  private static final String ARTICLES = "/newswatch-articles-2018.05-000001";
  private static final String REVISIONS = "/newswatch-revisions-2018.05-000001";
  private static final int COUNT = 30;
  private static final ElasticsearchHttp HTTP =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));

  @TempDir private static Path folder;

  private static @Nullable EmbeddedKafka broker;
  private static KafkaSettings kafka = KafkaSettings.of("unknown:1");
  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    var started = new EmbeddedKafka(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    broker = started;
    started.start();
    kafka = KafkaSettings.of(started.bootstrapServers());
    TopicAdmin.createMissing(kafka);
  }

  @AfterAll
  static void stop() throws Exception {
    for (String index : List.of(ARTICLES, REVISIONS)) {
      Answer unused = HTTP.send("DELETE", index);
    }
    HTTP.close();
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void what_is_gone_comes_back_from_the_topic_the_archive_or_the_revisions() throws Exception {
    Path dir = folder.resolve("archive");
    sendRevisedArticles();
    archiveWhileItIsStoppedAndStarted(dir);

    // From the topic; an undecodable record is named.
    Rebuild.Report first = rebuild(Optional.empty());
    assertThat(first.articles())
        .extracting(Rebuild.Part::source)
        .containsExactly(Rebuild.Source.TOPIC);
    assertThat(first.articles().getFirst().tally().failed())
        .singleElement()
        .asString()
        .startsWith("broken (newswatch.articles.enriched/");
    assertThat(first.isWhole()).isFalse();
    assertThat(count(ARTICLES)).isEqualTo(COUNT);
    assertThat(count(REVISIONS)).isEqualTo(COUNT + 1);
    assertThat(revised().at("/_source/revision").asInt()).isEqualTo(2);
    String indexedAt = revised().at("/_source/indexedAt").asString("");

    // Again, with documents lost: nothing twice, and what was there is not new to anybody.
    // A deletion holds for a minute against what is older; nobody waits for that here.
    String atOnce = "{\"index.gc_deletes\":\"0s\"}";
    answered(HTTP.send("PUT", ARTICLES + "/_settings", atOnce));
    for (int i = 1; i < 4; i++) {
      answered(HTTP.send("DELETE", ARTICLES + "/_doc/" + article(i).id()));
    }
    answered(HTTP.send("POST", ARTICLES + "/_refresh"));
    Rebuild.Report again = rebuild(Optional.empty());
    assertThat(again.articles()).hasSize(1);
    assertThat(count(ARTICLES)).isEqualTo(COUNT);
    assertThat(revised().at("/_source/indexedAt").asString("")).isEqualTo(indexedAt);

    // The topics are empty, the archive is not, and all indices are gone.
    emptyTopics();
    dropIndices(ARTICLES, REVISIONS);
    Rebuild.Report archived = rebuild(Optional.of(new ArchiveReader(dir)));
    assertThat(archived.articles())
        .extracting(Rebuild.Part::source)
        .containsExactly(Rebuild.Source.ARCHIVE, Rebuild.Source.TOPIC);
    assertThat(told).anyMatch(line -> line.contains("the archive"));
    assertThat(count(ARTICLES)).isEqualTo(COUNT);
    assertThat(count(REVISIONS)).isEqualTo(COUNT + 1);

    // Without an archive, as long as the revisions are there.
    dropIndices(ARTICLES);
    Rebuild.Report fromRevisions = rebuild(Optional.empty());
    assertThat(fromRevisions.articles())
        .extracting(Rebuild.Part::source)
        .containsExactly(Rebuild.Source.REVISIONS, Rebuild.Source.TOPIC);
    assertThat(fromRevisions.isWhole()).isTrue();
    assertThat(count(ARTICLES)).isEqualTo(COUNT);
    assertThat(revised().at("/_source/revision").asInt()).isEqualTo(2);

    whatWasNeverArchivedComesFromTheRevisions(dir);
    whatWasErasedIsNotInTheArchive(dir);
    whatLeavesTheTopicMeanwhileComesFromTheArchive(dir);
    whatLeavesTheTopicMeanwhileAndIsNotArchivedIsToldOf();
  }

  private void whatLeavesTheTopicMeanwhileComesFromTheArchive(Path dir) throws Exception {
    new TopicDesk(kafka, "rebuild-it").write(List.of(inFirstPartition(article(COUNT + 2))));
    archiveOnce(dir);

    Rebuild.Report report = rebuildWhileTheTopicIsEmptied(Optional.of(new ArchiveReader(dir)));

    assertThat(report.articles())
        .extracting(Rebuild.Part::source)
        .endsWith(Rebuild.Source.ARCHIVE, Rebuild.Source.TOPIC, Rebuild.Source.ARCHIVE);
    assertThat(report.articles().getLast().tally().records()).isEqualTo(1);
    assertThat(report.gaps()).isEmpty();
    assertThat(count(ARTICLES)).isEqualTo(COUNT + 1);
  }

  private void whatLeavesTheTopicMeanwhileAndIsNotArchivedIsToldOf() throws Exception {
    new TopicDesk(kafka, "rebuild-it").write(List.of(inFirstPartition(article(COUNT + 3))));

    Rebuild.Report report = rebuildWhileTheTopicIsEmptied(Optional.empty());

    assertThat(report.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.from()).isEqualTo(gap.to()));
    assertThat(report.isWhole()).isFalse();
  }

  /** Retention takes what is there once the rebuild has looked where the topic begins. */
  private Rebuild.Report rebuildWhileTheTopicIsEmptied(Optional<ArchiveReader> archive)
      throws Exception {
    return rebuild(
        archive,
        line -> {
          try {
            emptyTopics();
          } catch (Exception e) {
            throw new AssertionError(line, e);
          }
        });
  }

  /** It left the topic before the archive read it. */
  private void whatWasNeverArchivedComesFromTheRevisions(Path dir) throws Exception {
    var desk = new TopicDesk(kafka, "rebuild-it");
    desk.write(List.of(inFirstPartition(article(COUNT))));
    var unused = rebuild(Optional.empty());
    emptyTopics();
    desk.write(List.of(inFirstPartition(article(COUNT + 1))));
    archiveOnce(dir);
    dropIndices(ARTICLES);

    Rebuild.Report report = rebuild(Optional.of(new ArchiveReader(dir)));

    assertThat(report.articles())
        .extracting(Rebuild.Part::source)
        .containsExactly(Rebuild.Source.REVISIONS, Rebuild.Source.ARCHIVE, Rebuild.Source.TOPIC);
    assertThat(told).anyMatch(line -> line.contains("the archive lacks"));
    assertThat(count(ARTICLES)).isEqualTo(COUNT + 2);
  }

  private void whatWasErasedIsNotInTheArchive(Path dir) throws Exception {
    String erased = article(5).id().value();
    var forgotten = new Forgotten(erased, Forgotten.What.ARTICLE, SEEN, "eve", null);
    new TopicDesk(kafka, "rebuild-it")
        .write(
            List.of(
                new ProducerRecord<>(
                    Topic.FORGOTTEN.topicName(),
                    erased.getBytes(UTF_8),
                    Codec.FORGOTTEN.encode(forgotten))));
    archiveOnce(dir);
    emptyTopics();
    dropIndices(ARTICLES, REVISIONS);

    // Nobody here knows what was erased, but the archive.
    Rebuild.Report report = rebuild(Optional.of(new ArchiveReader(dir)));

    // Other tests may have left revisions of other months.
    assertThat(report.articles())
        .extracting(Rebuild.Part::source)
        .endsWith(Rebuild.Source.ARCHIVE, Rebuild.Source.TOPIC);
    assertThat(count(ARTICLES)).isEqualTo(COUNT);
    assertThat(HTTP.send("GET", ARTICLES + "/_doc/" + erased))
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.status()).isEqualTo(404));
    assertThat(new TopicDesk(kafka, "rebuild-it").committed(Topic.FORGOTTEN, ArchiveService.GROUP))
        .containsEntry(0, 1L);
  }

  private static void archiveOnce(Path dir) throws Exception {
    ArchiveService.run(ArchiveConfig.DEFAULT.in(dir), kafka, true, count -> {});
  }

  private static ProducerRecord<byte[], byte[]> inFirstPartition(EnrichedArticle article) {
    return new ProducerRecord<>(
        Topic.ARTICLES_ENRICHED.topicName(),
        0,
        article.id().value().getBytes(UTF_8),
        Codec.ENRICHED_ARTICLE.encode(article));
  }

  private static void sendRevisedArticles() throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      records.add(record(article(i).id().value(), Codec.ENRICHED_ARTICLE.encode(article(i))));
    }
    EnrichedArticle revised = Articles.revised(article(0));
    records.add(record(revised.id().value(), Codec.ENRICHED_ARTICLE.encode(revised)));
    records.add(record("broken", "no record".getBytes(UTF_8)));
    new TopicDesk(kafka, "rebuild-it").write(records);
  }

  /** A service that is stopped in the middle and started again; then once more, up to now. */
  private static void archiveWhileItIsStoppedAndStarted(Path dir) throws Exception {
    ArchiveConfig config = ArchiveConfig.DEFAULT.in(dir);
    try (Metrics metrics = Metrics.create()) {
      var service = new ArchiveService(config, kafka, metrics);
      service.start();
      await().until(() -> service.health() instanceof Health.Up);
      service.close();
    }
    var archived = new AtomicLong();
    ArchiveService.run(config, kafka, true, archived::addAndGet);
    var read = new ArrayList<ArchivedRecord>();
    ArchiveReader.RecordReader<RuntimeException> each = read::add;
    new ArchiveReader(dir).each(Topic.ARTICLES_ENRICHED, null, each);
    assertThat(read).hasSize(COUNT + 2);
    assertThat(read.stream().map(one -> one.partition() + "/" + one.offset()).distinct())
        .hasSize(COUNT + 2);
    ArchiveService.run(config, kafka, true, count -> assertThat(count).isZero());
  }

  private Rebuild.Report rebuild(Optional<ArchiveReader> archive) throws Exception {
    return rebuild(archive, told::add);
  }

  private static Rebuild.Report rebuild(Optional<ArchiveReader> archive, Progress progress)
      throws Exception {
    Rebuild.Report report =
        new Rebuild(
                new TopicDesk(kafka, "rebuild-it"),
                HTTP,
                IndexerConfig.DEFAULT,
                new Documents(Known.NOBODY),
                archive,
                InstantSource.system(),
                progress)
            .run(null, null);
    answered(HTTP.send("POST", "/newswatch-*/_refresh"));
    return report;
  }

  private static void emptyTopics() throws Exception {
    try (var admin = KafkaClients.admin(kafka, "rebuild-it")) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int i = 0; i < Topic.ARTICLES_ENRICHED.partitions(); i++) {
        all.put(
            new TopicPartition(Topic.ARTICLES_ENRICHED.topicName(), i),
            RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static void dropIndices(String... indices) throws InterruptedException {
    for (String index : indices) {
      answered(HTTP.send("DELETE", index));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(Topic.ARTICLES_ENRICHED.topicName(), key.getBytes(UTF_8), value);
  }

  private static EnrichedArticle article(int number) {
    return Articles.seenAt(
        SEEN, Articles.of("sirocco-" + number, "Bo Sirocco.", SEEN, List.of("Bo Sirocco")));
  }

  private static JsonNode revised() throws InterruptedException {
    return answered(HTTP.send("GET", ARTICLES + "/_doc/" + article(0).id()));
  }

  private static long count(String index) throws InterruptedException {
    return answered(HTTP.send("GET", index + "/_count")).path("count").asLong();
  }

  private static JsonNode answered(Answer answer) {
    if (answer instanceof Answer.Reply reply && reply.ok()) {
      return reply.json();
    }
    throw new AssertionError(String.valueOf(answer));
  }
}
