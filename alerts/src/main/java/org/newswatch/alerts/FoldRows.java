package org.newswatch.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.folding.Counts;
import org.newswatch.alerts.folding.FoldState;
import org.newswatch.alerts.folding.Folded;
import org.newswatch.alerts.folding.Ledger;
import org.newswatch.alerts.folding.Listening;
import org.newswatch.alerts.folding.Packing;
import org.newswatch.alerts.folding.Strand;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;

/**
 * What folding remembers, as rows of a store: a ledger for each subscription, a strand for each of
 * its stories, what it counts of surges or knows of a silent source, and the alerts that wait, in
 * the order in which they are due. What is older than its subscription is that of an earlier one of
 * the same id, which was removed, and is as if it were not there.
 */
final class FoldRows {

  /** Stories that are remembered of one subscription; of more, those longest untouched go. */
  static final int STRANDS_MAX = 20_000;

  /** How long a story is remembered after its last article; connect ends stories much sooner. */
  static final Duration STRAND_AGE_MAX = Duration.ofDays(30);

  /** Alerts that are looked at in one go; the rest follow in the next. */
  static final int WAITING_MAX = 10_000;

  private static final char LEDGER = 'L';
  private static final char STRAND = 'S';
  private static final char COUNTS = 'C';
  private static final char LISTENING = 'Q';
  private static final char WAITING = 'W';

  private final KeyValueStore<byte[], byte[]> store;

  FoldRows(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  Ledger ledger(Subscription asking) {
    byte[] packed = store.get(key(LEDGER, asking.id()));
    return packed == null ? Ledger.EMPTY : Packing.ledger(packed).since(asking.createdAt());
  }

  void put(String subscription, Ledger ledger) {
    store.put(key(LEDGER, subscription), Packing.pack(ledger));
  }

  FoldState state(Subscription asking, List<String> keys) {
    String subscription = asking.id();
    List<Strand> strands = new ArrayList<>();
    for (String key : keys) {
      byte[] packed = store.get(strandKey(subscription, key));
      if (packed != null && !Packing.touched(packed).isBefore(asking.createdAt())) {
        strands.add(Packing.strand(packed));
      }
    }
    return new FoldState(ledger(asking), strands, counts(asking));
  }

  private @Nullable Counts counts(Subscription asking) {
    byte[] packed =
        asking.kind() == Subscription.Kind.SPIKE ? store.get(key(COUNTS, asking.id())) : null;
    Counts counts = packed == null ? null : Packing.counts(packed);
    return counts == null || counts.since().isBefore(asking.createdAt()) ? null : counts;
  }

  void put(String subscription, FoldState before, Folded folded) {
    if (!folded.ledger().equals(before.ledger())) {
      put(subscription, folded.ledger());
    }
    Counts counts = folded.counts();
    if (counts != null) {
      store.put(key(COUNTS, subscription), Packing.pack(counts));
    }
    Strand strand = folded.strand();
    if (strand == null) {
      return;
    }
    for (Strand old : before.strands()) {
      if (folded.gone().contains(old.about())) {
        store.delete(strandKey(subscription, old.about()));
      }
    }
    store.put(strandKey(subscription, strand.about()), Packing.pack(strand));
  }

  @Nullable Listening listening(Subscription asking) {
    byte[] packed = store.get(key(LISTENING, asking.id()));
    Listening listening = packed == null ? null : Packing.listening(packed);
    return listening == null || listening.since().isBefore(asking.createdAt()) ? null : listening;
  }

  void put(String subscription, Listening listening) {
    store.put(key(LISTENING, subscription), Packing.pack(listening));
  }

  void await(Alert alert, Instant due) {
    store.put(waitingKey(due, alert), Codec.ALERT.encode(alert));
  }

  void forget(Waiting waiting) {
    store.delete(waiting.key().get());
  }

  /**
   * An alert that waits.
   *
   * @param key that of its row
   */
  record Waiting(Bytes key, Alert alert) {}

  /** What is due by now, by subscription, in the order in which it came to wait. */
  Map<String, List<Waiting>> due(Instant now) {
    byte[] from = {(byte) WAITING};
    byte[] to = dueKey(now.plusMillis(1));
    Map<String, List<Waiting>> due = new LinkedHashMap<>();
    try (KeyValueIterator<byte[], byte[]> rows = store.range(from, to)) {
      for (int i = 0; i < WAITING_MAX && rows.hasNext(); i++) {
        KeyValue<byte[], byte[]> row = rows.next();
        Alert alert = Codec.ALERT.decode(row.value).orElseThrow();
        due.computeIfAbsent(alert.subscriptionId(), id -> new ArrayList<>())
            .add(new Waiting(Bytes.wrap(row.key), alert));
      }
    }
    return due;
  }

  /** The subscriptions that have something waiting, due or not. */
  Set<String> waiting() {
    Set<String> waiting = new HashSet<>();
    byte[] from = {(byte) WAITING};
    byte[] to = {(byte) (WAITING + 1)};
    try (KeyValueIterator<byte[], byte[]> rows = store.range(from, to)) {
      while (rows.hasNext()) {
        waiting.add(Codec.ALERT.decode(rows.next().value).orElseThrow().subscriptionId());
      }
    }
    return waiting;
  }

  /**
   * Takes out what is not needed any more; says how many rows that were.
   *
   * @param known the subscription of an id, removed or not; one that is unknown keeps its rows
   */
  int clean(Instant now, Function<String, Optional<Subscription>> known) {
    List<byte[]> old = new ArrayList<>();
    byte[] from = {(byte) STRAND};
    byte[] to = {(byte) (STRAND + 1)};
    try (KeyValueIterator<byte[], byte[]> rows = store.range(from, to)) {
      String current = "";
      List<Aged> ofOne = new ArrayList<>();
      while (rows.hasNext()) {
        KeyValue<byte[], byte[]> row = rows.next();
        String subscription = subscriptionOf(row.key);
        if (!subscription.equals(current)) {
          old.addAll(over(ofOne));
          ofOne.clear();
          current = subscription;
        }
        Instant touched = Packing.touched(row.value);
        boolean isGone =
            known
                .apply(subscription)
                .filter(of -> of.removed() || touched.isBefore(of.createdAt()))
                .isPresent();
        if (isGone || touched.plus(STRAND_AGE_MAX).isBefore(now)) {
          old.add(row.key);
        } else {
          ofOne.add(new Aged(Bytes.wrap(row.key), touched));
        }
      }
      old.addAll(over(ofOne));
    }
    old.addAll(oldCounts(now));
    old.addAll(of(LEDGER, known, Subscription::removed));
    // Who pauses in counting or listening knows nothing of the time between, and begins anew.
    old.addAll(of(COUNTS, known, one -> isIdle(one, Subscription.Kind.SPIKE, now)));
    old.addAll(of(LISTENING, known, one -> isIdle(one, Subscription.Kind.SILENCE, now)));
    old.forEach(store::delete);
    return old.size();
  }

  private static boolean isIdle(Subscription subscription, Subscription.Kind kind, Instant now) {
    Instant expires = subscription.expiresAt();
    return subscription.removed()
        || subscription.kind() != kind
        || (expires != null && !expires.isAfter(now));
  }

  private List<byte[]> of(
      char table, Function<String, Optional<Subscription>> known, Predicate<Subscription> which) {
    List<byte[]> found = new ArrayList<>();
    byte[] from = {(byte) table};
    byte[] to = {(byte) (table + 1)};
    try (KeyValueIterator<byte[], byte[]> rows = store.range(from, to)) {
      while (rows.hasNext()) {
        byte[] key = rows.next().key;
        String subscription = new String(key, 1, key.length - 1, UTF_8);
        if (known.apply(subscription).filter(which).isPresent()) {
          found.add(key);
        }
      }
    }
    return found;
  }

  /** Of a subscription that matched nothing for so long all counts are zero anyway. */
  private List<byte[]> oldCounts(Instant now) {
    List<byte[]> old = new ArrayList<>();
    byte[] from = {(byte) COUNTS};
    byte[] to = {(byte) (COUNTS + 1)};
    try (KeyValueIterator<byte[], byte[]> rows = store.range(from, to)) {
      while (rows.hasNext()) {
        KeyValue<byte[], byte[]> row = rows.next();
        if (Packing.touched(row.value).plus(STRAND_AGE_MAX).isBefore(now)) {
          old.add(row.key);
        }
      }
    }
    return old;
  }

  private record Aged(Bytes key, Instant touched) {}

  private static List<byte[]> over(List<Aged> ofOne) {
    return ofOne.stream()
        .sorted(Comparator.comparing(Aged::touched))
        .limit(Math.max(0, ofOne.size() - STRANDS_MAX))
        .map(aged -> aged.key().get())
        .toList();
  }

  private static byte[] key(char table, String rest) {
    return (table + rest).getBytes(UTF_8);
  }

  private static byte[] strandKey(String subscription, String about) {
    return key(STRAND, subscription + '\0' + about);
  }

  private static String subscriptionOf(byte[] strandKey) {
    String key = new String(strandKey, UTF_8);
    return key.substring(1, Math.max(1, key.indexOf('\0')));
  }

  private static byte[] dueKey(Instant due) {
    return ByteBuffer.allocate(1 + Long.BYTES)
        .put((byte) WAITING)
        .putLong(due.toEpochMilli())
        .array();
  }

  private static byte[] waitingKey(Instant due, Alert alert) {
    byte[] head = dueKey(due);
    byte[] id = alert.id().getBytes(UTF_8);
    return ByteBuffer.allocate(head.length + id.length).put(head).put(id).array();
  }
}
