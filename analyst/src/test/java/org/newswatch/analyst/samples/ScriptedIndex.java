package org.newswatch.analyst.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.newswatch.analyst.index.Index;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;

/** An index that answers each request as a test says. */
public final class ScriptedIndex implements AutoCloseable {

  /** An answer that holds no document. */
  public static final String EMPTY =
      "{\"_shards\":{\"failed\":0},\"hits\":{\"total\":{\"value\":0},\"hits\":[]}}";

  /** A request. */
  public record Asked(String method, String path, String body) {}

  /** An answer. */
  public record Said(int status, String body) {}

  /** What it says to a request. */
  @FunctionalInterface
  public interface Script {
    Said answer(Asked asked);
  }

  private final List<Asked> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ElasticsearchHttp http;

  private ScriptedIndex(HttpServer server) {
    this.server = server;
    this.http =
        new ElasticsearchHttp(
            ElasticsearchSettings.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            Duration.ofSeconds(10));
  }

  public static ScriptedIndex start(Script script) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var scripted = new ScriptedIndex(HttpServer.create(address, 0));
    scripted.server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var asked =
                new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            scripted.requests.add(asked);
            Said said = script.answer(asked);
            exchange.sendResponseHeaders(said.status(), 0);
            exchange.getResponseBody().write(said.body().getBytes(UTF_8));
          }
        });
    scripted.server.start();
    return scripted;
  }

  /** Asks it. */
  public Index index() {
    return new Index(http, Sleeper.SYSTEM);
  }

  /** What it was asked, in order. */
  public List<Asked> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    http.close();
    server.stop(0);
  }
}
