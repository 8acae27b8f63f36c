package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the last alerts of each subscription stand. Thread-safe. */
final class FeedIndex {

  /** Alerts of one feed. */
  static final int ALERTS_MAX = 50;

  /** An alert's place in its topic. */
  record Place(int partition, long offset) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Deque<Place>> bySubscription = new HashMap<>();

  /** Notes an alert; those of one subscription come in order, as they share a partition. */
  void saw(ConsumerRecord<byte[], byte[]> alert) {
    if (alert.key() == null || alert.value() == null) {
      return;
    }
    String subscription = new String(alert.key(), UTF_8);
    lock.lock();
    try {
      Deque<Place> places =
          bySubscription.computeIfAbsent(subscription, unused -> new ArrayDeque<>());
      places.addLast(new Place(alert.partition(), alert.offset()));
      if (places.size() > ALERTS_MAX) {
        places.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The places of a subscription's last alerts, the newest first. */
  List<Place> newest(String subscription) {
    lock.lock();
    try {
      List<Place> places =
          new ArrayList<>(bySubscription.getOrDefault(subscription, new ArrayDeque<>()));
      Collections.reverse(places);
      return places;
    } finally {
      lock.unlock();
    }
  }
}
