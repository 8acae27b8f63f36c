package org.newswatch.crawler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.schedule.Order;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crawls the sources of its configuration: one thread decides what is due, virtual threads fetch
 * it, and a {@link CrawlSink} keeps what comes of it.
 */
public final class CrawlerService implements Service {

  private static final Logger LOGGER = LoggerFactory.getLogger(CrawlerService.class);
  static final String NAME = "crawler";

  /** How long the scheduler waits when nothing is due; what settles meanwhile is seen then. */
  private static final Duration TICK = Duration.ofMillis(50);

  private static final Duration RESTORE_RETRY = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
  private static final int TRACE_BYTES = 16;

  private final CrawlerConfig config;
  private final CrawlSink sink;
  private final Fetcher fetcher;
  private final Crawl crawl;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Semaphore free;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile Health health = new Health.Starting("being started");
  private @Nullable ExecutorService workers;
  private @Nullable Thread scheduler;

  /** A crawler that keeps what it finds in Kafka. */
  public CrawlerService(
      CrawlerConfig config,
      KafkaSettings kafka,
      Metrics metrics,
      InstantSource clock,
      RandomGenerator random) {
    this(config, new KafkaCrawlSink(kafka), metrics, clock, Sleeper.SYSTEM, random);
  }

  /** A crawler that keeps what it finds in {@code sink}, which it closes. */
  public CrawlerService(
      CrawlerConfig config,
      CrawlSink sink,
      Metrics metrics,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.config = config;
    this.sink = sink;
    this.clock = clock;
    this.random = random;
    this.fetcher = new Fetcher(config.fetchSettings(), clock, sleeper);
    this.crawl = new Crawl(config, fetcher, sink, new CrawlMetrics(metrics), clock);
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
    String held = crawl.notKept();
    return held != null && health instanceof Health.Up ? new Health.Waiting(held) : health;
  }

  private void run() {
    try {
      fetcher.started(clock.instant());
      restore();
      health = new Health.Up();
      while (!stopping.get()) {
        dispatch();
      }
    } catch (InterruptedException e) {
      LOGGER.atDebug().log("crawler interrupted");
    } catch (RuntimeException | Error e) {
      health = new Health.Down(e);
      LOGGER.atError().setCause(e).log("crawler stopped");
    }
  }

  private void restore() throws InterruptedException {
    boolean restored = false;
    while (!restored) {
      try {
        crawl.restore();
        restored = true;
      } catch (CrawlSink.NotKeptException e) {
        health = new Health.Starting("to read past fetch results: " + e.getMessage());
        LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("crawl state not yet restored");
        TimeUnit.MILLISECONDS.sleep(RESTORE_RETRY.toMillis());
      }
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
      if (!stopping.get()) {
        health = new Health.Down(e);
        LOGGER.atError().addKeyValue("url", order.url()).setCause(e).log("crawler failed");
      }
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
    Thread thread;
    ExecutorService pool;
    synchronized (this) {
      thread = scheduler;
      pool = workers;
    }
    if (thread != null) {
      thread.interrupt();
    }
    if (pool != null) {
      pool.shutdownNow();
    }
    try {
      if (thread != null) {
        thread.join(STOP_TIMEOUT);
      }
      if (pool != null && !pool.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.atWarn().log("fetches were cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fetcher.close();
      sink.close();
    }
  }
}
