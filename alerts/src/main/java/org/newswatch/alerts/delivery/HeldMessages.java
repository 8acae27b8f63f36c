package org.newswatch.alerts.delivery;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.newswatch.contract.Delivery;

/** Messages that were read last, so that few are read twice. Bounded; thread-safe. */
final class HeldMessages {

  /** Bytes of all messages held, as they stand in their topics. */
  static final long BYTES_MAX = 32L * 1024 * 1024;

  /** Where a message stands. */
  record Place(Delivery.Kind kind, int partition, long offset) {}

  private record Held(Message.Content content, int bytes) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Place, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  void put(Place place, Message.Content content, int size) {
    lock.lock();
    try {
      Held before = held.put(place, new Held(content, size));
      bytes += size - (before == null ? 0 : before.bytes());
      Iterator<Held> eldest = held.values().iterator();
      while (bytes > BYTES_MAX && eldest.hasNext()) {
        bytes -= eldest.next().bytes();
        eldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  Optional<Message.Content> get(Place place) {
    lock.lock();
    try {
      return Optional.ofNullable(held.get(place)).map(Held::content);
    } finally {
      lock.unlock();
    }
  }
}
