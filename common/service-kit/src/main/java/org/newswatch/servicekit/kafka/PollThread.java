package org.newswatch.servicekit.kafka;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of a {@link ConsumeLoop}: the only thread that touches the consumer. */
final class PollThread implements Runnable, ConsumerRebalanceListener {

  /** How long the batch in flight may take to finish when its partitions move away. */
  static final Duration REVOKE_TIMEOUT = Duration.ofSeconds(3);

  /** How long it may take when the loop stops. With the others below: less than 10 s in all. */
  static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(4);

  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /** A stop, an outcome or a rebalance is noticed within this time. */
  private static final Duration TICK = Duration.ofMillis(200);

  private static final Logger LOGGER = LoggerFactory.getLogger(PollThread.class);

  /** What the loop tells of itself. */
  @FunctionalInterface
  interface Watcher {
    void is(Health health);
  }

  private final String name;
  private final Set<Topic> topics;
  private final Consumer<byte[], byte[]> consumer;
  private final BatchHandler handler;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final PartitionWatcher partitionWatcher;
  private final BooleanSupplier stopping;
  private final Watcher watcher;
  private final ExecutorService worker;
  private final Counter polled;
  private final Counter committed;
  private final Counter retries;

  private final BrokerSilence brokers = new BrokerSilence(System::nanoTime);

  /** Why the brokers keep this waiting, as of the last turn. */
  private volatile Optional<Health> silence = Optional.empty();

  private @Nullable InFlight inFlight;
  private boolean durable;

  /** What is left of the wait before the batch is handed over again; null: it is not waiting. */
  private @Nullable Duration wait;

  PollThread(
      String name,
      Set<Topic> topics,
      Consumer<byte[], byte[]> consumer,
      BatchHandler handler,
      Metrics metrics,
      Backoff backoff,
      RandomGenerator random,
      PartitionWatcher partitionWatcher,
      BooleanSupplier stopping,
      Watcher watcher) {
    this.name = name;
    this.topics = topics;
    this.consumer = consumer;
    this.handler = handler;
    this.backoff = backoff;
    this.random = random;
    this.partitionWatcher = partitionWatcher;
    this.stopping = stopping;
    this.watcher = watcher;
    this.worker =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("newswatch-" + name + "-handle").factory());
    this.polled = metrics.counter(name, "polled");
    this.committed = metrics.counter(name, "committed");
    this.retries = metrics.counter(name, "retries");
  }

  @Override
  public void run() {
    Health end = new Health.Waiting("stopped");
    try {
      consumer.subscribe(topics.stream().map(Topic::topicName).toList(), this);
      Optional<Throwable> fatal = Optional.empty();
      while (!stopping.getAsBoolean() && fatal.isEmpty()) {
        fatal = step();
        silence = brokers.look(consumer.metrics());
      }
      if (fatal.isPresent()) {
        end = new Health.Down(fatal.get());
      } else {
        drain();
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      end = stopping.getAsBoolean() ? end : new Health.Down(e);
    } catch (Throwable e) {
      // Also errors: whoever asks for the health must learn what ended this thread.
      end = new Health.Down(e);
    } finally {
      try {
        release();
      } finally {
        // Last, because closing the consumer calls back and must not paint over the end.
        tell(end);
      }
    }
  }

  /** Present while the brokers do not answer. From any thread. */
  Optional<Health> silence() {
    return silence;
  }

  private void tell(Health end) {
    if (end instanceof Health.Down down) {
      LOGGER.atError().addKeyValue("service", name).setCause(down.cause()).log("consuming ended");
    }
    watcher.is(end);
  }

  private void release() {
    drop(Set.of());
    worker.shutdownNow();
    try {
      consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    } catch (RuntimeException e) {
      LOGGER.atWarn().addKeyValue("service", name).setCause(e).log("consumer did not close");
    }
  }

  /** One turn; gives the cause when there can be no other. */
  private Optional<Throwable> step() throws InterruptedException {
    InFlight batch = inFlight;
    if (batch == null) {
      next();
      return Optional.empty();
    }
    if (durable) {
      stayInGroup(commit() ? Duration.ZERO : TICK);
      return Optional.empty();
    }
    Duration left = wait;
    if (left != null) {
      waitOrRetry(batch, left);
      return Optional.empty();
    }
    Optional<Outcome> outcome = batch.outcome(TICK);
    if (outcome.isEmpty()) {
      stayInGroup(Duration.ZERO);
      return Optional.empty();
    }
    return switch (outcome.get()) {
      case Outcome.Done done -> {
        durable = true;
        commit();
        yield Optional.empty();
      }
      case Outcome.RetryLater later -> {
        retries.increment();
        wait = backoff.delay(batch.failed(), random);
        LOGGER
            .atWarn()
            .addKeyValue("service", name)
            .addKeyValue("why", later.why())
            .addKeyValue("wait", wait)
            .log("batch will be tried again");
        watcher.is(new Health.Waiting(later.why()));
        yield Optional.empty();
      }
      case Outcome.Fatal fatal -> Optional.of(fatal.cause());
    };
  }

  private void next() {
    consumer.resume(consumer.assignment());
    ConsumerRecords<byte[], byte[]> records = consumer.poll(TICK);
    if (!records.isEmpty()) {
      polled.increment(records.count());
      consumer.pause(consumer.assignment());
      inFlight = new InFlight(records, handler, worker);
    }
  }

  /** Time passes by polling, so that the group keeps this member. */
  private void waitOrRetry(InFlight batch, Duration left) {
    if (left.isPositive()) {
      Duration slice = left.compareTo(TICK) < 0 ? left : TICK;
      wait = left.minus(slice);
      stayInGroup(slice);
    } else {
      wait = null;
      batch.again();
    }
  }

  /** Polls while everything is paused. */
  private void stayInGroup(Duration patience) {
    if (inFlight == null) {
      return;
    }
    ConsumerRecords<byte[], byte[]> unexpected = consumer.poll(patience);
    if (!unexpected.isEmpty()) {
      InFlight.rewind(consumer, unexpected, consumer.assignment());
      consumer.pause(consumer.assignment());
    }
  }

  /** Whether the durable batch is done with; otherwise it is to be tried again after a poll. */
  private boolean commit() {
    InFlight batch = inFlight;
    if (batch == null) {
      return true;
    }
    try {
      consumer.commitSync(batch.offsets(consumer.assignment()), COMMIT_TIMEOUT);
      committed.increment(batch.count());
      forget();
      return true;
    } catch (CommitFailedException e) {
      LOGGER.atWarn().addKeyValue("service", name).log("partitions moved, records come again");
      forget();
      return true;
    } catch (RebalanceInProgressException e) {
      LOGGER.atDebug().addKeyValue("service", name).log("commit waits for the rebalance");
      return false;
    } catch (RetriableException e) {
      LOGGER
          .atWarn()
          .addKeyValue("service", name)
          .addKeyValue("cause", e.toString())
          .log("commit will be tried again");
      watcher.is(new Health.Waiting("Kafka takes no commit: " + e.getMessage()));
      return false;
    }
  }

  private void forget() {
    inFlight = null;
    durable = false;
    wait = null;
    watcher.is(new Health.Up());
  }

  /** Gives the batch up uncommitted; partitions that stay here are read again from its start. */
  private void drop(Collection<TopicPartition> kept) {
    InFlight batch = inFlight;
    if (batch != null) {
      batch.abandon();
      batch.rewind(consumer, kept);
      inFlight = null;
      durable = false;
      wait = null;
    }
  }

  /** Lets the batch in flight finish in the time given, and commits it if it did. */
  private void finish(InFlight batch, Duration patience) throws InterruptedException {
    if (!durable && wait == null) {
      durable = batch.outcome(patience).filter(Outcome.Done.class::isInstance).isPresent();
    }
    if (durable) {
      commit();
    }
  }

  private void drain() throws InterruptedException {
    InFlight batch = inFlight;
    if (batch != null) {
      finish(batch, DRAIN_TIMEOUT);
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitionWatcher.gained(partitions);
    if (inFlight == null) {
      watcher.is(new Health.Up());
    } else {
      consumer.pause(partitions);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    InFlight batch = inFlight;
    if (batch != null && batch.holdsAnyOf(partitions)) {
      try {
        finish(batch, REVOKE_TIMEOUT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      drop(keptBeside(partitions));
    }
    partitionWatcher.gone(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    InFlight batch = inFlight;
    if (batch != null && batch.holdsAnyOf(partitions)) {
      drop(keptBeside(partitions));
    }
    partitionWatcher.lost(partitions);
    watcher.is(new Health.Waiting("lost its partitions, joins the group again"));
  }

  private Set<TopicPartition> keptBeside(Collection<TopicPartition> gone) {
    Set<TopicPartition> kept = new HashSet<>(consumer.assignment());
    kept.removeAll(gone);
    return kept;
  }
}
