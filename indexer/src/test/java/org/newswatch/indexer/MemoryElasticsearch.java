package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the indexer needs of an Elasticsearch, in memory: it takes documents by external version,
 * can keep requests waiting in the middle, and go away and come back with what it has.
 */
final class MemoryElasticsearch implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> aliases = new HashSet<>();
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final AtomicInteger bulks = new AtomicInteger();
  private final AtomicInteger silentRepeats = new AtomicInteger();
  private final int port;

  private @Nullable HttpServer server;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private MemoryElasticsearch(HttpServer server) {
    this.server = server;
    this.port = server.getAddress().getPort();
  }

  static MemoryElasticsearch start() {
    try {
      var memory = new MemoryElasticsearch(HttpServer.create(address(0), 0));
      memory.serve();
      return memory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private synchronized void serve() {
    HttpServer serving = Objects.requireNonNull(server);
    serving.setExecutor(threads);
    serving.createContext("/", this::answer);
    serving.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** It refuses every connection from now on, and forgets nothing. */
  synchronized void vanish() {
    Objects.requireNonNull(server).stop(0);
    server = null;
  }

  /** It is there again, with all it had. */
  synchronized void comeBack() {
    try {
      server = HttpServer.create(address(port), 0);
      serve();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on bulk requests are written, but their answers wait until the latch is open. */
  CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /** The ids of the documents that an alias leads to. */
  Set<String> ids(String alias) {
    var ids = new HashSet<String>();
    versions.keySet().stream()
        .filter(key -> key.startsWith(alias + "/"))
        .forEach(key -> ids.add(key.substring(alias.length() + 1)));
    return ids;
  }

  long version(String alias, String id) {
    return versions.getOrDefault(alias + "/" + id, -1L);
  }

  /** How many bulk requests came. */
  int bulks() {
    return bulks.get();
  }

  /** How many documents came again in the version in which they were there. */
  int repeats() {
    return silentRepeats.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String path = exchange.getRequestURI().getPath();
      int status = 200;
      String answered = "{}";
      if (path.equals("/_bulk")) {
        answered = bulk(body);
        bulks.incrementAndGet();
        gate.await();
      } else if (path.startsWith("/_alias/")) {
        status = knows(path.substring("/_alias/".length())) ? 200 : 404;
      } else if (exchange.getRequestMethod().equals("PUT") && body.contains("is_write_index")) {
        make(body);
      }
      byte[] bytes = answered.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean knows(String alias) {
    return aliases.contains(alias);
  }

  private synchronized void make(String body) {
    JSON.readTree(body).path("aliases").propertyNames().forEach(aliases::add);
  }

  private String bulk(String body) {
    var answer = JSON.createObjectNode();
    ArrayNode items = answer.putArray("items");
    List<String> lines = body.lines().toList();
    for (int i = 0; i < lines.size(); i += 2) {
      JsonNode action = JSON.readTree(lines.get(i)).path("index");
      String alias = action.path("_index").asString();
      long version = action.path("version").asLong();
      items.addObject().putObject("index").put("status", write(alias, action, version));
    }
    return answer.toString();
  }

  private int write(String alias, JsonNode action, long version) {
    if (!knows(alias)) {
      return 404;
    }
    var status = new AtomicInteger(201);
    versions.compute(
        alias + "/" + action.path("_id").asString(),
        (key, before) -> {
          if (before == null) {
            return version;
          }
          silentRepeats.addAndGet(before == version ? 1 : 0);
          status.set(before > version ? 409 : 200);
          return Math.max(before, version);
        });
    return status.get();
  }

  @Override
  public void close() {
    gate.countDown();
    synchronized (this) {
      if (server != null) {
        server.stop(0);
      }
    }
    threads.shutdownNow();
  }
}
