package org.newswatch.enricher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a back-fill while live articles wait to be annotated, or while connect has more before it
 * than it should: imported articles then stand before no live one. What cannot be asked, or stands
 * still itself, holds nothing, and after a long wait comes a short turn, so that a back-fill always
 * goes on in the end.
 */
final class LiveFirst implements AutoCloseable {

  /** Live articles that wait at any time, as they are taken and committed in batches. */
  static final long ANNOTATE_WAITING_MAX = 10;

  /** What connect does in a tenth of a second. */
  static final long CONNECT_WAITING_MAX = 100;

  /** What the gauges are called after. */
  static final String SERVICE = "backfill";

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Logger LOGGER = LoggerFactory.getLogger(LiveFirst.class);

  private final Looks looks;
  private final InstantSource clock;
  private final Consumer<Boolean> hold;
  private final Lane annotate = new Lane(ANNOTATE_WAITING_MAX);
  private final Lane connect = new Lane(CONNECT_WAITING_MAX);
  private final Turns turns = new Turns();
  private @Nullable ScheduledExecutorService executor;
  private volatile boolean held;
  private volatile boolean blind;

  /** Who is asked how a lane stands. */
  interface Looks extends AutoCloseable {

    /**
     * How far the readers of this group are on the topic.
     *
     * @throws ExecutionException when it cannot be told, as when there is no such topic
     */
    Lane.Look at(String group, Topic topic)
        throws InterruptedException, ExecutionException, TimeoutException;

    @Override
    void close();
  }

  /**
   * Shows {@code newswatch_backfill_held} and {@code newswatch_backfill_blind}, each 0 or 1.
   *
   * @param hold told true when the back-fill has to wait, and false when it may go on
   */
  LiveFirst(Looks looks, InstantSource clock, Consumer<Boolean> hold, Metrics metrics) {
    this.looks = looks;
    this.clock = clock;
    this.hold = hold;
    metrics.gauge(SERVICE, "held", () -> held ? 1 : 0);
    metrics.gauge(SERVICE, "blind", () -> blind ? 1 : 0);
  }

  /** Begins to look, in a thread of its own. */
  void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-first").factory());
    executor = started;
    var unused =
        started.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once, and holds or lets go. */
  void look() {
    try {
      Instant now = clock.instant();
      // Both are looked at each time, for each remembers when it moved.
      boolean annotateBusy =
          annotate.isBusy(looks.at(AnnotateService.LIVE_APPLICATION, Topic.ARTICLES_RAW), now);
      boolean connectBusy =
          connect.isBusy(looks.at(ConnectService.APPLICATION, Topic.ARTICLES_ANNOTATED), now);
      if (blind) {
        blind = false;
        LOGGER.atInfo().log("it can be told again whether live articles wait");
      }
      tell(turns.isHeld(annotateBusy || connectBusy, now));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException | Error e) {
      // An error, too: it would end the looks, and what is held then would stay so.
      if (!blind) {
        blind = true;
        LOGGER
            .atWarn()
            .addKeyValue("cause", e.toString())
            .log("it cannot be told whether live articles wait, so the back-fill goes on");
      }
      tell(false);
    }
  }

  private void tell(boolean wanted) {
    if (wanted != held) {
      held = wanted;
      // Many times a minute when live articles come singly: the gauge says how it stands.
      LOGGER.atDebug().addKeyValue("held", wanted).log("back-fill and live articles");
      hold.accept(wanted);
    }
  }

  @Override
  public void close() {
    ScheduledExecutorService running = executor;
    if (running != null) {
      running.shutdownNow();
    }
    looks.close();
  }
}
