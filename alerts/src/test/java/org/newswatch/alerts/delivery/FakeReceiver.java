package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real little receiver of web hooks on loopback; it remembers what it was sent. */
final class FakeReceiver implements AutoCloseable {

  /**
   * One request.
   *
   * @param headers names in lower case
   */
  record Got(String path, Map<String, String> headers, String body) {
    String key() {
      return headers.getOrDefault("webhook-id", "");
    }
  }

  /** How a path answers. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange, Got got) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Queue<Got> all = new ConcurrentLinkedQueue<>();

  FakeReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + address() + path;
  }

  FakeReceiver answers(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  FakeReceiver status(String path, int status, String... headers) {
    return answers(
        path,
        (exchange, got) -> {
          for (int i = 0; i + 1 < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** What this path was sent so far. */
  List<Got> got(String path) {
    return all.stream().filter(each -> each.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
      var got =
          new Got(
              exchange.getRequestURI().getPath(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      all.add(got);
      Answer answer =
          answers.getOrDefault(got.path(), (to, what) -> to.sendResponseHeaders(204, -1));
      answer.to(exchange, got);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
