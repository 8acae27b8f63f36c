package org.newswatch.demoworld;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests for all sites of the world, told apart by the Host header. */
final class Front implements HttpHandler {

  private static final Logger LOGGER = LoggerFactory.getLogger(Front.class);

  private static final int FEED_ENTRIES_MAX = 40;
  private static final int HOME_ENTRIES_MAX = 200;

  /** Browsers resolve every name below localhost to the machine itself. */
  private static final String BROWSER_SUFFIX = ".localhost";

  private static final int ETAG_BYTES = 8;
  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PICTURE =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">\
      <rect width="640" height="360" fill="#cdd9e5"/><rect y="220" width="640" height="140" fill="#7e95a8"/>\
      <circle cx="500" cy="90" r="40" fill="#f4e9c8"/></svg>
      """;

  private final Map<String, Site> sites;
  private final Shelf shelf;
  private final Pages pages;
  private final Instant startedAt;

  Front(Map<String, Site> sites, Shelf shelf, Pages pages, Instant startedAt) {
    this.sites = sites;
    this.shelf = shelf;
    this.pages = pages;
    this.startedAt = startedAt;
  }

  /** An answer with a body, and when what it shows last changed. */
  private record Reply(
      int status, String type, String body, @Nullable Instant changed, @Nullable Article article) {

    static Reply plain(int status, String body) {
      return new Reply(status, TEXT, body + "\n", null, null);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, Reply.plain(405, "Only reading is possible here."), false);
        return;
      }
      send(exchange, reply(exchange), method.equals("HEAD"));
    } catch (RuntimeException e) {
      LOGGER
          .atError()
          .addKeyValue("path", exchange.getRequestURI().getPath())
          .setCause(e)
          .log("demo world could not answer");
      throw e;
    }
  }

  private Reply reply(HttpExchange exchange) {
    var site = sites.get(host(exchange));
    if (site == null) {
      return new Reply(404, HTML, directory(exchange.getLocalAddress().getPort()), null, null);
    }
    // As it was sent: what is decoded need not be an address any more.
    String path = Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
    if (path.equals("/robots.txt")) {
      return new Reply(200, TEXT, robots(site), startedAt, null);
    }
    if (path.equals("/") || path.isEmpty()) {
      List<Article> articles = shelf.listed(site, HOME_ENTRIES_MAX);
      return new Reply(200, HTML, pages.home(site, articles), changed(articles), null);
    }
    if (path.equals(site.feedPath())) {
      List<Article> articles = shelf.listed(site, FEED_ENTRIES_MAX);
      Instant changed = changed(articles);
      String type = Feeds.contentType(site) + "; charset=utf-8";
      return new Reply(200, type, Feeds.feed(site, articles, changed), changed, null);
    }
    if (path.equals(site.brokenFeedPath())) {
      return new Reply(200, HTML, Resources.text("broken-feed.html"), startedAt, null);
    }
    if (path.startsWith("/img/") && path.endsWith(".svg")) {
      return new Reply(200, "image/svg+xml", PICTURE, startedAt, null);
    }
    return shelf
        .at(site, path)
        .map(
            article ->
                new Reply(
                    200,
                    HTML,
                    pages.article(article, shelf.related(article)),
                    article.modified(),
                    article))
        .orElseGet(() -> Reply.plain(404, "There is no such page."));
  }

  private static String host(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null) {
      return "";
    }
    int colon = host.indexOf(':');
    String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    return name.endsWith(BROWSER_SUFFIX)
        ? name.substring(0, name.length() - BROWSER_SUFFIX.length())
        : name;
  }

  /** For people who open the bare address: where the sites are. */
  private String directory(int port) {
    return sites.values().stream()
        .map(
            site ->
                "<li><a href=\"http://%s%s:%s/\">%s</a>: %s</li>"
                    .formatted(
                        site.host(),
                        BROWSER_SUFFIX,
                        port,
                        Html.escape(site.name()),
                        Html.escape(site.tagline())))
        .collect(
            Collectors.joining(
                "\n",
                """
                <!DOCTYPE html>
                <title>Demo world</title>
                <p>There is no such site. This server holds:</p>
                <ul>
                """,
                "\n</ul>\n"));
  }

  private static String robots(Site site) {
    var robots = new StringBuilder("User-agent: *\n");
    site.disallowed().forEach(path -> robots.append("Disallow: ").append(path).append('\n'));
    return robots.append("Allow: /\n").toString();
  }

  private Instant changed(List<Article> articles) {
    return articles.stream().map(Article::modified).max(Instant::compareTo).orElse(startedAt);
  }

  private void send(HttpExchange exchange, Reply reply, boolean head) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.type());
    var changed = reply.changed();
    if (changed != null) {
      String etag = etag(body);
      headers.set("ETag", etag);
      headers.set("Last-Modified", httpDate(changed));
      headers.set("Cache-Control", "no-cache");
      if (unchanged(exchange, etag, changed)) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
    }
    if (head) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    var article = reply.article();
    if (article != null) {
      shelf.fetched(article);
    }
  }

  private static boolean unchanged(HttpExchange exchange, String etag, Instant changed) {
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (known != null) {
      return known.strip().equals("*") || known.contains(etag);
    }
    String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    if (since == null) {
      return false;
    }
    try {
      Instant seen = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return !changed.truncatedTo(ChronoUnit.SECONDS).isAfter(seen);
    } catch (DateTimeException e) {
      LOGGER.atDebug().addKeyValue("value", since).log("unreadable If-Modified-Since");
      return false;
    }
  }

  private static String httpDate(Instant instant) {
    return DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
        .format(instant.atOffset(ZoneOffset.UTC));
  }

  private static String etag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
