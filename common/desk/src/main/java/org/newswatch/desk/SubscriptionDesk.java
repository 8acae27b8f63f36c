package org.newswatch.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.Topics;

/**
 * Where subscriptions are read and changed, for commands and calls alike. Holds no connection
 * between calls. Two who change one subscription at the same moment: the later write counts.
 */
public final class SubscriptionDesk {

  private static final String CLIENT_ID = "newswatch-subscriptions";

  private final Topics topics;
  private final InstantSource clock;

  /** Nothing is read yet. */
  public SubscriptionDesk(KafkaSettings settings, InstantSource clock) {
    this(new TopicDesk(settings, CLIENT_ID), clock);
  }

  /** The same over these topics. */
  public SubscriptionDesk(Topics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /** What came of keeping a version. */
  public sealed interface Put {

    /**
     * It is kept.
     *
     * @param subscription under a version that comes after all before
     */
    record Taken(Subscription subscription) implements Put {}

    /** It is not. */
    record Refused(List<Refusal> refusals) implements Put {}
  }

  /** What came of taking a subscription away. */
  public sealed interface Removal {

    /**
     * It is removed.
     *
     * @param broken why it could not be asked; null when it could
     */
    record Done(@Nullable String broken) implements Removal {}

    /** It is not: the queries of these ask for it by {@code @id}. */
    record Needed(List<String> by) implements Removal {}

    /** There is none. */
    record Unknown() implements Removal {}
  }

  /** All that were not removed, by their ids, broken ones included. */
  public Map<String, Kept> all() throws DeskException, InterruptedException {
    return shelf().standing();
  }

  /** Keeps this version, as one that comes after all before, removed ones too. */
  public Put put(Subscription subscription) throws DeskException, InterruptedException {
    Shelf shelf = shelf();
    Subscription next = subscription.after(shelf.lastVersion(subscription.id()));
    List<Refusal> refusals = Door.refusals(next, clock.instant(), shelf);
    if (!refusals.isEmpty()) {
      return new Put.Refused(refusals);
    }
    write(next);
    return new Put.Taken(next);
  }

  /** Takes one away, also one whose record does not read. */
  public Removal remove(String id) throws DeskException, InterruptedException {
    Shelf shelf = shelf();
    Kept kept = shelf.standing().get(id);
    if (kept == null) {
      return new Removal.Unknown();
    }
    List<String> by = shelf.naming(id);
    if (!by.isEmpty()) {
      return new Removal.Needed(by);
    }
    Instant now = clock.instant();
    Subscription last =
        switch (kept) {
          case Kept.Whole whole -> whole.subscription();
          case Kept.Broken broken -> broken.subscription();
        };
    // Of a record that does not read nothing is known but its key.
    Subscription gone =
        (last == null ? Subscription.builder(id, "unknown", id, "removed", now) : last.next(now))
            .removed(true)
            .build();
    write(gone.after(shelf.lastVersion(id)));
    return new Removal.Done(
        switch (kept) {
          case Kept.Whole whole -> null;
          case Kept.Broken broken -> broken.detail();
        });
  }

  /** All as they are now. */
  public Shelf shelf() throws DeskException, InterruptedException {
    var shelf = new Shelf();
    topics.read(Topic.SUBSCRIPTIONS, shelf::take);
    return shelf;
  }

  private void write(Subscription version) throws DeskException, InterruptedException {
    topics.write(Topic.SUBSCRIPTIONS, version.id(), Codec.SUBSCRIPTION.encode(version));
  }
}
