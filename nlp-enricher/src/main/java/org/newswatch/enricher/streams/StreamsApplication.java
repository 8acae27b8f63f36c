package org.newswatch.enricher.streams;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka Streams application from start to close; it keeps what stopped it. Thread-safe. */
public final class StreamsApplication implements AutoCloseable {

  /** How long closing may take; a record in work longer than that is done again after the start. */
  static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private static final Logger LOGGER = LoggerFactory.getLogger(StreamsApplication.class);

  private final String name;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicReference<@Nullable KafkaStreams> streams = new AtomicReference<>();

  /** Nothing runs until {@link #start}. */
  public StreamsApplication(String name) {
    this.name = name;
  }

  /** Starts it; once. */
  public void start(Topology topology, Properties properties) {
    var started = new KafkaStreams(topology, properties);
    if (!streams.compareAndSet(null, started)) {
      started.close();
      throw new IllegalStateException(name + " was started before");
    }
    started.setUncaughtExceptionHandler(this::failed);
    started.start();
  }

  /** Up while it runs; down for good once a thread died, with what killed it. */
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
      case RUNNING -> new Health.Up();
      case CREATED, REBALANCING -> new Health.Starting(name + " joins its group");
      case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Waiting(name + " is closed");
      case PENDING_ERROR, ERROR ->
          new Health.Down(new IllegalStateException(name + " stopped with an error"));
    };
  }

  private StreamThreadExceptionResponse failed(Throwable cause) {
    failure.compareAndSet(null, cause);
    LOGGER.atError().addKeyValue("application", name).setCause(cause).log("application stopped");
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  @Override
  public void close() {
    KafkaStreams running = streams.get();
    if (running != null && !running.close(CLOSE_TIMEOUT)) {
      LOGGER.atWarn().addKeyValue("application", name).log("application did not close in time");
    }
  }
}
