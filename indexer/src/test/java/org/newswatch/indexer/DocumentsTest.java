package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.indexer.Mapped.assertMapped;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AlertFeedback.Verdict;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Delivery.State;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Source;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant LATER = Alerts.AT.plusMillis(1_500);

  private final Documents documents = new Documents(Alerts.KNOWN);

  @Test
  void an_article_that_comes_late_has_its_entities_under_the_labels_of_today() {
    EnrichedArticle article = Articles.about("Lind", null);
    Known renamed =
        new Known() {
          @Override
          public Optional<Source> source(String id) {
            return Optional.empty();
          }

          @Override
          public Optional<String> subscription(String id) {
            return Optional.empty();
          }

          @Override
          public Optional<String> label(String entity) {
            return entity.equals("e-Lind") ? Optional.of("Anna Lind") : Optional.empty();
          }
        };

    assertThat(
            new String(
                ((Decoded.Read<List<Write>>)
                        new Documents(renamed)
                            .of(
                                new ConsumerRecord<>(
                                    Topic.ARTICLES_ENRICHED.topicName(),
                                    0,
                                    0,
                                    new byte[0],
                                    Codec.ENRICHED_ARTICLE.encode(article)),
                                0,
                                Articles.SEEN))
                    .value()
                    .getFirst()
                    .source(),
                UTF_8))
        .contains("\"persons\":\"Anna Lind\"");
  }

  @Test
  void every_field_is_in_the_template() {
    for (Write write :
        List.of(
            write(Topic.ALERTS, Codec.ALERT.encode(Alerts.first())),
            write(Topic.ALERTS, Codec.ALERT.encode(Alerts.surge())),
            write(Topic.ALERTS, Codec.ALERT.encode(Alerts.silent())),
            write(Topic.ALERT_FEEDBACK, feedback(Verdict.NOT, LATER)),
            write(Topic.DELIVERIES, delivery(State.PENDING)),
            write(Topic.DELIVERIES, delivery(State.DELIVERED)),
            write(Topic.SOURCE_HEALTH, health("paper.test")),
            write(Topic.SOURCE_HEALTH, null))) {
      assertMapped(json(write), write.names());
    }
  }

  @Test
  void an_alert_says_what_it_is_about_and_how_long_it_took() {
    Write write = write(Topic.ALERTS, Codec.ALERT.encode(Alerts.first()));

    assertThat(write.names()).isEqualTo(IndexNames.ALERTS);
    assertThat(write.id()).isEqualTo(Alerts.first().id());
    assertThat(write.version()).isEqualTo(Alerts.AT.toEpochMilli());
    assertThat(without(write, "record", "url", "articleId", "alertId"))
        .isEqualTo(
            "{'@timestamp':'2026-11-20T10:00:02Z','kind':'alert','subscriptionId':'bridges',"
                + "'subscriptionName':'Bridges','subscriptionVersion':2,'reason':'first',"
                + "'why':'Something happened.','title':'A bridge','storyId':'s-1','ordinal':1,"
                + "'articles':3,'sources':3,'heldCount':4,'digested':false,'language':'en',"
                + "'source':{'id':'paper.test','name':'The Paper','domain':'paper.test',"
                + "'country':'GB','language':'en'},'publishedAt':'2026-11-20T10:00:00Z',"
                + "'firstSeenAt':'2026-11-20T10:00:00Z','tellSeconds':2.0,"
                + "'version':1795168802000,'indexedAt':'2026-11-20T10:00:00Z'}");
  }

  @Test
  void a_silence_names_its_source_and_a_surge_its_counts() {
    JsonNode silent = json(write(Topic.ALERTS, Codec.ALERT.encode(Alerts.silent())));
    JsonNode surge = json(write(Topic.ALERTS, Codec.ALERT.encode(Alerts.surge())));

    assertThat(silent.path("source").toString())
        .isEqualTo("{\"id\":\"paper.test\",\"name\":\"The Paper\"}");
    assertThat(silent.path("title").asString()).isEqualTo("Nothing new from paper.test");
    assertThat(surge.path("surgeCount").asInt()).isEqualTo(12);
    assertThat(surge.path("surgeUsual").asDouble()).isEqualTo(.75);
  }

  @Test
  void the_last_word_of_a_reader_is_one_document_beside_the_alert() {
    Write first = write(Topic.ALERT_FEEDBACK, feedback(Verdict.RELEVANT, Alerts.AT));
    Write second = write(Topic.ALERT_FEEDBACK, feedback(Verdict.NOT, LATER));

    assertThat(second.names()).isEqualTo(IndexNames.ALERTS);
    assertThat(second.id()).isEqualTo(first.id()).isNotEqualTo(Alerts.first().id());
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(json(second).path("kind").asString()).isEqualTo("feedback");
    assertThat(json(second).path("verdict").asString()).isEqualTo("not");
    assertThat(json(second).path("subscriptionName").asString()).isEqualTo("Bridges");
  }

  @Test
  void a_delivery_says_how_long_it_took_once_it_is_through() {
    assertThat(without(write(Topic.DELIVERIES, delivery(State.DELIVERED)), "record", "messageId"))
        .isEqualTo(
            "{'@timestamp':'2026-11-20T10:00:03.500Z','messageKind':'alert','subscriptionId':'bridges',"
                + "'subscriptionName':'Bridges','channel':1,'channelType':'webhook','state':'delivered',"
                + "'attempts':2,'since':'2026-11-20T10:00:02Z','deliverSeconds':1.5,"
                + "'version':1795168803500,'indexedAt':'2026-11-20T10:00:00Z'}");
    assertThat(json(write(Topic.DELIVERIES, delivery(State.PENDING))).has("deliverSeconds"))
        .isFalse();
  }

  @Test
  void the_health_of_a_source_comes_with_its_name_and_what_dashboards_need() {
    assertThat(without(write(Topic.SOURCE_HEALTH, health("paper.test")), "record"))
        .isEqualTo(
            "{'@timestamp':'2026-11-20T10:00:03.500Z','removed':false,"
                + "'since':'2026-11-12T07:33:23.500Z','looks':700,'discovered':140,'fetched':100,"
                + "'extracted':75,'extractedShare':0.75,'failed':5,"
                + "'failedReasons':['http-404','no-text'],'medianTextChars':2400,'undatedShare':0.5,"
                + "'lastLook':'2026-11-20T10:00:03.500Z','lastArticle':'2026-11-20T08:00:03.500Z',"
                + "'nextLook':'2026-11-20T10:10:03.500Z','silenceSeconds':7200,'lastFailure':'the"
                + " server answered"
                + " 503','warnings':['shorter-texts','undated'],'warningCount':2,'worstWarning':'shorter-texts','source':{'id':'paper.test','name':'The"
                + " Paper','country':'GB','language':'en'},'sourceKind':'feed','paused':true,"
                + "'addedAt':'2026-11-20T07:30:00Z','version':1795168803500,"
                + "'indexedAt':'2026-11-20T10:00:00Z'}");
    assertThat(json(write(Topic.SOURCE_HEALTH, health("other.test"))).path("source").toString())
        .isEqualTo("{\"id\":\"other.test\",\"name\":\"other.test\"}");
  }

  @Test
  void a_source_that_was_removed_stays_and_says_so_at_the_time_of_its_removal() {
    Write write = write(Topic.SOURCE_HEALTH, null);

    assertThat(write.id()).isEqualTo("key");
    assertThat(write.version()).isEqualTo(LATER.toEpochMilli());
    assertThat(json(write).path("removed").asBoolean()).isTrue();
    assertThat(of(Topic.ARTICLES_ENRICHED, null)).isInstanceOf(Decoded.Undecodable.class);
  }

  @Test
  void a_row_that_delivery_no_longer_needs_is_no_dead_letter() {
    assertThat(of(Topic.DELIVERIES, null)).isEqualTo(new Decoded.Read<>(List.of()));
  }

  @Test
  void each_keeps_its_record_as_it_came() {
    byte[] record = Codec.ALERT.encode(Alerts.first());
    var newer = (ObjectNode) JSON.readTree(record);
    newer.put("ofALaterBuild", 1);

    JsonNode kept = json(write(Topic.ALERTS, JSON.writeValueAsBytes(newer))).path("record");

    assertThat(kept).isEqualTo(newer);
    assertThat(Codec.ALERT.decode(JSON.writeValueAsBytes(kept)).orElseThrow())
        .isEqualTo(Alerts.first());
  }

  @Test
  void an_id_or_a_time_that_would_spoil_the_whole_request_is_no_document() {
    assertThat(of(Topic.SOURCE_HEALTH, health("x".repeat(513)))).isEqualTo(bad("bad-id", 513));
    assertThat(of(Topic.SOURCE_HEALTH, health("x".repeat(512)))).isInstanceOf(Decoded.Read.class);
    for (Instant never :
        List.of(Instant.MIN.plusSeconds(1_000_000), Instant.MAX.minusSeconds(601))) {
      assertThat(
              of(
                  Topic.SOURCE_HEALTH,
                  Codec.SOURCE_HEALTH.encode(Alerts.health("paper.test", never))))
          .isInstanceOfSatisfying(
              Decoded.Undecodable.class,
              undecodable -> assertThat(undecodable.reason()).isEqualTo("bad-version"));
    }
  }

  private static Decoded<List<Write>> bad(String reason, int bytes) {
    return new Decoded.Undecodable<>(reason, "no document can have an id of " + bytes + " bytes");
  }

  private static byte[] feedback(Verdict verdict, Instant at) {
    return Codec.ALERT_FEEDBACK.encode(Alerts.feedback(verdict, at));
  }

  private static byte[] delivery(State state) {
    return Codec.DELIVERY.encode(Alerts.delivery(state, LATER));
  }

  private static byte[] health(String source) {
    return Codec.SOURCE_HEALTH.encode(Alerts.health(source, LATER));
  }

  private Write write(Topic topic, byte @Nullable [] value) {
    return of(topic, value).orElseThrow().getFirst();
  }

  private Decoded<List<Write>> of(Topic topic, byte @Nullable [] value) {
    return documents.of(
        new ConsumerRecord<>(
            topic.topicName(),
            0,
            0,
            LATER.toEpochMilli(),
            TimestampType.CREATE_TIME,
            3,
            value == null ? 0 : value.length,
            "key".getBytes(UTF_8),
            value,
            new RecordHeaders(),
            Optional.empty()),
        0,
        Articles.SEEN);
  }

  private static JsonNode json(Write write) {
    return JSON.readTree(write.source());
  }

  private static String without(Write write, String... fields) {
    return ((ObjectNode) json(write)).without(List.of(fields)).toString().replace('"', '\'');
  }
}
