package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running analyst, as programs ask it. */
final class AnalystAsked implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String API = "/api/v1";
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  AnalystAsked(URI base) {
    this.base = base;
  }

  /** The answer to a call. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(bytes(path));
  }

  /** What a call gives. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    }
  }

  /** A page, or a file that pages load. */
  byte[] page(String path) throws IOException, InterruptedException {
    try (InputStream in = asked(path)) {
      return in.readAllBytes();
    }
  }

  /** What a call gives as it comes. */
  InputStream open(String path) throws IOException, InterruptedException {
    return asked(API + path);
  }

  private InputStream asked(String path) throws IOException, InterruptedException {
    return good(
        http.send(
            HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofInputStream()));
  }

  /** The answer to a call that begins something. */
  JsonNode post(String path, byte[] body) throws IOException, InterruptedException {
    try (InputStream in =
        good(
            http.send(
                HttpRequest.newBuilder(base.resolve(API + path))
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build(),
                BodyHandlers.ofInputStream()))) {
      return JSON.readTree(in.readAllBytes());
    }
  }

  private static InputStream good(HttpResponse<InputStream> answer) throws IOException {
    if (answer.statusCode() != 200) {
      try (InputStream body = answer.body()) {
        throw new IllegalStateException(
            answer.uri()
                + " "
                + answer.statusCode()
                + " "
                + new String(body.readAllBytes(), UTF_8));
      }
    }
    return answer.body();
  }

  /** A job once it is done. */
  JsonNode done(String id) throws IOException, InterruptedException {
    Patiently.await(PATIENCE, () -> hasEnded(id), () -> "the job " + id + " does not end");
    JsonNode job = get("/jobs/" + id);
    if (!job.path("state").asString("").equals("done")) {
      throw new IllegalStateException("the job fails: " + job);
    }
    return job;
  }

  /** Waits until so much of a job is done; says whether it still goes on then. */
  boolean reaches(String id, long done) throws IOException, InterruptedException {
    Patiently.await(
        PATIENCE,
        () -> get("/jobs/" + id).path("done").asLong() >= done || hasEnded(id),
        () -> "the job " + id + " does not go on");
    return !hasEnded(id);
  }

  private boolean hasEnded(String id) throws IOException, InterruptedException {
    String state = get("/jobs/" + id).path("state").asString("");
    return !state.equals("queued") && !state.equals("running");
  }

  @Override
  public void close() {
    http.close();
  }
}
