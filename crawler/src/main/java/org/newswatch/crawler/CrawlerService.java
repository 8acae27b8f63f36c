package org.newswatch.crawler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.health.HealthLedger;
import org.newswatch.crawler.schedule.Order;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crawls the sources there are, those of its configuration and those that people added: one thread
 * decides what is due, virtual threads fetch it, a {@link CrawlSink} keeps what comes of it, and
 * one more thread follows the sources and tells how they do.
 */
public final class CrawlerService implements Service {

  private static final Logger LOGGER = LoggerFactory.getLogger(CrawlerService.class);
  static final String NAME = "crawler";

  /** How long the scheduler waits when nothing is due; what settles meanwhile is seen then. */
  private static final Duration TICK = Duration.ofMillis(50);

  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
  private static final int TRACE_BYTES = 16;

  private final CrawlerConfig config;
  private final CrawlSink sink;
  private final SourceStore store;
  private final Fetcher fetcher;
  private final HealthLedger ledger = new HealthLedger();
  private final Crawl crawl;
  private final SourceSync sources;
  private final HealthReports reports;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Semaphore free;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile Health health = new Health.Starting("being started");
  private @Nullable ExecutorService workers;
  private @Nullable Thread scheduler;
  private @Nullable Thread follower;

  /** A crawler that keeps what it finds in Kafka. */
  public CrawlerService(
      CrawlerConfig config,
      KafkaSettings kafka,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random) {
    this(
        config,
        new KafkaCrawlSink(kafka),
        SourceStore.over(kafka),
        metrics,
        clock,
        Sleeper.SYSTEM,
        random);
  }

  /** A crawler of these sources that keeps what it finds in {@code sink}; it closes both. */
  public CrawlerService(
      CrawlerConfig config,
      CrawlSink sink,
      SourceStore store,
      Metrics metrics,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.config = config;
    this.sink = sink;
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.fetcher = new Fetcher(config.fetchSettings(), clock, sleeper, new RobotsLog(sink, clock));
    this.crawl = new Crawl(config, fetcher, sink, new CrawlMetrics(metrics), clock, ledger::add);
    this.sources = new SourceSync(config, store, crawl, clock);
    this.reports = new HealthReports(store, ledger, crawl, metrics, clock, config.healthInterval());
    this.free = new Semaphore(config.fetchesMax());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void start() {
    if (scheduler != null) {
      throw new IllegalStateException("the crawler was started before");
    }
    if (config.contactUrl() == null) {
      LOGGER
          .atWarn()
          .addKeyValue("setting", "crawler.contact-url")
          .log("servers are not told whom to ask about this crawler");
    }
    sink.open();
    workers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("crawler-fetch-", 0).factory());
    Thread thread = Thread.ofPlatform().name("crawler-schedule").unstarted(this::run);
    scheduler = thread;
    thread.start();
  }

  @Override
  public Health health() {
    Health now = health;
    if (!(now instanceof Health.Up)) {
      return now;
    }
    String held = crawl.notKept();
    return held == null ? sources.health().orElse(now) : new Health.Waiting(held);
  }

  private void run() {
    try {
      fetcher.started(clock.instant());
      restore();
      health = new Health.Up();
      startFollowing();
      while (!stopping.get()) {
        dispatch();
      }
    } catch (InterruptedException e) {
      LOGGER.atDebug().log("crawler interrupted");
    } catch (RuntimeException | Error e) {
      died(e);
    } finally {
      if (!isFollowing()) {
        sources.close();
      }
    }
  }

  /** From then on that thread alone may close what it reads from. */
  private synchronized boolean isFollowing() {
    return follower != null;
  }

  private void died(Throwable e) {
    if (!stopping.get()) {
      health = new Health.Down(e);
      LOGGER.atError().setCause(e).log("crawler stopped");
    }
  }

  private void restore() throws InterruptedException {
    boolean restored = false;
    while (!restored) {
      try {
        sources.start();
        ledger.clear();
        crawl.restore();
        restored = true;
      } catch (SourceStoreException | CrawlSink.NotKeptException e) {
        health = new Health.Starting("to read sources and past results: " + e.getMessage());
        LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("crawl state not yet restored");
        TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
      }
    }
  }

  private synchronized void startFollowing() {
    if (!stopping.get()) {
      Thread thread = Thread.ofPlatform().name("crawler-sources").unstarted(this::follow);
      follower = thread;
      thread.start();
    }
  }

  private void follow() {
    try {
      while (!stopping.get()) {
        try {
          sources.follow();
          reports.write();
        } catch (SourceStoreException e) {
          LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("sources cannot be followed");
          TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        }
      }
    } catch (InterruptedException e) {
      LOGGER.atDebug().log("no longer following the sources");
    } catch (RuntimeException | Error e) {
      died(e);
    } finally {
      sources.close();
    }
  }

  private void dispatch() throws InterruptedException {
    ExecutorService pool = workers;
    int room = free.availablePermits();
    if (pool == null) {
      return;
    }
    List<Order> orders = room == 0 ? List.of() : crawl.frontier().take(clock.instant(), room);
    for (Order order : orders) {
      String traceId = traceId();
      free.acquire();
      pool.execute(() -> work(order, traceId));
    }
    if (orders.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
    }
  }

  private void work(Order order, String traceId) {
    try {
      crawl.carryOut(order, traceId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      died(e);
    } finally {
      free.release();
    }
  }

  private String traceId() {
    byte[] bytes = new byte[TRACE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    stopping.set(true);
    List<Thread> threads = new ArrayList<>();
    ExecutorService pool;
    synchronized (this) {
      Stream.of(Optional.ofNullable(scheduler), Optional.ofNullable(follower))
          .flatMap(Optional::stream)
          .forEach(threads::add);
      pool = workers;
    }
    threads.forEach(Thread::interrupt);
    if (pool != null) {
      pool.shutdownNow();
    }
    try {
      for (Thread thread : threads) {
        var unused = thread.join(STOP_TIMEOUT);
      }
      if (pool != null && !pool.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.atWarn().log("fetches were cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      crawl.close();
      fetcher.close();
      store.close();
      sink.close();
    }
  }
}
