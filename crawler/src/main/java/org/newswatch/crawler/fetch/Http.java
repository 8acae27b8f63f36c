package org.newswatch.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, without redirects, robots or turns; everything bounded. */
final class Http implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Http.class);

  /** Header lines of one answer. */
  private static final int HEADERS_MAX = 200;

  /** Characters of one header line. */
  private static final int HEADER_CHARS_MAX = 16 * 1024;

  private static final int CONNECTIONS_MAX = 256;
  private static final int CHUNK_BYTES = 16 * 1024;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,"
          + "application/xml;q=0.9,*/*;q=0.5";

  /** An answer as it came. */
  sealed interface Answer {
    /** A redirect to {@code location}, which may be relative or nothing at all. */
    record Moved(@Nullable String location) implements Answer {}

    record Ended(FetchOutcome outcome) implements Answer {}
  }

  private final FetchSettings settings;
  private final InstantSource clock;
  private final HostTable hosts;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  Http(FetchSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    hosts = new HostTable(settings);
    Timeout timeout = Timeout.of(settings.timeout());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(hosts)
            .setSchemePortResolver(hosts)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setMaxConnPerRoute(2)
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
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .setTimeToLive(TimeValue.of(KEEP_ALIVE))
                    .build())
            .build();
    client =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setSchemePortResolver(hosts)
            .setUserAgent(settings.userAgent())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableConnectionState()
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setAuthenticationEnabled(false)
                    .setConnectionRequestTimeout(timeout)
                    .setResponseTimeout(timeout)
                    .build())
            .build();
    deadlines =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("crawler-deadlines").factory());
  }

  /**
   * Asks once.
   *
   * @param left time until the whole must have ended
   * @param truncate whether a body over the bound is cut instead of refused
   * @throws InterruptedException when the thread is interrupted before the end
   */
  Answer get(FetchRequest request, Duration left, int bytesMax, boolean truncate)
      throws InterruptedException {
    try {
      hosts.check(request.url());
    } catch (UnknownHostException e) {
      return new Answer.Ended(failure(e));
    }
    HttpGet get = new HttpGet(request.url());
    get.setHeader("Accept", ACCEPT);
    if (request.etag() != null) {
      get.setHeader("If-None-Match", request.etag());
    }
    if (request.lastModified() != null) {
      get.setHeader("If-Modified-Since", request.lastModified());
    }
    AtomicBoolean late = new AtomicBoolean();
    // Socket timeouts count from byte to byte; only cutting the line bounds the whole.
    var deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              get.cancel();
            },
            Math.max(1, left.toMillis()),
            TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, get, null);
      try {
        return answer(request, response, get, bytesMax, truncate);
      } finally {
        release(response);
      }
    } catch (IOException | RuntimeException e) {
      // The client tells of an interrupt as of a broken line, which the server has no part in.
      if (Thread.interrupted()) {
        var stopped = new InterruptedException("stopped while fetching");
        stopped.initCause(e);
        throw stopped;
      }
      return new Answer.Ended(late.get() ? tooSlow() : failure(e));
    } finally {
      deadline.cancel(false);
    }
  }

  private static void release(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      // A line that was cut on purpose complains once more; what was read of it stands.
      LOGGER.atDebug().addKeyValue("reason", e.toString()).log("connection ended early");
    }
  }

  private Answer answer(
      FetchRequest request,
      ClassicHttpResponse response,
      HttpGet get,
      int bytesMax,
      boolean truncate)
      throws IOException {
    int status = response.getCode();
    if (status == 304) {
      return new Answer.Ended(new FetchOutcome.NotModified());
    }
    if (status >= 300 && status < 400) {
      Header location = response.getFirstHeader("Location");
      return new Answer.Moved(location == null ? null : location.getValue());
    }
    if (status < 200 || status >= 300) {
      return new Answer.Ended(
          new FetchOutcome.Failed(
              "http-" + status, "the server answered " + status, status, retryAfter(response)));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpEntity entity = response.getEntity();
    if (entity != null && !read(entity, body, bytesMax)) {
      get.cancel();
      if (!truncate) {
        return new Answer.Ended(
            new FetchOutcome.TooLarge("the body has more than " + bytesMax + " bytes"));
      }
    }
    return new Answer.Ended(
        new FetchOutcome.Fetched(request.url(), status, body.toByteArray(), headers(response)));
  }

  /** Whether the body ended within the bound. */
  private static boolean read(HttpEntity entity, ByteArrayOutputStream body, int bytesMax)
      throws IOException {
    InputStream in = entity.getContent();
    if (in == null) {
      return true;
    }
    byte[] chunk = new byte[CHUNK_BYTES];
    int count = in.read(chunk);
    while (count >= 0) {
      int room = bytesMax - body.size();
      body.write(chunk, 0, Math.min(count, room));
      if (count > room) {
        // The stream is left open on purpose: closing it would read an endless body to its end.
        return false;
      }
      count = in.read(chunk);
    }
    return true;
  }

  private static Map<String, String> headers(ClassicHttpResponse response) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      String value = header.getValue();
      if (value != null) {
        headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value);
      }
    }
    return headers;
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader("Retry-After");
    if (header == null || header.getValue() == null) {
      return null;
    }
    String value = header.getValue().strip();
    Duration asked;
    if (value.matches("\\d{1,9}")) {
      asked = Duration.ofSeconds(Long.parseLong(value));
    } else {
      try {
        var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        asked = Duration.between(clock.instant(), until);
      } catch (DateTimeException e) {
        return null;
      }
    }
    if (!asked.isPositive()) {
      return null;
    }
    return asked.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : asked;
  }

  FetchOutcome.Failed tooSlow() {
    return new FetchOutcome.Failed(
        "timeout", "not done within " + settings.timeout().toMillis() + " ms", null, null);
  }

  private static FetchOutcome failure(Exception e) {
    String detail = e.getClass().getSimpleName() + ": " + e.getMessage();
    if (e instanceof HostTable.PrivateAddressException) {
      return new FetchOutcome.Refused(String.valueOf(e.getMessage()));
    }
    String reason =
        switch (e) {
          case UnknownHostException unused -> "dns";
          case ConnectTimeoutException unused -> "timeout";
          case SocketTimeoutException unused -> "timeout";
          case ConnectException unused -> "connect";
          case SSLException unused -> "tls";
          case IOException unused -> "io";
          default -> "protocol";
        };
    return new FetchOutcome.Failed(reason, detail, null, null);
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
