package org.newswatch.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.newswatch.contract.Topic;
import org.newswatch.e2e.ContainerPart.Harm;
import org.newswatch.indexer.verify.NotVerifiedException;
import org.newswatch.indexer.verify.Report;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Parts of a running Newswatch are killed, frozen and cut off at random while news comes in; then
 * what came through is held against what must have. A fault counts once it was seen to bite: its
 * part did not answer, and what waits for that part grew.
 */
final class Faults implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** A start of the JVM on a busy machine, and Kafka missing a dead member. */
  private static final Duration WELL_MAX = Duration.ofMinutes(2);

  /** All that a long outage left undone. */
  private static final Duration DRAINED_MAX = Duration.ofMinutes(4);

  /** How long a second copy would have to show itself. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private static final Duration HOLD_LEAST = Duration.ofSeconds(2);
  private static final int HOLD_MORE_MILLIS = 1_500;

  /** One fault of so many goes on for longer than a group waits for a member. */
  private static final int LONG_EVERY = 5;

  private static final Duration HOLD_LONG = Duration.ofSeconds(8);

  private final ContainerNewswatch newswatch;
  private final long seed;
  private final Random random;
  private final FaultLoad load;
  private final Lags lags;
  private final List<ContainerPart> parts;

  /** What was asked of a part in vain: all that waits for one that only answers. */
  private final AtomicLong unanswered = new AtomicLong();

  /**
   * What came of it.
   *
   * @param made faults that bit
   * @param vain faults that did not, and do not count
   * @param articles that were sent
   * @param verdict on what must have come through
   * @param verified what {@code newswatch index verify} says
   */
  record Outcome(int made, int vain, int articles, FaultVerdict verdict, Report verified) {}

  private record Fault(ContainerPart part, Harm harm, Duration hold) {}

  Faults(ContainerNewswatch newswatch, Newsstand stand, long seed) {
    this.newswatch = newswatch;
    this.seed = seed;
    this.random = new Random(seed);
    this.load = new FaultLoad(newswatch.kafkaBootstrap(), stand);
    this.lags = new Lags(newswatch.kafkaBootstrap());
    this.parts = newswatch.containers();
  }

  /** Does it for this long, lets everything drain, and judges. */
  Outcome run(Duration length) throws InterruptedException, IndexException, NotVerifiedException {
    load.start();
    int made = 0;
    int vain = 0;
    long end = System.nanoTime() + length.toNanos();
    List<ContainerPart> next = new ArrayList<>();
    for (int number = 1; System.nanoTime() < end; number++) {
      if (next.isEmpty()) {
        next.addAll(parts);
        Collections.shuffle(next, random);
      }
      Fault fault = drawn(next.removeLast(), number);
      awaitWell();
      boolean bit = bites(fault);
      made += bit ? 1 : 0;
      vain += bit ? 0 : 1;
      System.out.printf(
          "faults %d: %s %s for %d ms %s%n",
          number,
          fault.harm(),
          fault.part().name(),
          fault.hold().toMillis(),
          bit ? "bit" : "did not bite, does not count");
    }
    awaitWell();
    load.stop();
    var judge = new FaultJudge(newswatch, load.expected());
    return new Outcome(made, vain, load.expected().size(), drained(judge), judge.verify());
  }

  private Fault drawn(ContainerPart part, int number) {
    Harm[] harms = Harm.values();
    Harm harm = harms[random.nextInt(harms.length)];
    Duration hold =
        number % LONG_EVERY == 0
            ? HOLD_LONG
            : HOLD_LEAST.plusMillis(random.nextInt(HOLD_MORE_MILLIS));
    return new Fault(part, harm, hold);
  }

  private boolean bites(Fault fault) throws InterruptedException {
    LongSupplier waiting = waitingFor(fault.part().name());
    long before = waiting.getAsLong();
    if (!fault.part().harm(fault.harm())) {
      return false;
    }
    boolean silent = false;
    try {
      long end = System.nanoTime() + fault.hold().toNanos();
      while (System.nanoTime() < end) {
        if (!fault.part().answers()) {
          silent = true;
          unanswered.incrementAndGet();
        }
        Sleeper.SYSTEM.sleep(LOOK_EVERY);
      }
      return silent && waiting.getAsLong() > before;
    } finally {
      fault.part().mend(fault.harm());
    }
  }

  /** How much there is that only this part can do. */
  private LongSupplier waitingFor(String part) {
    return switch (part) {
      case "crawler" -> load::unread;
      case "annotate" -> () -> lags.of(Topic.ARTICLES_RAW, "newswatch-annotate");
      case "connect" -> () -> lags.of(Topic.ARTICLES_ANNOTATED, "newswatch-connect");
      case "indexer", "elasticsearch" ->
          () -> lags.of(Topic.ARTICLES_ENRICHED, "newswatch-indexer");
      case "kafka" -> load::underWay;
      case "analyst" -> unanswered::get;
      default -> throw new IllegalArgumentException("nobody said what waits for " + part);
    };
  }

  private void awaitWell() throws InterruptedException {
    long end = System.nanoTime() + WELL_MAX.toNanos();
    for (; ; ) {
      Optional<ContainerPart> ill = parts.stream().filter(part -> !part.answers()).findFirst();
      if (ill.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            ill.get().name() + " does not come back, seed " + seed + "\n" + newswatch.diagnosis());
      }
      Sleeper.SYSTEM.sleep(LOOK_EVERY);
    }
  }

  /** The verdict once nothing is missing any more, or will come. */
  private static FaultVerdict drained(FaultJudge judge)
      throws InterruptedException, IndexException {
    long end = System.nanoTime() + DRAINED_MAX.toNanos();
    FaultVerdict verdict = judge.judge();
    while (!(verdict.lost().isEmpty() && verdict.stale().isEmpty()) && System.nanoTime() < end) {
      Sleeper.SYSTEM.sleep(Duration.ofSeconds(1));
      verdict = judge.judge();
    }
    Sleeper.SYSTEM.sleep(SETTLED);
    return judge.judge();
  }

  @Override
  public void close() {
    load.close();
    lags.close();
  }
}
