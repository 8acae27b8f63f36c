package org.newswatch.servicekit.streams;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.kafka.BrokerSilence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka Streams application from start to close; it keeps what stopped it. Thread-safe. */
public final class StreamsApplication implements AutoCloseable {

  /** How long closing may take; a record in work longer than that is done again after the start. */
  static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Ten years: a broker that is away is waited for, however long. Not more, for Kafka adds it to
   * the time of day.
   */
  static final Duration TASK_TIMEOUT = Duration.ofDays(3_650);

  /** Links of a chain of causes that are looked at. */
  private static final int CAUSES_MAX = 20;

  private static final Logger LOGGER = LoggerFactory.getLogger(StreamsApplication.class);

  private final String name;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicReference<@Nullable KafkaStreams> streams = new AtomicReference<>();

  private final BrokerSilence brokers = new BrokerSilence(System::nanoTime);

  /** Nothing runs until {@link #start}. */
  public StreamsApplication(String name) {
    this.name = name;
  }

  /** Starts it; once. What it keeps on disk is thrown away when it cannot be opened. */
  public void start(Topology topology, Properties properties) {
    var patient = new Properties();
    patient.put("task.timeout.ms", TASK_TIMEOUT.toMillis());
    patient.putAll(properties);
    var started = new KafkaStreams(topology, patient);
    if (!streams.compareAndSet(null, started)) {
      started.close();
      throw new IllegalStateException(name + " was started before");
    }
    started.setUncaughtExceptionHandler(this::failed);
    try {
      started.start();
    } catch (ProcessorStateException e) {
      // Whoever is killed while Kafka Streams deletes a store that it will read again leaves half
      // of one, which nothing opens ever after.
      LOGGER
          .atWarn()
          .addKeyValue("application", name)
          .setCause(e)
          .log("state on disk cannot be opened and is read again from Kafka");
      started.close(CLOSE_TIMEOUT);
      var anew = new KafkaStreams(topology, patient);
      streams.set(anew);
      anew.setUncaughtExceptionHandler(this::failed);
      anew.cleanUp();
      anew.start();
    }
  }

  /**
   * Up while it runs; waiting while Kafka does not answer; down for good once a thread died of
   * something that will not pass, with what killed it.
   */
  public Health health() {
    Throwable cause = failure.get();
    KafkaStreams running = streams.get();
    if (cause != null) {
      return new Health.Down(cause);
    }
    if (running == null) {
      return new Health.Starting(name + " is not started");
    }
    return switch (running.state()) {
      case RUNNING -> brokers.look(running.metrics()).orElseGet(Health.Up::new);
      case CREATED, REBALANCING ->
          brokers
              .look(running.metrics())
              .orElseGet(() -> new Health.Starting(name + " joins its group"));
      case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Waiting(name + " is closed");
      case PENDING_ERROR, ERROR ->
          new Health.Down(new IllegalStateException(name + " stopped with an error"));
    };
  }

  private StreamThreadExceptionResponse failed(Throwable cause) {
    StreamThreadExceptionResponse response = responseTo(cause);
    if (response == StreamThreadExceptionResponse.REPLACE_THREAD) {
      LOGGER.atWarn().addKeyValue("application", name).setCause(cause).log("thread is replaced");
    } else {
      failure.compareAndSet(null, cause);
      LOGGER.atError().addKeyValue("application", name).setCause(cause).log("application stopped");
    }
    return response;
  }

  /** What Kafka says may go better when tried again ends a thread only; all else, us. */
  static StreamThreadExceptionResponse responseTo(Throwable failed) {
    Throwable cause = failed;
    for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
      if (cause instanceof RetriableException) {
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
      cause = cause.getCause();
    }
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Holds it, or lets it go on; what is in work is finished, and it stays in its group. */
  public void hold(boolean held) {
    KafkaStreams running = streams.get();
    if (running == null) {
      return;
    }
    if (held) {
      running.pause();
    } else {
      running.resume();
    }
  }

  @Override
  public void close() {
    KafkaStreams running = streams.get();
    // It leaves its group, so that another goes on at once and not after the session's end.
    if (running != null
        && !running.close(
            CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT))) {
      LOGGER.atWarn().addKeyValue("application", name).log("application did not close in time");
    }
  }
}
