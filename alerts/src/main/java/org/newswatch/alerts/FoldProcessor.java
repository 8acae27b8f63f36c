package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.Digests;
import org.newswatch.alerts.folding.FoldState;
import org.newswatch.alerts.folding.Folded;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.alerts.folding.Heard;
import org.newswatch.alerts.folding.Ledger;
import org.newswatch.alerts.folding.Listened;
import org.newswatch.alerts.folding.Listening;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.alerts.subscriptions.LiveSubscriptions;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.DeadLetterRecords;

/**
 * Candidates in, alerts and digests out. Each candidate adds one to one outcome of {@code folded},
 * or to the dead letters.
 */
final class FoldProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final byte[] NOTHING = {};

  /** How often what waits is looked at. */
  static final Duration TICK = Duration.ofSeconds(1);

  /** How often digests without alerts are thought of. */
  static final Duration EMPTY_TICK = Duration.ofSeconds(30);

  /** How often is looked whether sources fell silent. */
  static final Duration SILENCE_TICK = Duration.ofSeconds(10);

  /**
   * How long after a start nobody is said to be silent: who crawls was perhaps away as well, and
   * takes up first what came meanwhile.
   */
  static final Duration SETTLE = Duration.ofMinutes(30);

  static final Duration CLEAN_TICK = Duration.ofHours(1);

  /** How long a version is waited for that another instance has read before this one. */
  static final Duration VERSION_PATIENCE = Duration.ofSeconds(5);

  private final LiveSubscriptions subscriptions;
  private final StoryRoots stories;
  private final Followed followed;
  private final Folding folding;
  private final Metrics metrics;
  private final InstantSource clock;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable FoldRows rows;
  private Instant started = Instant.MAX;

  FoldProcessor(Followed followed, Folding folding, Metrics metrics, InstantSource clock) {
    this.followed = followed;
    this.subscriptions = followed.subscriptions();
    this.stories = followed.stories();
    this.folding = folding;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
    rows = new FoldRows(processorContext.getStateStore(AlertsTopology.STORE));
    started = clock.instant();
    every(TICK, this::tick);
    every(SILENCE_TICK, this::listen);
    every(EMPTY_TICK, this::emptyDigests);
    every(CLEAN_TICK, () -> ready(rows).clean(clock.instant(), subscriptions::get));
  }

  private void every(Duration interval, Runnable work) {
    // Wall-clock punctuation wakes us; what time it is, our own clock says.
    var unused =
        ready(context).schedule(interval, PunctuationType.WALL_CLOCK_TIME, timestamp -> work.run());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    switch (Codec.ALERT_CANDIDATE.decode(record.value())) {
      case Decoded.Undecodable<AlertCandidate> bad -> giveUp(record, bad.reason(), bad.detail());
      case Decoded.Read<AlertCandidate> read -> fold(record, read.value());
    }
  }

  private void giveUp(Record<byte[], byte[]> record, String reason, String detail) {
    metrics.counter(AlertsService.NAME, "dead_letters", reason).increment();
    ready(context)
        .forward(
            DeadLetterRecords.of(record, ready(context), AlertsService.NAME, reason, detail, clock),
            AlertsTopology.DEAD_CANDIDATES);
  }

  private void fold(Record<byte[], byte[]> record, AlertCandidate candidate) {
    String id = candidate.subscriptionId();
    Subscription subscription =
        subscriptions
            .await(id, candidate.subscriptionVersion(), VERSION_PATIENCE)
            .or(() -> subscriptions.get(id))
            .orElse(null);
    if (subscription == null) {
      count(Folded.Outcome.OVER);
      return;
    }
    Instant now = clock.instant();
    List<String> keys = Folding.keys(subscription, candidate, stories);
    FoldState before = ready(rows).state(subscription, keys);
    Folded folded;
    byte[] told;
    try {
      folded = folding.fold(before, keys, subscription, candidate, stories, now);
      told = folded.alert() == null ? NOTHING : Codec.ALERT.encode(folded.alert());
    } catch (RuntimeException e) {
      // One candidate must not stop all others; it is kept for a person to look at.
      giveUp(record, "failed", e.toString());
      return;
    }
    ready(rows).put(id, before, folded);
    count(folded.outcome());
    Alert alert = folded.alert();
    if (alert == null) {
      return;
    }
    Instant due = folded.due();
    if (due != null) {
      ready(rows).await(alert, due);
    }
    ready(context)
        .forward(record.withKey(id.getBytes(UTF_8)).withValue(told), AlertsTopology.ALERTS);
  }

  private void count(Folded.Outcome outcome) {
    String word = outcome.name().toLowerCase(Locale.ROOT);
    metrics.counter(AlertsService.NAME, "folded", word).increment();
    if (outcome.wouldHaveFired()) {
      metrics.counter(AlertsService.NAME, "would_have_fired", word).increment();
    }
  }

  private void tick() {
    Instant now = clock.instant();
    ready(rows).due(now).forEach((id, waiting) -> settle(id, waiting, now));
  }

  private void settle(String id, List<FoldRows.Waiting> waiting, Instant now) {
    Subscription subscription = subscriptions.get(id).orElse(null);
    List<Alert> all = waiting.stream().map(FoldRows.Waiting::alert).toList();
    // What waited for an earlier one of this id, which was removed, nobody waits for.
    List<Alert> alerts =
        subscription == null
            ? List.of()
            : all.stream().filter(one -> !one.at().isBefore(subscription.createdAt())).toList();
    Digests.Due due =
        subscription == null || alerts.isEmpty()
            ? new Digests.Due.Over()
            : Digests.due(
                ready(rows).ledger(subscription), subscription, alerts, followed.readings(), now);
    waiting.forEach(ready(rows)::forget);
    int dropped = all.size() - (due instanceof Digests.Due.Over ? 0 : alerts.size());
    if (dropped > 0) {
      metrics.counter(AlertsService.NAME, "dropped").increment(dropped);
    }
    switch (due) {
      case Digests.Due.Out out -> send(id, out, now);
      case Digests.Due.Wait wait -> alerts.forEach(alert -> ready(rows).await(alert, wait.until()));
      case Digests.Due.Over over -> {
        // They were counted above.
      }
    }
  }

  private void listen() {
    Instant now = clock.instant();
    if (now.isBefore(started.plus(SETTLE))) {
      return;
    }
    for (Subscription subscription : subscriptions.all()) {
      Subscription.Silence silence = subscription.silence();
      if (silence != null && isOurs(subscription.id())) {
        listen(subscription, silence, now);
      }
    }
  }

  private void listen(Subscription subscription, Subscription.Silence silence, Instant now) {
    String id = subscription.id();
    Listening before = ready(rows).listening(subscription);
    Ledger ledger = ready(rows).ledger(subscription);
    Heard heard = followed.sources().apply(silence.source()).orElse(null);
    Listened after = folding.listen(before, ledger, subscription, heard, now);
    if (after == null) {
      return;
    }
    if (!after.listening().equals(before)) {
      ready(rows).put(id, after.listening());
    }
    if (!after.ledger().equals(ledger)) {
      ready(rows).put(id, after.ledger());
    }
    Alert alert = after.alert();
    if (alert == null) {
      return;
    }
    metrics
        .counter(
            AlertsService.NAME,
            "silences",
            alert.reason() == Alert.Reason.SILENT ? "began" : "ended")
        .increment();
    Instant due = after.due();
    if (due != null) {
      ready(rows).await(alert, due);
    }
    forward(id, Codec.ALERT.encode(alert), now, AlertsTopology.ALERTS);
  }

  private void emptyDigests() {
    Instant now = clock.instant();
    List<Subscription> due = new ArrayList<>();
    for (Subscription subscription : subscriptions.all()) {
      String id = subscription.id();
      if (subscription.sendWhenEmpty()
          && isOurs(id)
          && Digests.isEmptyDue(ready(rows).ledger(subscription), subscription, now)) {
        due.add(subscription);
      }
    }
    if (due.isEmpty()) {
      return;
    }
    // Whoever has something waiting hears of that, a little later, and not that there was nothing.
    Set<String> waiting = ready(rows).waiting();
    for (Subscription subscription : due) {
      String id = subscription.id();
      if (!waiting.contains(id)
          && Digests.due(
                  ready(rows).ledger(subscription),
                  subscription,
                  List.of(),
                  followed.readings(),
                  now)
              instanceof Digests.Due.Out out) {
        send(id, out, now);
      }
    }
  }

  /** Each subscription is thought of by the one task that folds its candidates. */
  private boolean isOurs(String id) {
    int partition =
        Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % Topic.ALERT_CANDIDATES.partitions();
    return partition == ready(context).taskId().partition();
  }

  private void send(String id, Digests.Due.Out out, Instant now) {
    Digest digest = out.digest();
    ready(rows).put(id, out.ledger());
    metrics.counter(AlertsService.NAME, "digests").increment();
    forward(id, Codec.DIGEST.encode(digest), now, AlertsTopology.DIGESTS);
  }

  private void forward(String id, byte[] value, Instant now, String child) {
    ready(context)
        .forward(
            new Record<>(id.getBytes(UTF_8), value, now.toEpochMilli(), new RecordHeaders()),
            child);
  }

  private static <T> T ready(@Nullable T value) {
    return Objects.requireNonNull(value, "init comes first");
  }
}
