package org.newswatch.indexer.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Articles;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.indexer.archive.ArchiveConfig;
import org.newswatch.indexer.archive.ArchiveReader;
import org.newswatch.indexer.archive.ArchiveService;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.OwnServers;

/** An archive that missed something is no witness against what it missed. */
class ArchivedVerificationIT {

  private static final Instant SEEN = Instant.parse("2026-07-20T10:00:00Z");
  private static final TopicPartition FIRST =
      new TopicPartition(Topic.ARTICLES_ENRICHED.topicName(), 0);
  private static final OwnServers SERVERS = new OwnServers();
  private static final KafkaSettings KAFKA = KafkaSettings.of(SERVERS.bootstrapServers());
  private static final ElasticsearchSettings ELASTICSEARCH =
      ElasticsearchSettings.of(SERVERS.elasticsearch());

  @TempDir private Path dir;

  private final TopicDesk topics = new TopicDesk(KAFKA, "archived-verification-it");
  private final List<String> lines = new ArrayList<>();

  @Test
  void what_left_the_topic_before_it_was_archived_is_held_against_its_revisions() throws Exception {
    TopicAdmin.createMissing(KAFKA);
    write(article(1));
    archive();
    write(article(2));
    assertThat(indexedAndVerified()).isEmpty();
    emptyTheFirstPartition();
    write(article(3));
    archive();

    assertThat(indexedAndVerified()).isEmpty();
    assertThat(lines).anyMatch(line -> line.contains("partition 0, offsets 1 to 1"));

    try (var http = new ElasticsearchHttp(ELASTICSEARCH, Duration.ofSeconds(30))) {
      String path = "/" + IndexNames.ARTICLES.firstIndex(SEEN) + "/_doc/" + article(2).id();
      assertThat(http.send("DELETE", path + "?refresh=true"))
          .isInstanceOfSatisfying(Answer.Reply.class, reply -> assertThat(reply.ok()).isTrue());
    }
    assertThat(indexedAndVerified()).containsExactly("missing ARTICLES " + article(2).id());
  }

  private void write(EnrichedArticle article) throws Exception {
    topics.write(
        List.of(
            new ProducerRecord<>(
                FIRST.topic(),
                FIRST.partition(),
                article.id().value().getBytes(UTF_8),
                Codec.ENRICHED_ARTICLE.encode(article))));
  }

  private void archive() throws Exception {
    ArchiveService.run(ArchiveConfig.DEFAULT.in(dir), KAFKA, true, count -> {});
  }

  private List<String> indexedAndVerified() throws Exception {
    try (Metrics metrics = Metrics.create();
        var service =
            new IndexerService(
                IndexerConfig.DEFAULT, KAFKA, ELASTICSEARCH, metrics, InstantSource.system())) {
      service.start();
      return new Verification(
              KAFKA,
              ELASTICSEARCH,
              Optional.of(new ArchiveSide(new ArchiveReader(dir))),
              InstantSource.system(),
              Sleeper.SYSTEM)
          .run(Duration.ofSeconds(60), 10, lines::add).differences().stream()
              .map(each -> each.what().word() + " " + each.index() + " " + each.id())
              .toList();
    }
  }

  private static void emptyTheFirstPartition() throws Exception {
    try (Admin admin = KafkaClients.admin(KAFKA, "archived-verification-it")) {
      admin
          .deleteRecords(Map.of(FIRST, RecordsToDelete.beforeOffset(-1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  /** Each has a version of its own. */
  private static EnrichedArticle article(int number) {
    EnrichedArticle made = Articles.of("missed-" + number, "It rained.", SEEN, List.of());
    return new EnrichedArticle(
        made.article(),
        made.annotation(),
        SEEN,
        1,
        SEEN.plusSeconds(number).toEpochMilli() << 8,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }
}
