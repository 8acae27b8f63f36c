package org.newswatch.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The analyst's REST calls, as the commands use them. */
final class AnalystClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI base;
  private final HttpClient http;

  AnalystClient(URI base) {
    this.base = base;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
  }

  /**
   * One page of hits.
   *
   * @throws CommandFailed when the query is wrong, in the analyst's own words
   */
  JsonNode search(String query, int limit) throws InterruptedException {
    return call(
        HttpRequest.newBuilder(
                base.resolve("/api/v1/search?q=" + encoded(query) + "&limit=" + limit))
            .GET());
  }

  /** The ids of these that the index holds. */
  JsonNode present(java.util.Collection<String> ids) throws InterruptedException {
    byte[] body = JSON.writeValueAsBytes(java.util.Map.of("ids", ids));
    return call(
        HttpRequest.newBuilder(base.resolve("/api/v1/articles/present"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private JsonNode call(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() / 100 == 2) {
        return body;
      }
      String message = body.path("error").asString("status " + response.statusCode());
      throw response.statusCode() == 400
          ? CommandFailed.usage(message)
          : CommandFailed.failed(message);
    } catch (IOException | JacksonException e) {
      throw CommandFailed.failed("the search service at " + base + " does not answer: " + e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
