package org.newswatch.analyst.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.AnalystConfig;
import org.newswatch.analyst.AnalystService;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.samples.DeskRecords;
import org.newswatch.analyst.samples.FakeIndex;
import org.newswatch.analyst.samples.SampleDesks;
import org.newswatch.analyst.samples.SampleDocuments;
import org.newswatch.analyst.samples.SampleEntities;
import org.newswatch.servicekit.ElasticsearchSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is served is what is described, and the file that programs are made from says the same. */
class OpenApiTest {

  private static final Path FILE = Path.of("src/main/resources/org/newswatch/analyst/openapi.json");
  private static final String WRITE = "newswatch.docs.write";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

  private static final String TAXES =
      "{\"query\": \"tax\", \"cadence\": \"daily\", \"quietHours\": \"22:00-06:30\"}";
  private static final String PAPER = "{\"address\": \"https://paper.test/feed.xml\"}";

  /** A request for each call, which an index with one article answers. */
  private static final Map<String, Sample> SAMPLES =
      Map.ofEntries(
          Map.entry("search", get("/search?q=Kowalenka")),
          Map.entry("stories", get("/stories?hours=48")),
          Map.entry("story", get("/stories/s1?articles=2")),
          Map.entry("calendar", get("/calendar?from=2026-12-01&to=2026-12-02")),
          Map.entry("attention", get("/attention?by=source")),
          Map.entry("article", get("/articles/" + SampleDocuments.ID)),
          Map.entry("revisions", get("/articles/" + SampleDocuments.ID + "/revisions")),
          Map.entry(
              "difference",
              get("/articles/" + SampleDocuments.ID + "/difference?before=2&after=2")),
          Map.entry("subscriptions", get("/subscriptions")),
          Map.entry("subscription", get("/subscriptions/" + DeskRecords.SUBSCRIPTION)),
          Map.entry("addSubscription", new Sample("/subscriptions?id=taxes", TAXES)),
          Map.entry(
              "changeSubscription",
              new Sample("/subscriptions/" + DeskRecords.SUBSCRIPTION, TAXES)),
          Map.entry("removeSubscription", get("/subscriptions/spare")),
          Map.entry(
              "pauseSubscription",
              get("/subscriptions/" + DeskRecords.SUBSCRIPTION + "/pause?for=8h")),
          Map.entry(
              "resumeSubscription", get("/subscriptions/" + DeskRecords.SUBSCRIPTION + "/resume")),
          Map.entry("testSubscription", new Sample("/subscriptions/test?days=7", TAXES)),
          Map.entry("alerts", get("/alerts?subscription=" + DeskRecords.SUBSCRIPTION)),
          Map.entry("alert", get("/alerts/" + DeskRecords.alertId())),
          Map.entry("muteAlert", get("/alerts/" + DeskRecords.alertId() + "/mute")),
          Map.entry(
              "judgeAlert",
              new Sample(
                  "/alerts/" + DeskRecords.alertId() + "/feedback",
                  "{\"by\": \"ida\", \"verdict\": \"relevant\"}")),
          Map.entry("deliveries", get("/deliveries?state=dead")),
          Map.entry("retryDeliveries", new Sample("/deliveries/retry", "{\"keys\": []}")),
          Map.entry("sources", get("/sources")),
          Map.entry("source", get("/sources/" + DeskRecords.SOURCE)),
          Map.entry("lookAtSource", new Sample("/sources/look", PAPER)),
          Map.entry("addSource", new Sample("/sources", PAPER)),
          Map.entry("pauseSource", get("/sources/" + DeskRecords.SOURCE + "/pause")),
          Map.entry("resumeSource", get("/sources/" + DeskRecords.SOURCE + "/resume")),
          Map.entry("removeSource", get("/sources/spare")),
          Map.entry(
              "present", post("/articles/present", "{\"ids\": [\"" + SampleDocuments.ID + "\"]}")),
          Map.entry("entities", get("/entities?q=kow&type=person")),
          Map.entry("entity", get("/entities/e1")),
          Map.entry("rising", get("/rising")),
          Map.entry("export", get("/export?q=Kowalenka")),
          Map.entry("startExport", get("/exports?q=Kowalenka&format=csv&gzip=true")),
          Map.entry("lookAtList", post("/bulk/look?kind=names", "Kowalenka\n\"")),
          Map.entry("startBulk", post("/bulk?kind=queries&header=false", "Kowalenka\nAND\n")),
          Map.entry("bulkAgain", get("/bulk/{bulk}/again")),
          Map.entry("bulkReading", get("/bulk/{bulk}/reading")),
          Map.entry("bulkResults", get("/bulk/{bulk}/results?state=wrong")),
          Map.entry("bulkTable", get("/bulk/{bulk}/table?format=csv&rows=articles")),
          Map.entry("jobs", get("/jobs")),
          Map.entry("job", get("/jobs/{bulk}")),
          Map.entry("pauseJob", get("/jobs/{bulk}/pause")),
          Map.entry("resumeJob", get("/jobs/{bulk}/resume")),
          Map.entry("cancelJob", get("/jobs/{bulk}/cancel")),
          Map.entry("removeJob", get("/jobs/{spare}")),
          Map.entry("jobResult", get("/jobs/{bulk}/result?from=10")),
          Map.entry("jobManifest", get("/jobs/{bulk}/manifest")),
          Map.entry("decisions", get("/decisions?entity=e1")),
          Map.entry("mergeEntity", post("/entities/e1/merge", "{\"into\": \"e2\"}")),
          Map.entry("splitEntity", post("/entities/e1/split", "{\"names\": [\"Kowalenka\"]}")),
          Map.entry("labelEntity", post("/entities/e1/label", "{\"name\": \"I. Kovalenka\"}")),
          Map.entry("aliasEntity", post("/entities/e1/alias", "{\"name\": \"I. K.\"}")),
          Map.entry("undoDecision", post("/decisions/{decision}/undo", "{\"by\": \"ann\"}")));

  /** What a job that has ended refuses. */
  private static final Set<String> ENDED = Set.of("pauseJob", "resumeJob", "cancelJob");

  private static Sample get(String path) {
    return new Sample(path, "");
  }

  private static Sample post(String path, String body) {
    return new Sample(path, body);
  }

  private record Sample(String path, String body) {

    Sample about(Map<String, String> made) {
      String about = path;
      for (Map.Entry<String, String> each : made.entrySet()) {
        about = about.replace("{" + each.getKey() + "}", each.getValue());
      }
      return new Sample(about, body);
    }
  }

  private final FakeIndex index = FakeIndex.start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AnalystService service;

  OpenApiTest(@TempDir Path folder) {
    service =
        new AnalystService(
            AnalystConfig.onFreePort().withJobsDir(folder),
            ElasticsearchSettings.of(index.url()),
            new Same(),
            SampleDesks.over(DeskRecords.written("Ferries", NOON), InstantSource.fixed(NOON)),
            InstantSource.fixed(NOON),
            pause -> {});
  }

  @BeforeEach
  void start() {
    service.start();
  }

  @AfterEach
  void stop() {
    service.close();
    index.close();
    client.close();
  }

  @Test
  void the_file_is_what_the_server_says_of_itself() throws Exception {
    String described = JSON.writeValueAsString(described()) + "\n";
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(FILE, described);
    }

    assertThat(Files.readString(FILE))
        .as("written anew by this test with -D" + WRITE + "=true")
        .isEqualTo(described);
  }

  @Test
  void every_call_has_a_name_a_sentence_and_parameters_that_say_what_they_are() throws Exception {
    Set<String> names = new TreeSet<>();
    for (JsonNode path : described().path("paths")) {
      for (JsonNode call : path) {
        assertThat(names.add(call.path("operationId").asString())).isTrue();
        assertThat(call.path("summary").asString()).endsWith(".");
        assertThat(call.path("tags").isEmpty()).isFalse();
        for (JsonNode parameter : call.path("parameters")) {
          assertThat(parameter.path("description").asString()).endsWith(".");
        }
      }
    }

    assertThat(names).as("each call has a sample here").isEqualTo(new TreeSet<>(SAMPLES.keySet()));
  }

  @Test
  void every_reference_leads_to_a_schema() throws Exception {
    JsonNode root = described();

    assertThat(root.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(root.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void what_each_call_answers_fits_its_schema() throws Exception {
    index.holds(SampleDocuments.bridge());
    index.knows(
        SampleEntities.person("e1", 3, null, "Irina Kowalenka", "Kowalenka"),
        SampleEntities.person("e2", 2, null, "Iryna Kavalenka"));
    JsonNode root = described();
    Map<String, String> made =
        Map.of(
            "decision", decided(),
            "bulk", done(SAMPLES.get("startBulk")),
            "spare", done(SAMPLES.get("startExport")));
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        String id = call.getValue().path("operationId").asString();
        HttpResponse<String> answer =
            ask(call.getKey(), Objects.requireNonNull(SAMPLES.get(id)).about(made));

        boolean refused = ENDED.contains(id);
        assertThat(answer.statusCode()).as(id).isEqualTo(refused ? 400 : 200);
        assertThat(faults(root, call.getValue(), refused ? "default" : "200", answer.body()))
            .as(id)
            .isEmpty();
      }
    }
  }

  /** The id of a job that is done. */
  private String done(@Nullable Sample start) throws IOException, InterruptedException {
    HttpResponse<String> begun = ask("post", Objects.requireNonNull(start));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String id = JSON.readTree(begun.body()).path("id").asString();
    await()
        .until(
            () ->
                JSON.readTree(ask("get", get("/jobs/" + id)).body())
                    .path("state")
                    .asString()
                    .equals("done"));
    return id;
  }

  /** The id of a decision that somebody took. */
  private String decided() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        ask("post", new Sample("/entities/e2/label", "{\"name\": \"Iryna K.\"}"));
    return JSON.readTree(answer.body()).path("id").asString();
  }

  @Test
  void a_refusal_fits_its_schema_and_names_the_parameter() throws Exception {
    JsonNode root = described();
    HttpResponse<String> answer = ask("get", new Sample("/search?q=a&limit=201", ""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(faults(root, root.at("/paths/~1search/get"), "default", answer.body())).isEmpty();
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("parameter").asString()).isEqualTo("limit");
    assertThat(error.path("cause").asString())
        .isEqualTo("limit must be a whole number from 0 to 200.");
  }

  @Test
  void a_body_that_is_not_asked_for_is_refused() throws Exception {
    for (String body :
        List.of("", "{}", "[]", "{\"ids\": 1}", "{\"ids\": [], \"more\": 1}", "{", "null")) {
      assertThat(ask("post", new Sample("/articles/present", body)).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void what_is_not_encoded_is_refused_and_not_read_as_absent() throws Exception {
    index.holds(SampleDocuments.bridge());

    assertThat(rawStatus("/search?q=100%25")).isEqualTo(200);
    assertThat(rawStatus("/search?q=100%")).isEqualTo(400);
    assertThat(rawStatus("/search?q=a&sort=newest&after=%zz")).isEqualTo(400);
  }

  /** The status of a request whose address no client library would send. */
  private int rawStatus(String path) throws IOException {
    try (var socket = new Socket(service.url().getHost(), service.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + Rest.BASE + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  @Test
  void what_is_no_call_is_told_in_json() throws Exception {
    HttpResponse<String> answer = ask("get", new Sample("/nothing", ""));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(answer.body()).at("/error/cause").asString())
        .isEqualTo("There is no such call.");
  }

  private static List<Error> faults(JsonNode root, JsonNode call, String status, String body) {
    JsonNode contents = call.at("/responses/" + status + "/content");
    if (!contents.has("application/json")) {
      assertThat(contents.isEmpty()).isFalse();
      return List.of();
    }
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.set("components", root.path("components"));
    schema.setAll(
        (ObjectNode) call.at("/responses/" + status + "/content/application~1json/schema"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON);
    return compiled.validate(body, InputFormat.JSON);
  }

  private JsonNode described() throws IOException, InterruptedException {
    return JSON.readTree(ask("get", new Sample("/openapi.json", "")).body());
  }

  private HttpResponse<String> ask(String method, Sample sample)
      throws IOException, InterruptedException {
    URI address = service.url().resolve(Rest.BASE + sample.path());
    return client.send(
        HttpRequest.newBuilder(address)
            .method(
                method.toUpperCase(java.util.Locale.ROOT),
                HttpRequest.BodyPublishers.ofString(sample.body()))
            .build(),
        BodyHandlers.ofString());
  }
}
