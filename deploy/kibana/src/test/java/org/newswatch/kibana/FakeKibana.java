package org.newswatch.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as Kibana does, and is as strict about what it is sent. */
final class FakeKibana implements AutoCloseable {

  private static final Pattern PART =
      Pattern.compile(
          "--(\\S+)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"([^\"]+\\.ndjson)\""
              + "\r\n(?:[^\r\n]+\r\n)*\r\n(.*)\r\n--\\1--\r\n",
          Pattern.DOTALL);

  private final HttpServer server;
  private final List<String> imports = new ArrayList<>();
  private String version = "8.19.21";
  private Optional<String> wanted = Optional.empty();
  private String answer = "";

  FakeKibana() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  FakeKibana version(String number) {
    version = number;
    return this;
  }

  /** Lets nobody in without this header. */
  FakeKibana wanting(String authorization) {
    wanted = Optional.of(authorization);
    return this;
  }

  /** Answers an import with this. */
  FakeKibana answering(String json) {
    answer = json;
    return this;
  }

  /** The path and the file of each import. */
  List<String> imports() {
    return imports;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    boolean known = wanted.isEmpty() || wanted.get().equals(authorization);
    if (path.equals("/api/status")) {
      String number = known ? "\"version\":{\"number\":\"" + version + "\"}," : "";
      boolean wrong = !known && authorization != null;
      reply(
          exchange,
          wrong ? 401 : 200,
          wrong
              ? "{\"statusCode\":401}"
              : "{" + number + "\"status\":{\"overall\":{\"level\":\"available\"}}}");
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Matcher part = PART.matcher(body);
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!known) {
      reply(exchange, 401, "{\"statusCode\":401}");
    } else if (!path.endsWith("/api/saved_objects/_import?overwrite=true")
        || path.startsWith("/s/nowhere")) {
      reply(exchange, 404, "{\"statusCode\":404}");
    } else if (exchange.getRequestHeaders().getFirst("kbn-xsrf") == null) {
      reply(exchange, 400, "{\"message\":\"Request must contain a kbn-xsrf header.\"}");
    } else if (!exchange.getRequestMethod().equals("POST")
        || !part.matches()
        || !type.equals("multipart/form-data; boundary=" + part.group(1))) {
      reply(exchange, 415, "{\"message\":\"Unsupported Media Type\"}");
    } else {
      imports.add(path + "\n" + part.group(3));
      long count = part.group(3).lines().count();
      reply(
          exchange,
          200,
          answer.isEmpty() ? "{\"success\":true,\"successCount\":" + count + "}" : answer);
    }
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
