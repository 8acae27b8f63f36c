package org.newswatch.analyst.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.FakeIndex;
import org.newswatch.analyst.samples.SampleDesks;
import org.newswatch.analyst.samples.ScriptedIndex;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.testkit.MemoryTopics;

class AlertCallsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  /** No longer on the topic. */
  private static final Alert OLD = alert("old", NOW.minus(Duration.ofDays(90)));

  private static final Alert KNOWN = alert("known", NOW.minusSeconds(60));

  /** Not in the index yet. */
  private static final Alert FRESH = alert("fresh", NOW);

  private final MemoryTopics topics = new MemoryTopics();
  private final FakeIndex server = FakeIndex.start();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(ElasticsearchSettings.of(server.url()), Duration.ofSeconds(10));
  private final AlertCalls calls =
      new AlertCalls(
          SampleDesks.over(topics, InstantSource.fixed(NOW)),
          new Index(http, pause -> {}),
          InstantSource.fixed(NOW));

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void what_the_index_has_and_what_it_does_not_have_yet_are_one_list() throws Exception {
    told(KNOWN, FRESH);
    topics.setCommitted(Topic.ALERTS, 1);
    server.holds(document(KNOWN), document(OLD));

    assertThat(newest()).containsExactly(FRESH, KNOWN, OLD);
    assertThat(server.requests().getLast())
        .contains("{\"term\":{\"kind\":\"alert\"}}", "\"_source\":[\"record\"]");
  }

  @Test
  void while_the_indexer_has_read_none_the_topic_is_asked_alone() throws Exception {
    told(KNOWN, FRESH);
    server.holds(document(OLD));

    assertThat(newest()).containsExactly(FRESH, KNOWN);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void an_index_that_does_not_answer_or_has_none_costs_nothing() throws Exception {
    told(KNOWN, FRESH);
    topics.setCommitted(Topic.ALERTS, 2);

    assertThat(newest()).containsExactly(FRESH, KNOWN);
    server.answers(403, "{}");
    assertThat(newest()).containsExactly(FRESH, KNOWN);
  }

  @Test
  void one_alert_is_found_by_how_its_id_begins() throws Exception {
    told(KNOWN);
    topics.setCommitted(Topic.ALERTS, 1);
    server.holds(document(OLD));
    String prefix = OLD.id().substring(0, 8);

    assertThat(calls.alert(prefix))
        .isEqualTo(new Result.Found<>(new AlertCalls.Explained(OLD, List.of())));
    assertThat(server.requests().getLast())
        .contains("{\"prefix\":{\"alertId\":\"" + prefix + "\"}}");
  }

  @Test
  void an_alert_that_the_index_no_longer_has_though_it_has_others_is_not_told() throws Exception {
    told(KNOWN);
    topics.setCommitted(Topic.ALERTS, 1);
    try (var scripted =
        ScriptedIndex.start(
            asked ->
                new ScriptedIndex.Said(
                    200,
                    asked.body().contains("prefix") || asked.path().contains("_refresh")
                        ? ScriptedIndex.EMPTY
                        : ScriptedIndex.EMPTY.replace(
                            "[]", "[{\"_source\":" + document(OLD) + "}]")))) {
      var now = InstantSource.fixed(NOW);
      var over = new AlertCalls(SampleDesks.over(topics, now), scripted.index(), now);

      assertThat(over.alert(KNOWN.id())).isEqualTo(new Result.Missing<>("alert"));
    }
  }

  private List<Alert> newest() throws InterruptedException {
    return switch (calls.newest("quiet", 3)) {
      case Result.Found<List<Alert>> found -> found.value();
      case Result<List<Alert>> other -> throw new AssertionError(other);
    };
  }

  private void told(Alert... alerts) {
    for (Alert alert : alerts) {
      topics.put(Topic.ALERTS, alert.subscriptionId(), Codec.ALERT.encode(alert));
    }
  }

  private static String document(Alert alert) {
    return "{\"record\":" + new String(Codec.ALERT.encode(alert), UTF_8) + "}";
  }

  private static Alert alert(String source, Instant at) {
    return new Alert(
        Alert.id("quiet", source, 1),
        "quiet",
        1,
        "Silence",
        Alert.Reason.SILENT,
        "Nothing came.",
        null,
        new Alert.Quiet(source, at.minusSeconds(60), null),
        null,
        1,
        null,
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        0,
        new Alert.Links(null, null, null),
        false,
        at);
  }
}
