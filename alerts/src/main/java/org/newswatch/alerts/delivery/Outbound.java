package org.newswatch.alerts.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.newswatch.desk.ChannelRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to addresses that other people chose. No redirect is followed, no cookie kept, no private
 * network entered; time, headers and what is read of the answer are bounded.
 */
final class Outbound implements AutoCloseable {

  /** Until the whole answer must be there, look-up and connecting included. */
  static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** The longest pause that a receiver is granted. */
  static final Duration RETRY_AFTER_MAX = Duration.ofHours(2);

  /** Bytes of an answer that are read so that the line can serve again; nobody wants them. */
  static final int ANSWER_BYTES_MAX = 16 * 1024;

  /** Header lines of an answer. */
  static final int HEADERS_MAX = 100;

  /** Characters of one header line. */
  static final int HEADER_CHARS_MAX = 8 * 1024;

  static final String USER_AGENT = "Newswatch-Alerts/1";

  private static final Logger LOGGER = LoggerFactory.getLogger(Outbound.class);
  private static final int CONNECTIONS_MAX = 1_000;
  private static final int CONNECTIONS_TO_ONE_MAX = 16;
  private static final int DETAIL_CHARS_MAX = 300;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private static final int GONE = 410;

  private final InstantSource clock;
  private final GuardedHosts hosts;
  private final Duration timeout;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;
  private volatile boolean closed;

  /** Closes the hosts with itself. */
  Outbound(GuardedHosts hosts, Duration timeout, InstantSource clock) {
    this.clock = clock;
    this.hosts = hosts;
    this.timeout = timeout;
    Timeout patience = Timeout.of(timeout);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(hosts)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setMaxConnPerRoute(CONNECTIONS_TO_ONE_MAX)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxHeaderCount(HEADERS_MAX)
                            .setMaxLineLength(HEADER_CHARS_MAX)
                            .build())
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(patience)
                    .setSocketTimeout(patience)
                    .build())
            .build();
    client =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setUserAgent(USER_AGENT)
            .disableContentCompression()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setAuthenticationEnabled(false)
                    .setConnectionRequestTimeout(patience)
                    .setResponseTimeout(patience)
                    .build())
            .build();
    deadlines =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("newswatch-alerts-deadlines").factory());
  }

  /**
   * Posts JSON once.
   *
   * @param target http or https, checked before: see {@link ChannelRules}
   */
  Sent post(URI target, byte[] json, Map<String, String> headers) throws InterruptedException {
    HttpPost post = new HttpPost(target);
    post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    headers.forEach(post::setHeader);
    AtomicBoolean late = new AtomicBoolean();
    // Socket timeouts count from byte to byte; only cutting the line bounds the whole.
    Future<?> deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              post.cancel();
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, post, null);
      try {
        return judged(response.getCode(), retryAfter(response, clock.instant()));
      } finally {
        leave(response, post);
      }
    } catch (IOException | RuntimeException e) {
      if (Thread.interrupted() || closed) {
        var stopped = new InterruptedException("stopped while posting");
        stopped.initCause(e);
        throw stopped;
      }
      return late.get()
          ? Sent.later("timeout", "no answer within " + timeout.toSeconds() + " s")
          : failed(e, target);
    } finally {
      deadline.cancel(false);
    }
  }

  /**
   * What a status means. 2xx: taken. 410: wanted no more, for good. 408, 425, 429 and 5xx: not now.
   * Everything else, redirects too, is a mistake on one side or the other that somebody may mend.
   */
  static Sent judged(int status, Optional<Duration> retryAfter) {
    String detail = "the receiver answered " + status;
    if (status >= 200 && status < 300) {
      return Sent.DELIVERED;
    }
    if (status == GONE) {
      return new Sent.Dead("gone", detail + ": it wants no more of this");
    }
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      return new Sent.Later("http-" + status, detail, retryAfter.orElse(null));
    }
    return new Sent.Refused(
        "http-" + status, status < 400 ? detail + "; redirects are not followed" : detail);
  }

  private static Optional<Duration> retryAfter(ClassicHttpResponse response, Instant now) {
    Header header = response.getFirstHeader("Retry-After");
    if (header == null || header.getValue() == null) {
      return Optional.empty();
    }
    String value = header.getValue().strip();
    Optional<Duration> asked =
        SECONDS.matcher(value).matches()
            ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
            : Optional.ofNullable(DateUtils.parseStandardDate(value))
                .map(until -> Duration.between(now, until));
    return asked
        .filter(Duration::isPositive)
        .map(pause -> pause.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : pause);
  }

  /** Cuts the line when much more comes: closing an answer would read it to its end. */
  private static void leave(ClassicHttpResponse response, HttpPost post) {
    try (response) {
      HttpEntity entity = response.getEntity();
      InputStream content = entity == null ? null : entity.getContent();
      if (content != null && content.readNBytes(ANSWER_BYTES_MAX).length == ANSWER_BYTES_MAX) {
        post.cancel();
      }
    } catch (IOException e) {
      // The status stands; the rest is nobody's business.
      LOGGER.atDebug().addKeyValue("reason", e.toString()).log("an answer broke off");
    }
  }

  /** Never tells the path of the target, which may be all that keeps others from posting to it. */
  static Sent failed(Exception e, URI target) {
    String detail =
        shown(
            e.getClass().getSimpleName() + ": " + without(target, String.valueOf(e.getMessage())));
    return switch (e) {
      case GuardedHosts.PrivateAddressException refused ->
          new Sent.Refused(
              "private-network",
              shown(refused.getMessage() + "; alerts.private-hosts may name the host"));
      case UnknownHostException unused -> Sent.later("dns", detail);
      case SocketTimeoutException unused -> Sent.later("timeout", detail);
      case SSLException unused -> Sent.later("tls", detail);
      case IOException unused -> Sent.later("connection", detail);
      default -> new Sent.Refused("protocol", detail);
    };
  }

  private static String without(URI target, String message) {
    String path = target.getRawPath();
    String query = target.getRawQuery();
    String bare = path == null || path.length() < 2 ? message : message.replace(path, "/...");
    return query == null || query.isEmpty() ? bare : bare.replace(query, "...");
  }

  private static String shown(String detail) {
    String line = detail.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() > DETAIL_CHARS_MAX ? line.substring(0, DETAIL_CHARS_MAX) : line;
  }

  @Override
  public void close() {
    closed = true;
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
    hosts.close();
  }
}
