package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.kafka.TopicReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /feeds/SUBSCRIPTION.xml}: the last alerts of each subscription that has a feed
 * among its channels, read from the topic of alerts. On loopback only, as nobody logs in.
 */
final class FeedServer implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(FeedServer.class);
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]");
  private static final String IN_CONTAINER = "container";
  private static final int PORT_MAX = 65_535;
  private static final int BACKLOG = 50;
  private static final String CLIENT = "newswatch-alerts-feeds";
  private static final String PATH = "/feeds/";
  private static final String SUFFIX = ".xml";
  private static final int NO_BODY = -1;

  private final String host;
  private final int port;
  private final DeliveryLog log;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final TopicFollower follower;

  private volatile FeedIndex index = new FeedIndex();
  private @Nullable HttpServer server;

  FeedServer(
      DeliverySettings settings,
      KafkaSettings kafka,
      DeliveryLog log,
      Function<String, Optional<Subscription>> subscriptions) {
    this.host = settings.feedHost();
    this.port = settings.feedPort();
    this.log = log;
    this.subscriptions = subscriptions;
    this.follower = new TopicFollower(kafka, Topic.ALERTS, CLIENT, new Reading());
  }

  /** Refuses where feeds must not be served. */
  static void check(String host, int port) {
    if (!LOOPBACK.matcher(host).matches() && !host.equals(IN_CONTAINER)) {
      throw new IllegalArgumentException(
          "feed-host must be a loopback address such as 127.0.0.1, because feeds have no log-in; in"
              + " a container whose port is published on loopback only, say: container. It is: "
              + host);
    }
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("feed-port must be from 0 to " + PORT_MAX + ": " + port);
    }
  }

  /**
   * Listens and starts to read.
   *
   * @throws IllegalStateException when the port is not to be had, naming the setting
   */
  void start() {
    try {
      String address = host.equals(IN_CONTAINER) ? "0.0.0.0" : host;
      var bound =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
      bound.setExecutor(threads);
      bound.createContext("/", this::answer);
      bound.start();
      server = bound;
    } catch (IOException e) {
      throw new IllegalStateException(
          "feeds cannot be served on port " + port + "; set alerts.delivery.feed-port", e);
    }
    follower.start();
  }

  /** Where the feeds are. */
  URI address() {
    HttpServer running = server;
    int bound = running == null ? port : running.getAddress().getPort();
    String name = host.equals(IN_CONTAINER) ? "127.0.0.1" : host;
    String literal = name.equals("::1") ? "[::1]" : name;
    return URI.create("http://" + literal + ":" + bound + PATH);
  }

  /** Where the feed of a subscription is, among these. */
  static URI address(URI feeds, String subscription) {
    return feeds.resolve(URLEncoder.encode(subscription, UTF_8).replace("+", "%20") + SUFFIX);
  }

  /** What is being read: shown once all is read that was there. */
  private final class Reading implements TopicReader {

    private FeedIndex told = index;

    @Override
    public void fromTheBeginning() {
      told = new FeedIndex();
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
      records.forEach(told::saw);
    }

    @Override
    public void caughtUp() {
      index = told;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      Optional<Subscription> asked = asked(exchange.getRequestURI().getRawPath());
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.sendResponseHeaders(405, NO_BODY);
      } else if (asked.isEmpty()) {
        exchange.sendResponseHeaders(404, NO_BODY);
      } else {
        feed(exchange, asked.get(), method.equals("HEAD"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The server would swallow it without a trace.
      LOGGER.atWarn().setCause(e).log("a feed was not served");
      throw e;
    }
  }

  private Optional<Subscription> asked(String path) {
    if (!path.startsWith(PATH) || !path.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    try {
      String name = path.substring(PATH.length(), path.length() - SUFFIX.length());
      return subscriptions
          .apply(URLDecoder.decode(name.replace("+", "%2B"), UTF_8))
          .filter(subscription -> !subscription.removed())
          .filter(
              subscription ->
                  subscription.channels().stream()
                      .anyMatch(channel -> channel.type() == Channel.Type.RSS));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void feed(HttpExchange exchange, Subscription subscription, boolean head)
      throws IOException, InterruptedException {
    List<FeedIndex.Place> places = index.newest(subscription.id());
    String tag =
        "\""
            + subscription.version()
            + "-"
            + (places.isEmpty() ? 0 : places.getFirst().offset() + 1)
            + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, NO_BODY);
      return;
    }
    byte[] body =
        AlertFeed.of(subscription, address(address(), subscription.id()).toString(), alerts(places))
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, head ? NO_BODY : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private List<Alert> alerts(List<FeedIndex.Place> places) throws InterruptedException {
    List<Alert> found = new ArrayList<>();
    for (FeedIndex.Place place : places) {
      log.content(Delivery.Kind.ALERT, place.partition(), place.offset())
          .ifPresent(
              content -> {
                switch (content) {
                  case Message.Content.One one -> found.add(one.alert());
                  case Message.Content.Many unused -> {}
                }
              });
    }
    return found;
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
    follower.close();
  }
}
