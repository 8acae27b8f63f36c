package org.newswatch.e2e;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.e2e.FaultVerdict.Seen;
import org.newswatch.indexer.verify.NotVerifiedException;
import org.newswatch.indexer.verify.Report;
import org.newswatch.indexer.verify.Verification;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.elasticsearch.PointInTime;
import org.newswatch.servicekit.retry.Sleeper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came through, from the topic and both indices, and holds it against what must. */
final class FaultJudge {

  private static final int PAGE = 1_000;
  private static final Duration REQUEST_MAX = Duration.ofSeconds(20);
  private static final Duration VERIFIED_MAX = Duration.ofMinutes(1);
  private static final int LISTED = 20;

  private final RunningNewswatch newswatch;
  private final Map<String, Integer> expected;

  FaultJudge(RunningNewswatch newswatch, Map<String, Integer> expected) {
    this.newswatch = newswatch;
    this.expected = Map.copyOf(expected);
  }

  /** The verdict on all as it stands now. */
  FaultVerdict judge() throws IndexException, InterruptedException {
    try (var http =
        new ElasticsearchHttp(ElasticsearchSettings.of(newswatch.elasticsearch()), REQUEST_MAX)) {
      return FaultVerdict.of(
          expected,
          enriched(),
          documents(http, IndexNames.ARTICLES),
          documents(http, IndexNames.REVISIONS));
    }
  }

  /** What {@code newswatch index verify} says of all articles, stories and entities. */
  Report verify() throws NotVerifiedException, InterruptedException {
    return new Verification(
            KafkaSettings.of(newswatch.kafkaBootstrap()),
            ElasticsearchSettings.of(newswatch.elasticsearch()),
            Optional.empty(),
            InstantSource.system(),
            Sleeper.SYSTEM)
        .run(VERIFIED_MAX, LISTED, line -> {});
  }

  private List<Seen> enriched() {
    List<Seen> seen = new ArrayList<>();
    for (var record : new Broker(newswatch).all(Topic.ARTICLES_ENRICHED)) {
      EnrichedArticle enriched = Codec.ENRICHED_ARTICLE.decode(record.value()).orElseThrow();
      String url = enriched.article().url();
      if (url != null && FaultLoad.owns(url)) {
        seen.add(new Seen(url, enriched.revision(), enriched.article().title()));
      }
    }
    return seen;
  }

  private static List<Seen> documents(ElasticsearchHttp http, IndexNames names)
      throws IndexException, InterruptedException {
    if (!(http.send("POST", "/" + names.readAlias() + "/_refresh") instanceof Answer.Reply)) {
      throw new IllegalStateException("Elasticsearch does not answer");
    }
    List<Seen> seen = new ArrayList<>();
    try (PointInTime point = PointInTime.open(http, names.readAlias())) {
      var all = JsonMapper.shared().createObjectNode();
      all.putObject("match_all");
      point.each(
          all,
          Fields.REVISION,
          List.of(Fields.URL, Fields.REVISION, Fields.TITLE),
          PAGE,
          hit -> {
            JsonNode source = hit.path("_source");
            String url = source.path(Fields.URL).asString("");
            if (FaultLoad.owns(url)) {
              seen.add(
                  new Seen(
                      url,
                      source.path(Fields.REVISION).asInt(),
                      source.path(Fields.TITLE).asString("")));
            }
          });
    }
    return seen;
  }
}
