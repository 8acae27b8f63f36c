package org.newswatch.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.newswatch.contract.Topic;
import org.newswatch.e2e.ContainerPart.Harm;
import org.newswatch.e2e.FaultJudge.NotNowException;
import org.newswatch.indexer.verify.NotVerifiedException;
import org.newswatch.indexer.verify.Report;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.FakeSite;

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
  private final Groups groups;
  private final FakeSite receiver;
  private final Duration absence;
  private final List<ContainerPart> parts;

  /** What was asked of a part in vain: all that waits for one that only answers. */
  private final AtomicLong unanswered = new AtomicLong();

  /**
   * What came of it.
   *
   * @param made faults that bit
   * @param vain faults that did not, and do not count
   * @param articles that were sent
   * @param alerts that were told
   * @param again messages that the web hook was sent once more, under the same key
   * @param verdict on what must have come through
   * @param kept whether the indexer stayed in its group while Elasticsearch was long away
   * @param verified what {@code newswatch index verify} says
   */
  record Outcome(
      int made,
      int vain,
      int articles,
      int alerts,
      long again,
      FaultVerdict verdict,
      boolean kept,
      Report verified) {}

  private record Fault(ContainerPart part, Harm harm, Duration hold) {}

  /**
   * @param receiver where alerts are sent to
   * @param absence how long Elasticsearch is away once, beside all other faults; zero for never
   */
  Faults(
      ContainerNewswatch newswatch,
      Newsstand stand,
      FakeSite receiver,
      long seed,
      Duration absence) {
    this.newswatch = newswatch;
    this.receiver = receiver;
    this.absence = absence;
    this.seed = seed;
    this.random = new Random(seed);
    this.load = new FaultLoad(newswatch.kafkaBootstrap(), stand);
    this.groups = new Groups(newswatch.kafkaBootstrap());
    this.parts = newswatch.containers();
  }

  /** Does it for this long, lets everything drain, and judges. */
  Outcome run(Duration length) throws InterruptedException, NotNowException, NotVerifiedException {
    load.start();
    int made = 0;
    int vain = 0;
    boolean kept = true;
    boolean away = absence.isZero();
    long end = System.nanoTime() + length.toNanos();
    // In the middle, so that there is something before it and something after.
    long leave = System.nanoTime() + length.minus(absence).dividedBy(2).toNanos();
    List<ContainerPart> next = new ArrayList<>();
    for (int number = 1; System.nanoTime() < end; number++) {
      if (next.isEmpty()) {
        next.addAll(parts);
        Collections.shuffle(next, random);
      }
      boolean leaves = !away && System.nanoTime() >= leave;
      Fault fault = leaves ? longAbsence() : drawn(next.removeLast(), number);
      awaitWell();
      boolean bit;
      if (leaves) {
        away = true;
        Set<String> before = groups.members(IndexNames.WRITER_GROUP);
        bit = bites(fault);
        awaitWell();
        kept = before.containsAll(groups.members(IndexNames.WRITER_GROUP));
        System.out.printf(
            "faults: meanwhile the indexer %s its group%n", kept ? "stayed in" : "was put out of");
      } else {
        bit = bites(fault);
      }
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
    var judge = new FaultJudge(newswatch, load.expected(), load.watched(), receiver);
    FaultVerdict verdict = drained(judge);
    var alerts = new FaultAlerts(new Broker(newswatch), load.watched());
    return new Outcome(
        made,
        vain,
        load.expected().size(),
        alerts.told().size(),
        FaultAlerts.again(receiver),
        verdict,
        kept,
        judge.verify());
  }

  /** A cluster that vanishes, and with it all who could say that it did. */
  private Fault longAbsence() {
    ContainerPart elasticsearch =
        parts.stream()
            .filter(part -> part.name().equals(ContainerNewswatch.ELASTICSEARCH))
            .findFirst()
            .orElseThrow();
    return new Fault(elasticsearch, Harm.DISCONNECT, absence);
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
      case "annotate" -> () -> groups.lag(Topic.ARTICLES_RAW, "newswatch-annotate");
      case "connect" -> () -> groups.lag(Topic.ARTICLES_ANNOTATED, "newswatch-connect");
      case "indexer", ContainerNewswatch.ELASTICSEARCH ->
          () -> groups.lag(Topic.ARTICLES_ENRICHED, IndexNames.WRITER_GROUP);
      case "alerts" -> () -> groups.lag(Topic.ARTICLES_ENRICHED, "newswatch-alerts");
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
      throws InterruptedException, NotNowException {
    long end = System.nanoTime() + DRAINED_MAX.toNanos();
    FaultVerdict verdict = told(judge, end);
    while (!(verdict.lost().isEmpty() && verdict.stale().isEmpty()) && System.nanoTime() < end) {
      Sleeper.SYSTEM.sleep(Duration.ofSeconds(1));
      verdict = told(judge, end);
    }
    Sleeper.SYSTEM.sleep(SETTLED);
    return told(judge, System.nanoTime() + WELL_MAX.toNanos());
  }

  /** A verdict, however often a busy Elasticsearch has to be asked until then. */
  private static FaultVerdict told(FaultJudge judge, long end)
      throws InterruptedException, NotNowException {
    for (; ; ) {
      try {
        return judge.judge();
      } catch (NotNowException e) {
        if (System.nanoTime() >= end) {
          throw e;
        }
      }
      Sleeper.SYSTEM.sleep(LOOK_EVERY);
    }
  }

  @Override
  public void close() {
    load.close();
    groups.close();
  }
}
