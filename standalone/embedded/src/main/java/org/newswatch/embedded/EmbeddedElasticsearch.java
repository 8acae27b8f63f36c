package org.newswatch.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Elasticsearch server as a child process, on loopback, without security. It keeps its
 * indices over restarts on the same folder, and goes when this JVM goes, also after {@code kill
 * -9}. It is the core server plus {@code embedded-analysis}: {@code GET /} is one of the things it
 * lacks.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedElasticsearch.class);

  private static final String WHAT = "Elasticsearch";

  /** Above the watermark below which the server stops allocating. */
  private static final long DISK_NEEDED_BYTES = 500L << 20;

  /** What the server and its launcher take beside the heap. */
  private static final long MEMORY_BESIDE_HEAP_BYTES = 450L << 20;

  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(5);
  private static final int LOG_LINES_SHOWN = 12;

  private final EmbeddedElasticsearchConfig config;
  private final Machine machine;

  private @Nullable DataFolder folder;
  private @Nullable ServerProcess server;
  private volatile boolean closing;
  private @Nullable ElasticsearchFiles files;
  private @Nullable URI url;

  /** Nothing happens before {@link #start}. */
  public EmbeddedElasticsearch(EmbeddedElasticsearchConfig config) {
    this(config, Machine.local());
  }

  EmbeddedElasticsearch(EmbeddedElasticsearchConfig config, Machine machine) {
    this.config = config;
    this.machine = machine;
  }

  /**
   * Ends the server that an earlier, killed run may have left behind on this folder, so that the
   * folder may be removed.
   *
   * @throws EmbeddedStartException when it lives on and cannot be ended by this user
   */
  public static void clearOrphans(Path dataDir) {
    try {
      ProcessTree.clearOrphans(WHAT, dataDir.resolve(ElasticsearchFiles.PIDS));
    } catch (IOException e) {
      throw new EmbeddedStartException("Cannot read " + dataDir + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns when all indices can be searched.
   *
   * @throws EmbeddedStartException when it cannot run here; nothing is left behind
   */
  public synchronized void start() {
    if (folder != null) {
      throw new IllegalStateException("already started");
    }
    closing = false;
    long began = System.nanoTime();
    Path home = Distribution.find(config.home());
    folder = DataFolder.open(WHAT, config.dataDir(), DISK_NEEDED_BYTES, machine);
    try {
      ProcessTree.clearOrphans(WHAT, folder.path().resolve(ElasticsearchFiles.PIDS));
      requireMemory();
      if (config.httpPort() != 0) {
        Ports.requireFree(WHAT, config.httpPort());
      }
      files = ElasticsearchFiles.write(folder, config);
      server = ServerProcess.start(home, folder, files);
      url = awaitReady(files, server, began + config.startTimeout().toNanos());
      LOGGER
          .atInfo()
          .addKeyValue("url", url)
          .addKeyValue("millis", (System.nanoTime() - began) / 1_000_000)
          .log("elasticsearch started");
    } catch (IOException e) {
      closeNow();
      throw new EmbeddedStartException("Elasticsearch cannot be started: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeNow();
      throw e;
    }
  }

  /** Where clients connect to, such as {@code http://127.0.0.1:9200}, once started. */
  public synchronized URI url() {
    if (url == null) {
      throw new IllegalStateException("not started");
    }
    return url;
  }

  /** Whether the server process lives; cheap. */
  public synchronized boolean isAlive() {
    return server != null && server.isAlive();
  }

  /** Where the server writes its log, once started. */
  public synchronized Path log() {
    if (files == null) {
      throw new IllegalStateException("not started");
    }
    return files.log();
  }

  /** Stops the server, bounded in time; none of its processes is left and the folder is free. */
  @Override
  public void close() {
    // Said before the turn is waited for: a start that is under way gives up and lets go.
    closing = true;
    closeNow();
  }

  private synchronized void closeNow() {
    url = null;
    if (server != null) {
      server.close();
      server = null;
    }
    if (files != null) {
      try {
        Files.deleteIfExists(files.pids());
      } catch (IOException e) {
        // The next start finds nobody alive behind the numbers.
        LOGGER.atWarn().setCause(e).log("process list of elasticsearch not removed");
      }
      files = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private URI awaitReady(ElasticsearchFiles written, ServerProcess process, long deadline)
      throws IOException {
    List<ProcessHandle> recorded = List.of();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(POLL_TIMEOUT).build()) {
      while (System.nanoTime() < deadline) {
        if (closing) {
          throw new EmbeddedStartException("Elasticsearch was told to stop while it started.");
        }
        if (!process.isAlive()) {
          throw diedEarly(written, process);
        }
        List<ProcessHandle> now = process.all();
        if (!now.equals(recorded)) {
          ProcessTree.record(written.pids(), now);
          recorded = now;
        }
        int port = written.httpPort();
        if (port != 0) {
          URI candidate = URI.create("http://" + Ports.LOOPBACK + ":" + port);
          if (isReady(http, candidate)) {
            return candidate;
          }
        }
        if (Thread.interrupted()) {
          throw interrupted();
        }
        LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    throw new EmbeddedStartException(
        "Elasticsearch was not ready after %d s. Its log: %s%n%s"
            .formatted(config.startTimeout().toSeconds(), written.log(), lastWords(written)));
  }

  private static boolean isReady(HttpClient http, URI url) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                url.resolve(
                    "/_cluster/health?wait_for_status=yellow&timeout=1s&filter_path=status"))
            .timeout(POLL_TIMEOUT)
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          && (response.body().contains("\"yellow\"") || response.body().contains("\"green\""));
    } catch (IOException notYet) {
      // A server that is starting refuses; whether it will ever be ready the caller's clock
      // decides.
      return false;
    }
  }

  private void requireMemory() {
    long needed = ((long) config.heapMegabytes() << 20) + MEMORY_BESIDE_HEAP_BYTES;
    OptionalLong available = machine.availableMemory();
    if (available.isPresent() && available.getAsLong() < needed) {
      throw new EmbeddedStartException(
          "Not enough memory for Elasticsearch: %s are available, %s are needed for a heap of %d MB. Close other programs, or give it a smaller heap."
              .formatted(
                  Machine.mebibytes(available.getAsLong()),
                  Machine.mebibytes(needed),
                  config.heapMegabytes()));
    }
  }

  private EmbeddedStartException diedEarly(ElasticsearchFiles written, ServerProcess process)
      throws IOException {
    String words = lastWords(written);
    if (words.contains("BindHttpException")) {
      return Ports.taken(WHAT, config.httpPort(), new IOException("the server could not bind"));
    }
    return new EmbeddedStartException(
        "Elasticsearch ended while it started (status %d). Its log: %s%n%s"
            .formatted(process.exitStatus(), written.log(), words));
  }

  private static EmbeddedStartException interrupted() {
    Thread.currentThread().interrupt();
    return new EmbeddedStartException("Interrupted while Elasticsearch started.");
  }

  /** The end of what the server said, without stack frames. */
  private static String lastWords(ElasticsearchFiles written) throws IOException {
    var said = new StringBuilder();
    for (Path file : List.of(written.log(), written.output())) {
      if (!Files.exists(file)) {
        continue;
      }
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
              .lines()
              .filter(
                  line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t..."))
              .toList();
      lines.stream()
          .skip(Math.max(0, lines.size() - LOG_LINES_SHOWN))
          .forEach(line -> said.append("  ").append(line).append(System.lineSeparator()));
    }
    return said.toString();
  }
}
