package org.newswatch.e2e.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.IndexerService;
import org.newswatch.kibana.Dashboards;
import org.newswatch.kibana.requests.PanelRequest;
import org.newswatch.kibana.requests.PanelRequests;
import org.newswatch.kibana.requests.SavedObject;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.testkit.OwnServers;
import org.newswatch.testkit.dashboards.DashboardNews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every panel on a real Elasticsearch, with five weeks of news in it. */
class DashboardIT {

  private static final String NO_PICTURES =
      "skipped pictures of Vega: no chromium, chromedriver or npm on the PATH";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DashboardNews NEWS = news();
  private static final OwnServers SERVERS = new OwnServers();
  private static final KafkaSettings KAFKA = KafkaSettings.of(SERVERS.bootstrapServers());
  private static final Metrics METRICS = Metrics.create();
  private static final IndexerService INDEXER =
      new IndexerService(
          IndexerConfig.DEFAULT,
          KAFKA,
          ElasticsearchSettings.of(SERVERS.elasticsearch()),
          METRICS,
          InstantSource.system());
  private static final PanelAnswers ANSWERS = new PanelAnswers(SERVERS.elasticsearch());

  @BeforeAll
  static void index() {
    TopicAdmin.createMissing(KAFKA);
    // Sources first: what their health says is told by their names.
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(KAFKA, "dashboards")) {
      NEWS.records()
          .forEach(
              sent -> {
                var unused =
                    producer.send(
                        new ProducerRecord<>(
                            sent.topic().topicName(), sent.key().getBytes(UTF_8), sent.value()));
              });
      producer.flush();
    }
    INDEXER.start();
    for (IndexNames names :
        List.of(
            IndexNames.ARTICLES,
            IndexNames.STORIES,
            IndexNames.ENTITIES,
            IndexNames.ALERTS,
            IndexNames.DELIVERIES,
            IndexNames.SOURCES)) {
      long least = names == IndexNames.ARTICLES ? NEWS.articles() : 30;
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertThat(count(names.readAlias())).isGreaterThanOrEqualTo(least));
    }
  }

  @AfterAll
  static void stop() {
    INDEXER.close();
    ANSWERS.close();
    METRICS.close();
  }

  private static DashboardNews news() {
    return new DashboardNews(Instant.now(), 700);
  }

  private static long count(String index) throws InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
    return ANSWERS.answer(index, body).at("/hits/total/value").asLong();
  }

  @Test
  void every_panel_list_and_control_has_something_to_show() throws InterruptedException {
    List<PanelRequest> requests = PanelRequests.of(Dashboards.shipped());

    assertThat(requests).hasSizeGreaterThan(60);
    assertThat(ANSWERS.empty(requests)).isEmpty();
  }

  @Test
  void what_is_in_no_bar_of_its_own_is_asked_for_and_found() throws InterruptedException {
    List<String> asked = new ArrayList<>();
    for (PanelRequest request : PanelRequests.of(Dashboards.shipped())) {
      request
          .afterwards(ANSWERS.answer(request.index(), request.body()))
          .ifPresent(second -> asked.add(second.panel()));
    }

    assertThat(asked).contains("Volume by hour and source, other");
  }

  /** Of ten values that a control offers, each panel has something for one at least. */
  @Test
  void whatever_control_is_used_no_panel_is_left_empty() throws InterruptedException {
    List<PanelRequest> opened = PanelRequests.of(Dashboards.shipped());
    Set<String> left = new TreeSet<>();
    for (PanelRequest control : opened) {
      String field = control.body().at("/aggs/suggestions/terms/field").asString("");
      if (field.isEmpty() || field.equals("nearDuplicateOf")) {
        continue;
      }
      Set<String> empty =
          opened.stream()
              .filter(panel -> panel.dashboard().equals(control.dashboard()))
              .map(PanelRequest::panel)
              .collect(Collectors.toCollection(TreeSet::new));
      for (JsonNode offered :
          ANSWERS.answer(control.index(), control.body()).at("/aggregations/suggestions/buckets")) {
        for (PanelRequest panel :
            PanelRequests.of(Dashboards.shipped(), field, offered.path("key"))) {
          if (panel.dashboard().equals(control.dashboard())
              && empty.contains(panel.panel())
              && !PanelAnswers.isEmpty(ANSWERS.answer(panel.index(), panel.body()))) {
            empty.remove(panel.panel());
          }
        }
      }
      empty.forEach(panel -> left.add(control + ": " + panel));
    }
    assertThat(left).isEmpty();
  }

  @Test
  void a_year_that_an_article_speaks_of_fills_no_days() throws InterruptedException {
    JsonNode in1996 =
        JSON.readTree(
            """
            {"size": 0, "track_total_hits": true,
             "query": {"range": {"%s": {"gte": "1996-01-01", "lte": "1996-12-31"}}}}
            """
                .formatted("mentionedDates"));
    JsonNode onItsDays =
        JSON.readTree(in1996.toString().replace("mentionedDates", "mentionedDays"));

    assertThat(ANSWERS.answer("newswatch-articles", in1996).at("/hits/total/value").asLong())
        .isPositive();
    assertThat(ANSWERS.answer("newswatch-articles", onItsDays).at("/hits/total/value").asLong())
        .isZero();
  }

  @Test
  void vega_draws_every_specification_and_a_click_narrows_the_dashboard() throws Exception {
    if (!VegaPage.isPossible()) {
      System.out.println(NO_PICTURES);
    }
    assumeThat(VegaPage.isPossible()).as(NO_PICTURES).isTrue();
    try (var page = new VegaPage()) {
      int drawn = 0;
      for (PanelRequest request : PanelRequests.of(Dashboards.shipped())) {
        if (request.panel().startsWith("control ")) {
          continue;
        }
        JsonNode panel = panel(request);
        if (panel.at("/embeddableConfig/savedVis/type").asString("").equals("vega")) {
          String name = request.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
          looksRight(page, panel, request, name);
          drawn++;
        }
      }
      assertThat(drawn).isGreaterThanOrEqualTo(9);
    }
  }

  @Test
  void spellings_are_those_of_the_name_that_is_chosen_whatever_else_is() throws Exception {
    assumeThat(VegaPage.isPossible()).as(NO_PICTURES).isTrue();
    try (var page = new VegaPage()) {
      for (String field : List.of("persons", "language")) {
        JsonNode value = offered("Newswatch 2: Person or organisation", field);
        PanelRequest spellings =
            PanelRequests.of(Dashboards.shipped(), field, value).stream()
                .filter(request -> request.panel().equals("Spellings"))
                .findFirst()
                .orElseThrow();
        JsonNode panel = panel(spellings);

        VegaPage.Drawn drawn =
            page.draw(
                filled(panel, ANSWERS.answer(spellings.index(), spellings.body())),
                panel.path("gridData"),
                "spellings-by-" + field);

        List<String> names = drawn.texts().stream().filter(text -> text.contains(" · ")).toList();
        if (field.equals("persons")) {
          assertThat(names).singleElement().asString().startsWith(value.asString() + " · ");
          assertThat(drawn.texts()).hasSizeGreaterThan(2);
        } else {
          assertThat(names).hasSizeGreaterThan(2);
        }
      }
    }
  }

  /** What the control of this field offers first. */
  private static JsonNode offered(String dashboard, String field) throws InterruptedException {
    for (PanelRequest request : PanelRequests.of(Dashboards.shipped())) {
      if (request.dashboard().equals(dashboard)
          && request.body().at("/aggs/suggestions/terms/field").asString("").equals(field)) {
        return ANSWERS
            .answer(request.index(), request.body())
            .at("/aggregations/suggestions/buckets/0/key");
      }
    }
    throw new AssertionError("no control of " + field);
  }

  /** A time that begins within a UTC day, as those of most readers do, cuts no day in two. */
  @Test
  void the_days_of_the_calendar_are_whole_wherever_the_reader_is() throws Exception {
    assumeThat(VegaPage.isPossible()).as(NO_PICTURES).isTrue();
    Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
    Instant from = first.minus(Duration.ofHours(9));
    Instant to = from.plus(Duration.ofDays(3)).minusMillis(1);
    try (var page = new VegaPage()) {
      for (PanelRequest request : PanelRequests.of(Dashboards.shipped())) {
        if (!request.body().toString().contains("\"from\":\"now-7d/d\"")) {
          continue;
        }
        ObjectNode asked =
            (ObjectNode)
                JSON.readTree(
                    request
                        .body()
                        .toString()
                        .replace("\"now-7d/d\"", Long.toString(from.toEpochMilli()))
                        .replace("\"now+30d/d\"", Long.toString(to.toEpochMilli()))
                        .replace(
                            "\"now+30d/d+1d\"",
                            Long.toString(to.plus(Duration.ofDays(1)).toEpochMilli()))
                        .replace("strict_date_optional_time", "epoch_millis"));
        JsonNode panel = panel(request);

        VegaPage.Drawn drawn =
            page.draw(
                filled(panel, ANSWERS.answer(request.index(), asked)),
                panel.path("gridData"),
                "whole-days-" + panel.path("panelIndex").asString());

        assertThat(drawn.texts())
            .contains(
                told(first),
                told(first.plus(Duration.ofDays(1))),
                told(first.plus(Duration.ofDays(2))))
            .doesNotContain(told(first.minus(Duration.ofDays(1))))
            .doesNotContain(told(first.plus(Duration.ofDays(3))));
      }
    }
  }

  private static String told(Instant day) {
    return DateTimeFormatter.ofPattern("EEE ppd MMM", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(day);
  }

  private static JsonNode panel(PanelRequest request) {
    for (SavedObject object : SavedObject.read(Dashboards.shipped())) {
      if (object.attributes().path("title").asString("").equals(request.dashboard())) {
        for (JsonNode panel : object.attributes().path("panelsJSON")) {
          if (panel.path("title").asString("").equals(request.panel())) {
            return panel;
          }
        }
      }
    }
    throw new AssertionError("no panel " + request);
  }

  /** The specification with the answer where the address was, as Kibana does it. */
  private static JsonNode filled(JsonNode panel, JsonNode answer) {
    JsonNode specification =
        JSON.readTree(panel.at("/embeddableConfig/savedVis/params/spec").asString());
    for (JsonNode data : specification.path("data")) {
      if (data.has("url")) {
        ((ObjectNode) data).remove("url");
        ((ObjectNode) data).set("values", answer);
      }
    }
    return specification;
  }

  private static void looksRight(VegaPage page, JsonNode panel, PanelRequest request, String name)
      throws Exception {
    JsonNode specification = filled(panel, ANSWERS.answer(request.index(), request.body()));

    VegaPage.Drawn drawn = page.draw(specification, panel.path("gridData"), name);

    assertThat(drawn.told()).as(request.toString()).isEmpty();
    assertThat(drawn.texts()).as(request.toString()).hasSizeGreaterThan(5);
    assertThat(drawn.texts()).noneMatch(text -> text.contains("undefined") || text.contains("NaN"));
    for (JsonNode mark : specification.path("marks")) {
      if (mark.has("name")) {
        ObjectNode narrowed = JSON.createObjectNode();
        narrowed.set("query", page.clicked(mark.path("name").asString()));
        assertThat(ANSWERS.answer(request.index(), narrowed).at("/hits/total/value").asLong())
            .as("%s, narrowed to %s", request, narrowed)
            .isPositive();
      }
    }
  }
}
