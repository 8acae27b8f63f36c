package org.newswatch.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stands between the indexer and Elasticsearch, and keeps each bulk request as a file. */
final class BulkRecorder implements AutoCloseable {

  private static final String BULK = "/_bulk";

  private final URI target;
  private final Path folder;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Path> bulks = new ArrayList<>();
  private String bulkPath = BULK;

  /** Starts it, on a free port of loopback. */
  BulkRecorder(URI target, Path folder) throws IOException {
    this.target = target;
    this.folder = Files.createDirectories(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The requests so far, in order. */
  synchronized List<Path> bulks() {
    return List.copyOf(bulks);
  }

  /** What they were sent to. */
  synchronized String bulkPath() {
    return bulkPath;
  }

  private synchronized void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().toString();
      if (path.startsWith(BULK)) {
        bulkPath = path;
        bulks.add(Files.write(folder.resolve("bulk-" + bulks.size()), body));
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target.resolve(path))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (type != null) {
        request.header("Content-Type", type);
      }
      HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
      byte[] answered = answer.body().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          answer.statusCode(), answered.length == 0 ? -1 : answered.length);
      exchange.getResponseBody().write(answered);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
