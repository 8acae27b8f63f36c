package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Answers each request with what was laid ready, in order; the last one again and again. */
final class FakeElasticsearch implements AutoCloseable {

  /** Status, and the body for what was asked; or a connection cut off. */
  private record Reply(int status, UnaryOperator<String> body) {}

  private static final int CUT_OFF = -1;

  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();

  private FakeElasticsearch(HttpServer server) {
    this.server = server;
  }

  static FakeElasticsearch start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var fake = new FakeElasticsearch(HttpServer.create(address, 0));
      fake.server.createContext("/", fake::answer);
      fake.server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeElasticsearch reply(int status, String body) {
    return reply(status, asked -> body);
  }

  private FakeElasticsearch reply(int status, UnaryOperator<String> body) {
    replies.add(new Reply(status, body));
    return this;
  }

  /** As many items as were asked for, all of them judged so. */
  FakeElasticsearch allItems(int status) {
    return reply(200, asked -> items(Collections.nCopies((int) asked.lines().count() / 2, status)));
  }

  /** Items that were judged so, as in {@code items(201, 409)}. */
  FakeElasticsearch items(int... statuses) {
    return reply(200, items(Arrays.stream(statuses).boxed().toList()));
  }

  private static String items(List<Integer> statuses) {
    return statuses.stream()
        .map(status -> item(status, "some_exception", "some reason"))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  static String item(int status, String type, String reason) {
    String error =
        status / 100 == 2
            ? ""
            : ",\"error\":{\"type\":\"" + type + "\",\"reason\":\"" + reason + "\"}";
    return "{\"index\":{\"status\":" + status + error + "}}";
  }

  FakeElasticsearch cutOff() {
    return reply(CUT_OFF, "");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, path and body of each request so far. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
      if (reply.status() == CUT_OFF) {
        // Promises more than comes: the client sees the connection end in the middle.
        exchange.sendResponseHeaders(200, 1_000);
        return;
      }
      byte[] bytes = reply.body().apply(body).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
