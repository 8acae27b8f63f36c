package org.newswatch.e2e.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/** More articles than one imports while a test waits: as connect would hand them on. */
final class ManyArticles {

  private static final int A_TIME = 1_000;

  private ManyArticles() {}

  /** So many about lighthouses, a second apart and before this moment. */
  static void index(String brokers, int count, Instant before)
      throws DeskException, InterruptedException {
    var topics = new TopicDesk(KafkaSettings.of(brokers), "newswatch-journeys");
    for (int from = 0; from < count; from += A_TIME) {
      topics.write(
          IntStream.range(from, Math.min(count, from + A_TIME))
              .mapToObj(number -> article(number, before.minusSeconds(86_400L * 2 + number)))
              .map(ManyArticles::record)
              .toList());
    }
  }

  private static ProducerRecord<byte[], byte[]> record(EnrichedArticle article) {
    return new ProducerRecord<>(
        Topic.ARTICLES_ENRICHED.topicName(),
        article.id().value().getBytes(UTF_8),
        Codec.ENRICHED_ARTICLE.encode(article));
  }

  private static EnrichedArticle article(int number, Instant at) {
    String url = "https://coast.test/" + number;
    String title = "The lighthouse, day " + number;
    String text = "The lighthouse of Skerry " + number + " was lit all night, its keeper wrote.";
    var source = new SourceRef("coast", "Coast Watch", "coast.test", "GB", "en");
    return new EnrichedArticle(
        RawArticle.builder(ArticleId.ofUrl(url), source, title, text, at)
            .url(url)
            .publishedAt(at)
            .build(),
        new Annotation("en", List.of(), List.of(), List.of(), title, text, false, "test"),
        at,
        1,
        Told.versionAt(at),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }
}
