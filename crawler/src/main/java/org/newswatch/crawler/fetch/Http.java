package org.newswatch.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.net.NetworkGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, without redirects, robots or turns; everything bounded. */
final class Http implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Http.class);

  /** Header lines of one answer. */
  private static final int HEADERS_MAX = 200;

  /** Characters of one header line. */
  private static final int HEADER_CHARS_MAX = 16 * 1024;

  /** Bytes behind what was wanted that are read so that the line can serve again. */
  private static final int REST_BYTES_MAX = 64 * 1024;

  private static final int CONNECTIONS_MAX = 256;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,"
          + "application/xml;q=0.9,*/*;q=0.5";

  /** A host in ASCII and perhaps a port: no user, no escapes, no zone of an IPv6 address. */
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{1,5})?)?");

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

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

  Http(FetchSettings settings, Network network, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    hosts = new HostTable(settings, network);
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
            .setRoutePlanner(new Routes(hosts, settings.proxy()))
            .setUserAgent(settings.userAgent())
            .disableContentCompression()
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
    Optional<HttpHost> target = target(request.url());
    if (target.isEmpty()) {
      return new Answer.Ended(Failures.failed("address", "no http or https address with a host"));
    }
    HttpGet get = new HttpGet(request.url());
    get.setHeader("Accept", ACCEPT);
    get.setHeader("Accept-Encoding", Bodies.ACCEPTED);
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
      boolean proxied = hosts.isProxied(target.get().getHostName());
      if (proxied) {
        hosts.checkProxied(target.get());
      }
      HttpClientContext context = Routes.context(settings.proxy());
      ClassicHttpResponse response = client.executeOpen(target.get(), get, context);
      try {
        if (proxied && isOfProxy(target.get(), response, context)) {
          return new Answer.Ended(
              Failures.failed("proxy", "the proxy answered " + response.getCode()));
        }
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
      return new Answer.Ended(late.get() ? tooSlow() : Failures.of(e));
    } finally {
      deadline.cancel(false);
    }
  }

  /** Where a web address leads; nothing when it is none, or says who asks. */
  private static Optional<HttpHost> target(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
      if (!(scheme.equals("http") || scheme.equals("https")) || !authority.matches()) {
        return Optional.empty();
      }
      String host = authority.group(1).replaceAll("[\\[\\]]", "");
      // What the platform takes for no host at all could not be known by its domain.
      if (Urls.host(url).isEmpty() && !NetworkGuard.isOddAddress(host)) {
        return Optional.empty();
      }
      String port = authority.group(2);
      return Optional.of(new HttpHost(scheme, host, port == null ? -1 : Integer.parseInt(port)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("unreadable address");
      return Optional.empty();
    }
  }

  /** Whether the answer is the proxy's own and says nothing of the site. */
  private static boolean isOfProxy(
      HttpHost target, ClassicHttpResponse response, HttpClientContext context) {
    boolean untunnelled = target.getSchemeName().equals("https") && context.getSSLSession() == null;
    return untunnelled || response.getCode() == PROXY_AUTHENTICATION_REQUIRED;
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
    HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? null : entity.getContent();
    if (status < 200 || status >= 300) {
      leave(content, get);
    }
    if (status >= 300 && status < 400) {
      return new Answer.Moved(Headers.first(response, "Location").orElse(null));
    }
    if (status < 200 || status >= 300) {
      Duration pause = Headers.retryAfter(response, clock.instant()).orElse(null);
      return new Answer.Ended(
          new FetchOutcome.Failed(
              "http-" + status, "the server answered " + status, status, pause));
    }
    byte[] body = new byte[0];
    long announced = entity == null ? -1 : entity.getContentLength();
    if (announced > bytesMax && !truncate) {
      get.cancel();
      return new Answer.Ended(
          new FetchOutcome.TooLarge("the body is said to have " + announced + " bytes"));
    }
    if (content != null) {
      List<String> encodings = Headers.values(response, "Content-Encoding");
      Bodies.Body read = Bodies.read(content, encodings, bytesMax);
      body = read.bytes();
      if (!read.whole()) {
        get.cancel();
        if (!truncate) {
          return new Answer.Ended(
              new FetchOutcome.TooLarge("the body has more than " + bytesMax + " bytes"));
        }
      } else {
        leave(content, get);
      }
    }
    return new Answer.Ended(
        new FetchOutcome.Fetched(
            request.url(),
            status,
            body,
            Headers.joined(response),
            Headers.values(response, "X-Robots-Tag")));
  }

  /** Cuts the line when much more comes: closing a body would read it to its end. */
  private static void leave(@Nullable InputStream content, HttpGet get) {
    try {
      if (content != null && content.readNBytes(REST_BYTES_MAX).length == REST_BYTES_MAX) {
        get.cancel();
      }
    } catch (IOException e) {
      // What was wanted is there already.
      LOGGER.atDebug().addKeyValue("reason", e.toString()).log("a rest that nobody wants");
    }
  }

  FetchOutcome.Failed tooSlow() {
    return Failures.failed("timeout", "not done within " + settings.timeout().toMillis() + " ms");
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
