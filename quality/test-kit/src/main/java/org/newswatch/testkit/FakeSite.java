package org.newswatch.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * A real little web site on a free port, on loopback unless told otherwise, whose paths behave as
 * told: pages, feeds, robots.txt, redirects, errors, slow and endless answers. It remembers every
 * request.
 *
 * <p>One site may stand for many hosts: it answers whatever the Host header says, and {@link
 * #requests} tells which it was. A path that begins with a host, as {@code paper.test/robots.txt},
 * is that host's alone. A path that was never told of is a 404.
 */
public final class FakeSite implements AutoCloseable {

  private static final int ENDLESS_CHUNK_BYTES = 64 * 1024;
  private static final int NO_BODY = -1;
  private static final int CHUNKED = 0;

  private final HttpServer server;
  private final ExecutorService executor;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

  /**
   * One request, as it arrived; header names in lower case.
   *
   * @param arrivedNanos when it did, as {@link System#nanoTime}
   */
  public record Request(String host, String path, Map<String, String> headers, long arrivedNanos) {}

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private FakeSite(HttpServer server) {
    this.server = server;
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
  }

  /** Starts a site without any page. */
  public static FakeSite start() {
    return startAt(InetAddress.getLoopbackAddress());
  }

  /** Starts a site without any page on another address of this machine, such as a bridge's. */
  public static FakeSite startAt(InetAddress host) {
    try {
      var site = new FakeSite(HttpServer.create(new InetSocketAddress(host, 0), 0));
      site.server.createContext("/", site::handle);
      site.server.setExecutor(site.executor);
      site.server.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + host, e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where it listens, as {@code 127.0.0.1:4711}. */
  public String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + port();
  }

  /** The address of a path, which may carry a query. */
  public URI uri(String path) {
    return URI.create("http://" + address() + path);
  }

  /** An HTML page in UTF-8. */
  public FakeSite page(String path, String html) {
    return bytes(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** A feed in UTF-8. */
  public FakeSite feed(String path, String xml) {
    return bytes(path, "application/xml; charset=utf-8", xml.getBytes(StandardCharsets.UTF_8));
  }

  /** The site's robots.txt. */
  public FakeSite robots(String text) {
    return bytes("/robots.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  /** These bytes as this type; an empty type sends no Content-Type. */
  public FakeSite bytes(String path, String contentType, byte[] body) {
    answers.put(path, exchange -> send(exchange, 200, contentType, body));
    return this;
  }

  /** A page with an entity tag: 304 to whoever already has it. */
  public FakeSite tagged(String path, String html, String etag) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    answers.put(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("ETag", etag);
          if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, NO_BODY);
          } else {
            send(exchange, 200, "text/html; charset=utf-8", body);
          }
        });
    return this;
  }

  /** A page sent compressed. */
  public FakeSite gzip(String path, String html) {
    byte[] body = compressed(html.getBytes(StandardCharsets.UTF_8));
    answers.put(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, "text/html; charset=utf-8", body);
        });
    return this;
  }

  /** A redirect to another path or address. */
  public FakeSite redirect(String path, String location) {
    answers.put(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, NO_BODY);
        });
    return this;
  }

  /** An answer with this status and headers, as {@code "Retry-After", "120"}, and no body. */
  public FakeSite status(String path, int status, String... headers) {
    answers.put(
        path,
        exchange -> {
          Headers sent = exchange.getResponseHeaders();
          for (int i = 0; i + 1 < headers.length; i += 2) {
            sent.set(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(status, NO_BODY);
        });
    return this;
  }

  /** A page whose answer waits this long, or until the site is closed. */
  public FakeSite slow(String path, Duration delay) {
    answers.put(
        path,
        exchange -> {
          pause(delay);
          send(exchange, 200, "text/html; charset=utf-8", new byte[] {'o', 'k'});
        });
    return this;
  }

  /** A page that drips one byte per {@code gap} without end, until the reader or the site ends. */
  public FakeSite drip(String path, Duration gap) {
    answers.put(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, CHUNKED);
          OutputStream out = exchange.getResponseBody();
          while (!pause(gap)) {
            out.write('x');
            out.flush();
          }
        });
    return this;
  }

  /** A page whose body never ends; compressed it is a small stream that grows without bound. */
  public FakeSite endless(String path, boolean gzip) {
    answers.put(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          }
          exchange.sendResponseHeaders(200, CHUNKED);
          OutputStream body = exchange.getResponseBody();
          pour(gzip ? new GZIPOutputStream(body) : body);
        });
    return this;
  }

  /** Forgets a path: it answers 404 from now on. */
  public FakeSite gone(String path) {
    answers.remove(path);
    return this;
  }

  /** How often a path, query included, was asked for. */
  public int hits(String path) {
    return (int) requests.stream().filter(request -> request.path().equals(path)).count();
  }

  /** Every request so far, in order of arrival. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    long arrived = System.nanoTime();
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      String host = headers.getOrDefault("host", "");
      requests.add(new Request(host, path, Map.copyOf(headers), arrived));
      Answer own = answers.get(host + path);
      Answer answer = own == null ? answers.get(path) : own;
      if (answer == null) {
        exchange.sendResponseHeaders(404, NO_BODY);
      } else {
        answer.to(exchange);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void pour(OutputStream out) throws IOException {
    byte[] chunk = new byte[ENDLESS_CHUNK_BYTES];
    Arrays.fill(chunk, (byte) 'x');
    while (closed.getCount() > 0) {
      out.write(chunk);
      out.flush();
    }
  }

  /** Waits, and says whether the site was closed meanwhile. */
  private boolean pause(Duration delay) {
    try {
      return closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static byte[] compressed(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
