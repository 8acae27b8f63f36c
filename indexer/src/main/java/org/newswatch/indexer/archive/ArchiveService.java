package org.newswatch.indexer.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Health;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.kafka.KafkaClients;
import org.newswatch.servicekit.management.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all articles for longer than the topics do, but for what was erased. Counts {@code
 * newswatch.archive.archived}, records that are on the disk, and {@code newswatch.archive.erased},
 * those of them that are gone again or hold less.
 */
public final class ArchiveService implements Service {

  static final String NAME = "archive";

  /**
   * As which group it commits: what it has committed of the articles' topics is on the disk, and of
   * the topic {@code forgotten}, out of all files.
   */
  public static final String GROUP = "newswatch-archive";

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Logger LOGGER = LoggerFactory.getLogger(ArchiveService.class);

  private final ArchiveLoop loop;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Throwable failure;

  /**
   * Not started yet.
   *
   * @throws IllegalArgumentException when the settings name no folder
   */
  public ArchiveService(ArchiveConfig config, KafkaSettings kafka, Metrics metrics) {
    loop =
        loop(
            config,
            kafka,
            new ArchiveListener() {
              @Override
              public void archived(long records) {
                metrics.counter(NAME, "archived").increment((double) records);
              }

              @Override
              public void erased(long records, int filesLeft) {
                metrics.counter(NAME, "erased").increment((double) records);
              }
            });
  }

  private static ArchiveLoop loop(
      ArchiveConfig config, KafkaSettings kafka, ArchiveListener listener) {
    Path dir = config.dir();
    if (dir == null) {
      throw new IllegalArgumentException("archive.dir must name a folder for the archive");
    }
    Map<String, String> properties = new HashMap<>(kafka.properties());
    // What is no longer there must be noticed, not passed over.
    properties.put("auto.offset.reset", "none");
    var settings =
        new KafkaSettings(kafka.bootstrapServers(), kafka.replicationFactor(), properties);
    return new ArchiveLoop(
        kafka.bootstrapServers(),
        () -> KafkaClients.consumer(settings, GROUP, GROUP),
        dir,
        config,
        listener,
        System::nanoTime);
  }

  /**
   * Archives until the process is asked to end, or what the topics hold now.
   *
   * @param once whether it returns once all is archived that is there now
   * @throws ArchiveException with what to do, when it cannot go on
   */
  public static void run(
      ArchiveConfig config, KafkaSettings kafka, boolean once, ArchiveListener listener)
      throws ArchiveException, InterruptedException {
    ArchiveLoop loop = loop(config, kafka, listener);
    if (once) {
      loop.once();
      return;
    }
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  loop.stop();
                  try {
                    var unused = ended.await(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "newswatch-stop"));
    try {
      loop.follow();
    } finally {
      ended.countDown();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("newswatch-" + NAME).start(this::run);
  }

  private void run() {
    try {
      loop.follow();
    } catch (Throwable e) {
      // Also errors: whoever asks for the health must learn what ended this thread.
      failure = e;
      LOGGER.atError().setCause(e).log("archiving ended");
    }
  }

  @Override
  public Health health() {
    Throwable cause = failure;
    return cause == null ? loop.health() : new Health.Down(cause);
  }

  @Override
  public void close() {
    loop.stop();
    Thread running = thread;
    if (running != null) {
      try {
        if (!running.join(CLOSE_TIMEOUT)) {
          running.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
