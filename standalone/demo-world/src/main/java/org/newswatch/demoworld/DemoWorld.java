package org.newswatch.demoworld;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.newswatch.demoworld.Content.Entry;

/**
 * Ten news sites behind one HTTP server on 127.0.0.1, told apart by the Host header.
 *
 * <p>A crawler is given {@link #sources()} and a resolver that sends the names in {@link #hosts()}
 * to this server; addresses in feeds and pages never hold a port. Worlds with the same {@code
 * startedAt} hold the same pages, byte for byte, so a world may be closed and opened again.
 *
 * <p>Some articles are revised: their first version stands until {@code GET} has fetched it, and
 * three seconds longer; then the page and the feed show the second. A world that is opened more
 * than five minutes after {@code startedAt} is taken for one that ran before: it shows only the
 * second versions, so that a crawler that knows them sees no change; opened again sooner, it begins
 * with the first versions once more.
 *
 * <p>A person looks at a site under its name with {@code .localhost} added, as in {@code
 * http://harbour-courier.test.localhost:PORT/}; the bare address lists them all.
 *
 * <p>Thread-safe.
 */
public final class DemoWorld implements AutoCloseable {

  /** How often {@link #goOn()} adds an article. */
  public static final Duration ARTICLE_EVERY = Duration.ofSeconds(20);

  private static final long SEED = 20_260_101L;
  private static final int BACKLOG = 64;

  private final Content content;
  private final Shelf shelf;
  private final InstantSource clock;
  private final Instant startedAt;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService requests;

  private DemoWorld(InstantSource clock, Instant startedAt, Content content) {
    this.clock = clock;
    this.startedAt = startedAt;
    this.content = content;
    this.shelf = new Shelf(clock, startedAt, content.entries());
  }

  /**
   * A world whose news is dated from {@code startedAt}; nothing is served yet.
   *
   * @param clock decides when revisions and new articles appear
   */
  public static DemoWorld open(InstantSource clock, Instant startedAt) {
    return new DemoWorld(clock, startedAt, Content.load(startedAt));
  }

  /**
   * Binds a free port of 127.0.0.1 and answers from now on.
   *
   * @throws IOException if no port can be bound
   * @throws IllegalStateException if it was started before
   */
  public synchronized void start() throws IOException {
    if (server != null) {
      throw new IllegalStateException("the demo world was started before");
    }
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var bound = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
    var threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("demo-world-", 0).factory());
    bound.setExecutor(threads);
    bound.createContext(
        "/", new Front(content.sites(), shelf, new Pages(content.tongues()), startedAt));
    bound.start();
    server = bound;
    requests = threads;
  }

  /**
   * The port of 127.0.0.1 that all sites answer on.
   *
   * @throws IllegalStateException before {@link #start()}
   */
  public synchronized int port() {
    var running = server;
    if (running == null) {
      throw new IllegalStateException("the demo world is not running");
    }
    return running.getAddress().getPort();
  }

  /** Each host name of the world with the {@code 127.0.0.1:port} that it is served at. */
  public Map<String, String> hosts() {
    var hosts = new LinkedHashMap<String, String>();
    String address = "127.0.0.1:" + port();
    content.sites().keySet().forEach(host -> hosts.put(host, address));
    return hosts;
  }

  /** All feeds of the world, one of them broken. */
  public List<DemoSource> sources() {
    var sources = new ArrayList<DemoSource>();
    for (Site site : content.sites().values()) {
      sources.add(site.source());
      site.brokenSource().ifPresent(sources::add);
    }
    return List.copyOf(sources);
  }

  /** What a complete crawl must find, apart from what is added while the world goes on. */
  public Plan plan() {
    var articles = new LinkedHashMap<URI, Integer>();
    var skipped = new ArrayList<Plan.Skipped>();
    for (Entry entry : content.entries()) {
      URI url = entry.first().url();
      switch (entry.first().kind()) {
        case NEWS -> articles.put(url, entry.second() == null ? 1 : 2);
        case FORBIDDEN -> skipped.add(new Plan.Skipped(url, Plan.Reason.FORBIDDEN_BY_ROBOTS));
        case GALLERY -> skipped.add(new Plan.Skipped(url, Plan.Reason.NO_ARTICLE));
      }
    }
    for (Site site : content.sites().values()) {
      site.brokenSource()
          .ifPresent(
              broken -> skipped.add(new Plan.Skipped(broken.feed(), Plan.Reason.BROKEN_FEED)));
    }
    return new Plan(articles, skipped);
  }

  /** From now on the world adds an article every {@link #ARTICLE_EVERY}. */
  public void goOn() {
    goOn(ARTICLE_EVERY, SEED);
  }

  /**
   * From now on the world adds articles and revises about one a minute of them. What it adds is
   * decided by the seed and the clock alone; only the newest are kept.
   *
   * @param every time between two articles, at least a second
   * @param seed other seeds give other news
   */
  public void goOn(Duration every, long seed) {
    shelf.goOn(Supply.load(content, startedAt, clock.instant(), every, seed));
  }

  @Override
  public synchronized void close() {
    var running = server;
    if (running != null) {
      running.stop(0);
      server = null;
    }
    var threads = requests;
    if (threads != null) {
      threads.close();
      requests = null;
    }
  }
}
