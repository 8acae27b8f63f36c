package org.newswatch.servicekit.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code GET /health/live} and {@code /health/ready} with 200 or 503 and how each service
 * is, and {@code GET /metrics} in the form that Prometheus reads.
 */
public final class ManagementServer implements AutoCloseable {

  /** Connections that may wait to be accepted. */
  private static final int BACKLOG = 50;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private static final Logger LOGGER = LoggerFactory.getLogger(ManagementServer.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private final ManagementSettings settings;
  private final HealthBoard board;
  private final Metrics metrics;

  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /** Does not close the metrics. */
  public ManagementServer(ManagementSettings settings, HealthBoard board, Metrics metrics) {
    this.settings = settings;
    this.board = board;
    this.metrics = metrics;
  }

  /** What it answers with. */
  private record Answer(int status, String type, String body) {}

  private record State(String status, List<HealthBoard.Entry> services) {}

  /**
   * Listens.
   *
   * @throws IllegalStateException when the address or port is not to be had, naming the setting
   */
  public synchronized void start() {
    if (server != null) {
      throw new IllegalStateException("the management server was started before");
    }
    try {
      HttpServer created =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()),
              BACKLOG);
      ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
      created.setExecutor(executor);
      created.createContext("/", this::answer);
      created.start();
      server = created;
      threads = executor;
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot listen on %s port %d (%s); set management.host and management.port"
              .formatted(settings.host(), settings.port(), e.getMessage()),
          e);
    }
  }

  /** The port it listens on. */
  public synchronized int port() {
    HttpServer running = server;
    if (running == null) {
      throw new IllegalStateException("the management server is not started");
    }
    return running.getAddress().getPort();
  }

  @Override
  public synchronized void close() {
    HttpServer running = server;
    if (running != null) {
      running.stop(0);
      server = null;
    }
    ExecutorService executor = threads;
    if (executor != null) {
      executor.shutdownNow();
      threads = null;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answerTo(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    } catch (RuntimeException e) {
      // The server would swallow it and leave the asker without an answer or a trace.
      LOGGER.atError().setCause(e).log("management request failed");
      throw e;
    }
  }

  private Answer answerTo(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return new Answer(NOT_ALLOWED, PLAIN, "only GET\n");
    }
    return switch (path) {
      case "/health/live" -> health(board.live(), "live");
      case "/health/ready" -> health(board.ready(), "ready");
      case "/metrics" -> new Answer(OK, PROMETHEUS, metrics.scrape());
      default -> new Answer(NOT_FOUND, PLAIN, "here are /health/live, /health/ready, /metrics\n");
    };
  }

  private Answer health(boolean good, String word) {
    State state = new State(good ? word : "not " + word, board.look());
    return new Answer(good ? OK : UNAVAILABLE, JSON, MAPPER.writeValueAsString(state) + "\n");
  }
}
