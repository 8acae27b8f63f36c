package org.newswatch.kibana.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.kibana.Dashboards;
import org.newswatch.kibana.requests.SavedObject;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Kibana, asked over its public API. */
public final class Kibana implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\..*)?");

  /** Stands nowhere in what is sent, which is JSON. */
  private static final String BOUNDARY = "newswatch-7f1c0b6e-dashboards";

  private static final int TOLD_MAX = 5;
  private static final int ANSWER_CHARS_MAX = 300;
  private static final JsonMapper JSON = new JsonMapper();

  private final String base;
  private final String space;
  private final Access access;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param url its address, with its base path if it has one
   * @param space where dashboards go; empty for the default space
   */
  public Kibana(URI url, String space, Access access) {
    this.base = url.toString().replaceAll("/+$", "");
    this.space = space;
    this.access = access;
  }

  /** Writes the shipped dashboards, over those that are there from before. */
  public Installed install() throws InterruptedException {
    try {
      HttpResponse<byte[]> status = send(request("/api/status").GET());
      JsonNode told = json(status);
      String version = told.at("/version/number").asString("");
      if (version.isEmpty()) {
        return noVersion(status, told);
      }
      return isTooOld(version)
          ? new Installed.Failed(
              "too-old",
              "Kibana at %s is %s; the dashboards need %s or newer, and an older one refuses or breaks them. Update Elasticsearch and Kibana to %s (from 7 by way of 7.17), then run this again."
                  .formatted(base, version, Dashboards.KIBANA_LEAST, Dashboards.KIBANA_LEAST))
          : imported(version, Dashboards.shipped());
    } catch (IOException e) {
      return new Installed.Failed(
          "unreachable",
          "Nothing answers at "
              + base
              + " ("
              + e
              + "). Is Kibana running, and is this the address that a browser opens it with?");
    }
  }

  private Installed noVersion(HttpResponse<byte[]> status, JsonNode told) {
    if (status.statusCode() == 401 || status.statusCode() == 403 || told.has("status")) {
      return notAllowed(status.statusCode());
    }
    if (status.statusCode() == 503) {
      return new Installed.Failed(
          "not-ready",
          "Kibana at "
              + base
              + " is not ready yet, or does not reach its Elasticsearch. Wait until its page opens, then run this again.");
    }
    return new Installed.Failed(
        "no-kibana",
        "What answers at %s is no Kibana, or one with a base path that the address lacks: %s/api/status answered %d."
            .formatted(base, base, status.statusCode()));
  }

  private Installed notAllowed(int status) {
    return switch (access) {
      case Access.Open open ->
          new Installed.Failed(
              "not-logged-in",
              "Kibana at " + base + " wants to know who asks: give --user, or --api-key.");
      case Access.Password one -> refused(one, status);
      case Access.ApiKey key -> refused(key, status);
    };
  }

  private Installed refused(Access as, int status) {
    return new Installed.Failed(
        "not-allowed",
        "Kibana at %s refuses %s (%d). It must be right, and may need the privilege \"Saved Objects Management: All\" in the space."
            .formatted(base, as, status));
  }

  private static boolean isTooOld(String version) {
    return number(version) < number(Dashboards.KIBANA_LEAST);
  }

  private static long number(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches()
        ? 10_000 * Long.parseLong(matcher.group(1)) + Long.parseLong(matcher.group(2))
        : 0;
  }

  private Installed imported(String version, byte[] export)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        send(
            request(inSpace() + "/api/saved_objects/_import?overwrite=true")
                .header("kbn-xsrf", "newswatch")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(export))));
    JsonNode told = json(answer);
    if (answer.statusCode() == 200 && told.path("success").asBoolean(false)) {
      return new Installed.Done(version, told.path("successCount").asInt(0), addresses(export));
    }
    return switch (answer.statusCode()) {
      case 200 -> new Installed.Failed("incomplete", incomplete(told));
      case 401, 403 -> notAllowed(answer.statusCode());
      case 404 ->
          new Installed.Failed(
              "no-space",
              "Kibana at %s has no space %s; make it first (Stack Management, Spaces), or give another --space."
                  .formatted(base, space.isEmpty() ? "of that address" : '"' + space + '"'));
      default ->
          new Installed.Failed(
              "refused",
              "Kibana %s answered %d: %s"
                  .formatted(version, answer.statusCode(), cut(answer.body())));
    };
  }

  private String incomplete(JsonNode told) {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : told.path("errors")) {
      errors.add(
          error.path("type").asString("?")
              + " "
              + error.path("id").asString("?")
              + ": "
              + error.at("/error/type").asString("unknown"));
    }
    String some = String.join("; ", errors.subList(0, Math.min(TOLD_MAX, errors.size())));
    return "Kibana took %d objects and refused %d (%s%s). Run this again; if they stay refused, delete them in Stack Management, Saved Objects, first."
        .formatted(
            told.path("successCount").asInt(0),
            errors.size(),
            some,
            errors.size() > TOLD_MAX ? "; ..." : "");
  }

  private Map<String, URI> addresses(byte[] export) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (SavedObject object : SavedObject.read(export)) {
      if (object.type().equals("dashboard")) {
        addresses.put(
            object.attributes().path("title").asString(),
            URI.create(base + inSpace() + "/app/dashboards#/view/" + object.id()));
      }
    }
    return addresses;
  }

  private String inSpace() {
    return space.isEmpty() ? "" : "/s/" + space;
  }

  private static byte[] multipart(byte[] export) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"newswatch.ndjson\""
                + "\r\nContent-Type: application/ndjson\r\n\r\n")
            .getBytes(UTF_8));
    body.write(export);
    body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json");
    access.header().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }

  private static String cut(byte[] body) {
    String text = new String(body, UTF_8).replaceAll("\\s+", " ").strip();
    return text.length() <= ANSWER_CHARS_MAX ? text : text.substring(0, ANSWER_CHARS_MAX) + "...";
  }

  @Override
  public void close() {
    http.close();
  }
}
