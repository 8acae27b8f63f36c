package org.newswatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes requests from the analyst's OpenAPI description, by the names that it gives its calls. */
final class RestCalls {

  /** Where commands find the token, where the pages ask for one. */
  static final String TOKEN = "NEWSWATCH_TOKEN";

  private static final String DESCRIPTION = "/org/newswatch/analyst/openapi.json";

  private final String prefix;
  private final Map<String, Call> calls = new HashMap<>();

  private record Call(String method, String path, JsonNode description) {}

  private RestCalls(JsonNode description) {
    this.prefix = description.at("/servers/0/url").asString("");
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        call ->
                            calls.put(
                                call.getValue().path("operationId").asString(""),
                                new Call(
                                    call.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    call.getValue()))));
  }

  /** Those that the analyst of this build has. */
  static RestCalls described() {
    try (InputStream in = RestCalls.class.getResourceAsStream(DESCRIPTION)) {
      if (in == null) {
        throw new IllegalStateException("the jars lack " + DESCRIPTION);
      }
      return new RestCalls(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call without a body. */
  HttpRequest.Builder request(URI base, String id, Map<String, Object> parameters) {
    return request(base, id, parameters, BodyPublishers.noBody());
  }

  /** A call with JSON. */
  HttpRequest.Builder request(URI base, String id, Map<String, Object> parameters, byte[] json) {
    return request(base, id, parameters, BodyPublishers.ofByteArray(json))
        .header("Content-Type", "application/json");
  }

  /** A call with bytes of any kind. */
  HttpRequest.Builder bytes(URI base, String id, Map<String, Object> parameters, byte[] bytes) {
    return request(base, id, parameters, BodyPublishers.ofByteArray(bytes))
        .header("Content-Type", "application/octet-stream");
  }

  /**
   * @throws IllegalArgumentException when there is no such call, or it takes no such parameter
   */
  private HttpRequest.Builder request(
      URI base, String id, Map<String, Object> parameters, BodyPublisher body) {
    Call call = calls.get(id);
    if (call == null) {
      throw new IllegalArgumentException("no call is named " + id);
    }
    String path = call.path();
    var query = new StringBuilder();
    Map<String, Object> left = new TreeMap<>(parameters);
    for (JsonNode parameter : call.description().path("parameters")) {
      String name = parameter.path("name").asString("");
      Object value = left.remove(name);
      if (value == null) {
        continue;
      }
      String text = URLEncoder.encode(value.toString(), UTF_8);
      if (parameter.path("in").asString("").equals("path")) {
        path = path.replace("{" + name + "}", text.replace("+", "%20"));
      } else {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(text);
      }
    }
    if (!left.isEmpty() || path.indexOf('{') >= 0) {
      throw new IllegalArgumentException(id + " takes other parameters than " + parameters);
    }
    var request =
        HttpRequest.newBuilder(base.resolve(prefix + path + query)).method(call.method(), body);
    String token = System.getenv(TOKEN);
    return token == null || token.isBlank()
        ? request
        : request.header("Authorization", "Bearer " + token.strip());
  }
}
