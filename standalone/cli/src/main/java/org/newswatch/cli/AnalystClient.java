package org.newswatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The analyst's REST calls, as the commands use them. */
final class AnalystClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration UNAVAILABLE_MAX = Duration.ofSeconds(20);
  private static final Duration ASK_AGAIN = Duration.ofMillis(300);
  private static final int UNAVAILABLE = 503;

  /** The analyst gives so many at once. */
  private static final int PAGE_HITS_MAX = 200;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final RestCalls calls = RestCalls.described();
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
   * Hits, as {@code total, totalExact, hits} and what else the analyst says of them; asks for
   * several pages where one does not hold them all.
   *
   * @param how parameters of the call beside the query, such as {@code sort}
   * @throws CommandFailed when the query is wrong, in the analyst's own words
   */
  ObjectNode search(String query, int limit, Map<String, Object> how) throws InterruptedException {
    ObjectNode all = page(query, Math.min(limit, PAGE_HITS_MAX), 0, how);
    ArrayNode hits = all.withArray("/hits");
    while (hits.size() < limit && hits.size() < all.path("total").asLong(0)) {
      JsonNode more =
          page(query, Math.min(limit - hits.size(), PAGE_HITS_MAX), hits.size(), how).path("hits");
      if (more.isEmpty()) {
        break;
      }
      more.forEach(hits::add);
    }
    all.remove("next");
    return all;
  }

  private ObjectNode page(String query, int limit, int offset, Map<String, Object> how)
      throws InterruptedException {
    Map<String, Object> parameters = new HashMap<>(how);
    parameters.putAll(Map.of("q", query, "limit", limit, "offset", offset));
    return call(calls.request(base, "search", parameters)).asObject();
  }

  /** The ids of these that the index holds. */
  JsonNode present(Collection<String> ids) throws InterruptedException {
    return call(
        calls.request(base, "present", Map.of(), JSON.writeValueAsBytes(Map.of("ids", ids))));
  }

  /** The answer to a call without a body. */
  JsonNode ask(String id, Map<String, Object> parameters) throws InterruptedException {
    return call(calls.request(base, id, parameters));
  }

  /** The answer to a call that takes bytes of any kind. */
  JsonNode ask(String id, Map<String, Object> parameters, byte[] bytes)
      throws InterruptedException {
    return call(calls.bytes(base, id, parameters, bytes));
  }

  /**
   * The job that a call begins. It may be begun though its answer does not come: the word that goes
   * with each try has it begun once.
   */
  JsonNode begin(String id, Map<String, Object> parameters) throws InterruptedException {
    return ask(id, once(parameters));
  }

  /** The same of a call that takes bytes. */
  JsonNode begin(String id, Map<String, Object> parameters, byte[] bytes)
      throws InterruptedException {
    return ask(id, once(parameters), bytes);
  }

  private static Map<String, Object> once(Map<String, Object> parameters) {
    Map<String, Object> once = new HashMap<>(parameters);
    once.put("once", UUID.randomUUID().toString());
    return once;
  }

  /**
   * What a call gives as it comes.
   *
   * @throws CommandFailed when it gives nothing
   */
  HttpResponse<InputStream> open(String id, Map<String, Object> parameters)
      throws InterruptedException {
    HttpRequest request = calls.request(base, id, parameters).timeout(TIMEOUT).build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() / 100 == 2) {
        return response;
      }
      try (InputStream body = response.body()) {
        String message =
            said(JSON.readTree(body.readAllBytes()).path("error"), response.statusCode());
        throw response.statusCode() == 400
            ? CommandFailed.usage(message)
            : CommandFailed.failed(message);
      }
    } catch (IOException | JacksonException e) {
      throw CommandFailed.failed("the search service at " + base + " does not answer: " + e);
    }
  }

  /** An index that was made a moment ago does not answer yet: that is no reason to give up. */
  private JsonNode call(HttpRequest.Builder request) throws InterruptedException {
    long deadline = System.nanoTime() + UNAVAILABLE_MAX.toNanos();
    while (true) {
      Optional<JsonNode> answer = tryCall(request, System.nanoTime() > deadline);
      if (answer.isPresent()) {
        return answer.get();
      }
      Thread.sleep(ASK_AGAIN);
    }
  }

  /** The answer; empty when there is none for now, unless this is the last try. */
  private Optional<JsonNode> tryCall(HttpRequest.Builder request, boolean last)
      throws InterruptedException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() / 100 == 2) {
        return Optional.of(body);
      }
      if (response.statusCode() == UNAVAILABLE && !last) {
        return Optional.empty();
      }
      String message = said(body.path("error"), response.statusCode());
      throw response.statusCode() == 400
          ? CommandFailed.usage(message)
          : CommandFailed.failed(message);
    } catch (IOException | JacksonException e) {
      throw CommandFailed.failed("the search service at " + base + " does not answer: " + e);
    }
  }

  private static String said(JsonNode error, int status) {
    String cause = error.path("cause").asString("the search service answered " + status);
    String fix = error.path("fix").asString("");
    int column = error.path("column").asInt(0);
    return (column > 0 ? "column " + column + ": " : "") + cause + (fix.isEmpty() ? "" : " " + fix);
  }
}
