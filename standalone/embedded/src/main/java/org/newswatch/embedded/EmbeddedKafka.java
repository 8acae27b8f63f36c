package org.newswatch.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real one-node Kafka inside this JVM, on loopback. It keeps its records over restarts on the
 * same folder, also after {@code kill -9}; the port may change between them. It never ends the JVM:
 * see {@link #failure}.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedKafka.class);

  private static final String WHAT = "Kafka";

  /** Room for the segments and indices of a first day. */
  private static final long DISK_NEEDED_BYTES = 200L << 20;

  /** A second is usual. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  /** Between picking a free port and listening on it, somebody else may take it. */
  private static final int BIND_TRIES = 3;

  private final EmbeddedKafkaConfig config;
  private final Machine machine;
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  private @Nullable DataFolder folder;
  private @Nullable KafkaExitTrap trap;
  private @Nullable KafkaRaftServer server;
  private int port;

  /** Nothing happens before {@link #start}. */
  public EmbeddedKafka(EmbeddedKafkaConfig config) {
    this(config, Machine.local());
  }

  EmbeddedKafka(EmbeddedKafkaConfig config, Machine machine) {
    this.config = config;
    this.machine = machine;
  }

  /**
   * Returns when clients can connect.
   *
   * @throws EmbeddedStartException when it cannot run here; nothing is left behind
   */
  public synchronized void start() {
    if (server != null) {
      throw new IllegalStateException("already started");
    }
    folder = DataFolder.open(WHAT, config.dataDir(), DISK_NEEDED_BYTES, machine);
    try {
      if (config.port() != 0) {
        Ports.requireFree(WHAT, config.port());
      }
      trap = KafkaExitTrap.set(why -> failure.compareAndSet(null, why));
      startOnSomePort(folder.folder("log"));
      LOGGER.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("kafka started");
    } catch (IOException e) {
      close();
      throw new EmbeddedStartException("Kafka cannot use its folder: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** {@code host:port} for clients, once started. */
  public synchronized String bootstrapServers() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return Ports.LOOPBACK + ":" + port;
  }

  /** Why Kafka wanted to end the JVM, when it did: then this broker is of no more use. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Stops in order; the folder is free again afterwards. */
  @Override
  public synchronized void close() {
    boolean stopped = true;
    if (server != null) {
      stopped = stop(server);
      server = null;
    }
    // A broker that still winds itself up may still want to end the JVM.
    if (trap != null && stopped) {
      trap.close();
      trap = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private void startOnSomePort(Path logDir) throws IOException {
    for (int attempt = 1; ; attempt++) {
      port = config.port() == 0 ? Ports.free() : config.port();
      Properties properties = KafkaProperties.of(config, logDir, port, Ports.free());
      formatWhenNew(logDir, properties);
      var candidate = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
      try {
        startup(candidate);
        server = candidate;
        return;
      } catch (StartFailure e) {
        stop(candidate);
        if (!isBindFailure(e)) {
          throw new EmbeddedStartException(
              "Kafka did not start on %s: %s".formatted(logDir, e.getMessage()), e.reason);
        }
        if (config.port() != 0) {
          throw Ports.taken(WHAT, config.port(), e);
        }
        if (attempt == BIND_TRIES) {
          throw new EmbeddedStartException(
              "Kafka found no free port in %d tries.".formatted(attempt), e);
        }
      }
    }
  }

  /** Kafka waits for itself without end in some faults; so its start has a thread and a limit. */
  private void startup(KafkaRaftServer candidate) throws StartFailure {
    var task = new FutureTask<@Nullable Void>(candidate::startup, null);
    Thread thread = Thread.ofPlatform().name("kafka-start").daemon().start(task);
    try {
      task.get(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartFailure(failure().orElse(String.valueOf(cause.getMessage())), cause);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new StartFailure(
          "not ready after %d s".formatted(config.startTimeout().toSeconds()), e);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
    if (failure.get() != null) {
      throw new StartFailure(failure().orElseThrow(), new IllegalStateException("exit trapped"));
    }
  }

  private void formatWhenNew(Path logDir, Properties properties) throws IOException {
    if (Files.exists(logDir.resolve("meta.properties"))) {
      return;
    }
    Path file = logDir.resolveSibling("format.properties");
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    var said = new ByteArrayOutputStream();
    String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    int status = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
    Files.delete(file);
    if (status != 0) {
      throw new EmbeddedStartException(
          "Kafka cannot format %s: %s".formatted(logDir, said.toString(StandardCharsets.UTF_8)));
    }
  }

  /** Whether Kafka stopped within its time; what is left of it then goes with the process. */
  private static boolean stop(KafkaRaftServer running) {
    var task =
        new FutureTask<@Nullable Void>(
            () -> {
              running.shutdown();
              running.awaitShutdown();
            },
            null);
    Thread thread = Thread.ofPlatform().name("kafka-stop").daemon().start(task);
    try {
      task.get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      thread.interrupt();
      LOGGER.atWarn().setCause(e).log("kafka did not stop cleanly");
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isBindFailure(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  /** The start ended; the message says how. */
  private static final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    StartFailure(String message, Throwable reason) {
      super(message, reason);
      this.reason = reason;
    }
  }
}
