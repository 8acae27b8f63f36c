package org.newswatch.servicekit.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls, hands each batch to the handler, and commits its offsets once the handler says that the
 * effect is durable: whatever is killed whenever, each record is handled at least once.
 *
 * <p>The handler runs beside the polling thread, so a slow one does not cost the group membership.
 * A batch that is to come later is handed over again, the same and alone, for as long as it takes,
 * while all partitions are paused. When partitions move to another process, the batch in flight
 * gets {@link PollThread#REVOKE_TIMEOUT} to finish; what is not durable then is left to the new
 * owner. A handler that throws stops the loop: {@link #health} then says {@link Health.Down} with
 * what it threw, and nothing is committed.
 *
 * <p>Counts {@code newswatch.<name>.polled}, {@code .committed} (records) and {@code .retries}
 * (batches). Once drained, polled = committed, plus what came twice after a restart or a rebalance.
 */
public final class ConsumeLoop implements Service {

  /** {@link #close} returns within this time, whatever the handler does. */
  public static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  /** For stores that are away: soon at first, then about every 20 s. */
  public static final Backoff BACKOFF_DEFAULT =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(20));

  private static final Logger LOGGER = LoggerFactory.getLogger(ConsumeLoop.class);

  private final String name;
  private final Set<Topic> topics;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final BatchHandler handler;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Metrics metrics;
  private final PartitionWatcher partitions;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private volatile Health health = new Health.Starting("not started");
  private volatile @Nullable Thread thread;
  private volatile Supplier<Optional<Health>> silence = Optional::empty;

  /** With {@link #BACKOFF_DEFAULT}. */
  public ConsumeLoop(
      String name,
      Set<Topic> topics,
      Supplier<Consumer<byte[], byte[]>> consumers,
      BatchHandler handler,
      Metrics metrics) {
    this(
        name,
        topics,
        consumers,
        handler,
        metrics,
        BACKOFF_DEFAULT,
        () -> ThreadLocalRandom.current().nextLong(),
        PartitionWatcher.NONE);
  }

  /**
   * A loop that is not started yet.
   *
   * @param name of the service, in lower case
   * @param consumers makes the consumer, at {@link #start}; the loop closes it
   * @param backoff between attempts at one batch; its limit is disregarded: nothing is given up
   */
  public ConsumeLoop(
      String name,
      Set<Topic> topics,
      Supplier<Consumer<byte[], byte[]>> consumers,
      BatchHandler handler,
      Metrics metrics,
      Backoff backoff,
      RandomGenerator random) {
    this(name, topics, consumers, handler, metrics, backoff, random, PartitionWatcher.NONE);
  }

  /** The same, telling which partitions it reads. */
  public ConsumeLoop(
      String name,
      Set<Topic> topics,
      Supplier<Consumer<byte[], byte[]>> consumers,
      BatchHandler handler,
      Metrics metrics,
      Backoff backoff,
      RandomGenerator random,
      PartitionWatcher partitions) {
    this.name = name;
    this.topics = Set.copyOf(topics);
    this.consumers = consumers;
    this.handler = handler;
    this.metrics = metrics;
    this.backoff = backoff;
    this.random = random;
    this.partitions = partitions;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start() {
    if (thread != null || stopping.get()) {
      throw new IllegalStateException(name + " was started or closed before");
    }
    health = new Health.Starting("waits for partitions of " + topics);
    PollThread polling =
        new PollThread(
            name,
            topics,
            consumers.get(),
            handler,
            metrics,
            backoff,
            random,
            partitions,
            stopping::get,
            now -> health = now);
    silence = polling::silence;
    Thread started = new Thread(polling, "newswatch-" + name + "-poll");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  @Override
  public Health health() {
    Health now = health;
    Thread polling = thread;
    if (now.live() && polling != null && !polling.isAlive() && !stopping.get()) {
      // It says why before it ends; this is for an end that even that could not be said of.
      return new Health.Down(new IllegalStateException("the polling thread of " + name + " ended"));
    }
    return now.ready() ? silence.get().orElse(now) : now;
  }

  @Override
  public void close() {
    stopping.set(true);
    Thread polling;
    synchronized (this) {
      polling = thread;
    }
    if (polling == null) {
      return;
    }
    try {
      if (!polling.join(STOP_TIMEOUT)) {
        LOGGER.atError().addKeyValue("service", name).log("did not stop in time, is abandoned");
        polling.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      polling.interrupt();
    }
  }
}
