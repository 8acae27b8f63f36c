package org.newswatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at the search box, and one who asks Elasticsearch itself whether the box is right. */
final class Reader {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int HITS_MAX = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RunningNewswatch newswatch;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  Reader(RunningNewswatch newswatch) {
    this.newswatch = newswatch;
  }

  /** The addresses of the articles that the analyst finds; an address as often as it is found. */
  List<String> search(String query) {
    URI call =
        newswatch.analyst().resolve("/api/v1/search?limit=" + HITS_MAX + "&q=" + encoded(query));
    return values(get(call).path("hits"), "url");
  }

  /** The documents that Elasticsearch holds behind the read alias for one address. */
  List<JsonNode> documents(String url) {
    URI call =
        newswatch
            .elasticsearch()
            .resolve("/newswatch-articles/_search?q=" + encoded("url:\"" + url + "\""));
    List<JsonNode> sources = new ArrayList<>();
    get(call).path("hits").path("hits").forEach(hit -> sources.add(hit.path("_source")));
    return sources;
  }

  private JsonNode get(URI uri) {
    try {
      var response =
          http.send(
              HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET().build(),
              BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new AssertionError(
            uri
                + " answered "
                + response.statusCode()
                + ": "
                + new String(response.body(), StandardCharsets.UTF_8));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(uri + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + uri, e);
    }
  }

  private static List<String> values(JsonNode objects, String field) {
    List<String> values = new ArrayList<>();
    objects.forEach(object -> values.add(object.path(field).asString("")));
    return values;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
