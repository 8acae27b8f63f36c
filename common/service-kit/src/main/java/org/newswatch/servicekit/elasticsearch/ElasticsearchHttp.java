package org.newswatch.servicekit.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.newswatch.servicekit.ElasticsearchSettings;

/**
 * Requests to one cluster. Thread-safe; an interrupt ends a request at once.
 *
 * <p>There is no retry here: whether a request may be sent again is for the caller to know.
 */
public final class ElasticsearchHttp implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final String base;
  private final Optional<String> authorization;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param timeout how long one answer may take
   */
  public ElasticsearchHttp(ElasticsearchSettings settings, Duration timeout) {
    this.base = settings.url().toString().replaceAll("/+$", "");
    this.authorization = authorization(settings);
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** The answer to a request without a body. */
  public Answer send(String method, String path) throws InterruptedException {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  /** The answer to a request with a JSON body. */
  public Answer send(String method, String path, String json) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json, UTF_8)));
  }

  /** The answer to a POST of newline-delimited JSON. */
  public Answer postLines(String path, NdjsonBody lines) throws InterruptedException {
    return send(
        request(path).header("Content-Type", "application/x-ndjson").POST(lines.publisher()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Accept", "application/json");
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return Answer.Reply.of(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer.NoReply("Elasticsearch at " + base + " does not answer: " + e);
    }
  }

  private static Optional<String> authorization(ElasticsearchSettings settings) {
    if (settings.apiKey() != null) {
      return Optional.of("ApiKey " + settings.apiKey());
    }
    if (settings.username() != null) {
      String pair = settings.username() + ":" + settings.password();
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }
    return Optional.empty();
  }

  /** Ends requests that are still under way. */
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
