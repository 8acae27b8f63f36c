package org.newswatch.alerts.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.desk.Kept;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.TopicFollower;
import org.newswatch.servicekit.kafka.TopicReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All subscriptions as they stand, followed on the topic: a change is known within a second.
 * Thread-safe. A record that does not read leaves what was known of its subscription as it was.
 */
public final class LiveSubscriptions implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(LiveSubscriptions.class);

  private final Map<String, Subscription> all = new ConcurrentHashMap<>();
  private final Map<String, Kept.Broken> broken = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final TopicFollower follower;

  /** Whether whoever is told of changes took them. */
  private volatile boolean toldAll = true;

  private final Consumer<List<Subscription>> changed;

  /**
   * @param changed given each batch of new versions, removed ones among them, in the thread that
   *     reads the topic, once they can be asked for here
   */
  public LiveSubscriptions(KafkaSettings settings, Consumer<List<Subscription>> changed) {
    this.changed = changed;
    this.follower =
        new TopicFollower(
            settings, Topic.SUBSCRIPTIONS, "newswatch-alerts-subscriptions", reading());
  }

  /** Begins to read. */
  public void start() {
    follower.start();
  }

  /** Waits until all that were there at the start are known; says whether it was in time. */
  public boolean awaitRead(Duration patience) throws InterruptedException {
    return follower.awaitRead(patience);
  }

  /** The newest version, removed or not; empty for one that is unknown. */
  public Optional<Subscription> get(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /**
   * The same, of this version or a later one: another instance may have read it before we did.
   * Empty when it does not come in time.
   */
  public Optional<Subscription> await(String id, long version, Duration patience) {
    Subscription known = all.get(id);
    if (known != null && known.version() >= version) {
      return Optional.of(known);
    }
    lock.lock();
    try {
      long left = patience.toNanos();
      while (left > 0) {
        known = all.get(id);
        if (known != null && known.version() >= version) {
          return Optional.of(known);
        }
        left = news.awaitNanos(left);
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** All, removed ones too, in no order; a view. */
  public Collection<Subscription> all() {
    return all.values();
  }

  /** Those that cannot be asked. */
  public Collection<Kept.Broken> broken() {
    return List.copyOf(broken.values());
  }

  /**
   * Only the last of each, and nothing before all are read: at the start a subscription has had
   * many versions, and when the topic is read again, older ones than the one that is known.
   */
  private final class Reading implements TopicReader {

    private final Map<String, Kept> gathered = new LinkedHashMap<>();
    private boolean whole;

    @Override
    public void fromTheBeginning() {
      gathered.clear();
      whole = false;
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.key() != null) {
          gathered.put(new String(record.key(), UTF_8), Kept.of(record));
        }
      }
      if (whole) {
        tell();
      }
    }

    @Override
    public void caughtUp() {
      whole = true;
      if (toldAll) {
        gathered.values().removeIf(LiveSubscriptions.this::isKnown);
      }
      tell();
    }

    private void tell() {
      LiveSubscriptions.this.take(List.copyOf(gathered.values()));
      gathered.clear();
    }
  }

  /** Who is given the records of the topic. */
  TopicReader reading() {
    return new Reading();
  }

  private boolean isKnown(Kept kept) {
    return switch (kept) {
      case Kept.Whole whole ->
          whole.subscription().equals(all.get(whole.id())) && !broken.containsKey(whole.id());
      case Kept.Broken bad -> bad.equals(broken.get(bad.id()));
    };
  }

  /** As if these had been read from the topic. */
  public void take(Collection<Kept> read) {
    List<Subscription> versions = new ArrayList<>();
    for (Kept kept : read) {
      switch (kept) {
        case Kept.Whole whole -> {
          broken.remove(whole.id());
          versions.add(whole.subscription());
        }
        case Kept.Broken bad -> {
          broken.put(bad.id(), bad);
          Subscription still = bad.subscription();
          if (still != null && !still.removed()) {
            // It is not asked any more, but what it told waits for it.
            all.putIfAbsent(bad.id(), still);
          }
          LOGGER
              .atWarn()
              .addKeyValue("subscription", bad.id())
              .addKeyValue("detail", bad.detail())
              .log("subscription cannot be asked and is kept");
        }
      }
    }
    lock.lock();
    try {
      versions.forEach(version -> all.put(version.id(), version));
      news.signalAll();
    } finally {
      lock.unlock();
    }
    toldAll = false;
    changed.accept(List.copyOf(versions));
    toldAll = true;
  }

  @Override
  public void close() {
    follower.close();
  }
}
