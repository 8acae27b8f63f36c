package org.newswatch.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All subscriptions as their topic had them when it was read, and what they are to each other: the
 * query of one may ask for that of another by {@code @id}. Not thread-safe.
 */
public final class Shelf {

  /** No query without it names another. */
  private static final char MARK = '@';

  private final Map<String, Kept> all = new TreeMap<>();
  private final Map<String, Long> versions = new HashMap<>();

  /** Takes the next record of the topic. */
  public void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    Kept kept = Kept.of(record);
    all.put(kept.id(), kept);
    Subscription read = subscription(kept);
    versions.merge(
        kept.id(), read == null ? writtenVersion(record.value()) : read.version(), Math::max);
  }

  /** What stands for the version in a record that does not read; 0 when nothing does. */
  private static long writtenVersion(byte @Nullable [] value) {
    if (value == null) {
      return 0;
    }
    try {
      return Math.max(0, JsonMapper.shared().readTree(value).path("version").asLong(0));
    } catch (JacksonException e) {
      return 0;
    }
  }

  private static @Nullable Subscription subscription(Kept kept) {
    return switch (kept) {
      case Kept.Whole whole -> whole.subscription();
      case Kept.Broken broken -> broken.subscription();
    };
  }

  /** The highest version that one of this id ever had, as far as the topic tells; 0 for none. */
  public long lastVersion(String id) {
    return versions.getOrDefault(id, 0L);
  }

  /** Those that were not removed, by their ids; one that names a query that is none is broken. */
  public Map<String, Kept> standing() {
    Map<String, Kept> standing = new TreeMap<>();
    for (Kept kept : all.values()) {
      Subscription subscription = subscription(kept);
      if (subscription == null || !subscription.removed()) {
        standing.put(
            kept.id(),
            switch (kept) {
              case Kept.Whole whole -> checked(whole);
              case Kept.Broken broken -> broken;
            });
      }
    }
    return standing;
  }

  private Kept checked(Kept.Whole whole) {
    Subscription subscription = whole.subscription();
    return subscription.query().indexOf(MARK) >= 0
            && Queries.parse(subscription.query(), this::savedQuery)
                instanceof Parsed.Invalid invalid
        ? new Kept.Broken(
            whole.id(), subscription, "the query does not read: " + invalid.problem().message())
        : whole;
  }

  /** The query that {@code @id} stands for. */
  public Optional<String> savedQuery(String id) {
    Kept kept = all.get(id);
    Subscription subscription = kept == null ? null : subscription(kept);
    return subscription == null ? Optional.empty() : subscription.savedQuery();
  }

  /** Whose queries ask for this one, themselves or through others. */
  public List<String> naming(String id) {
    List<String> naming = new ArrayList<>();
    for (Kept kept : all.values()) {
      Optional<String> query = savedQuery(kept.id()).filter(text -> text.indexOf(MARK) >= 0);
      if (query.isPresent() && !kept.id().equals(id)) {
        List<String> named = new ArrayList<>();
        var unused =
            Queries.parse(
                query.get(),
                name -> {
                  named.add(name);
                  return savedQuery(name);
                });
        if (named.contains(id)) {
          naming.add(kept.id());
        }
      }
    }
    return naming;
  }

  /** What is wrong with this query for one of this id, whatever it asked before. */
  List<Refusal> refusals(Subscription next) {
    Function<String, Optional<String>> then =
        name -> name.equals(next.id()) ? next.savedQuery() : savedQuery(name);
    if (next.savedQuery().isPresent()
        && Queries.parse(next.query(), then) instanceof Parsed.Invalid invalid) {
      return List.of(
          new Refusal(
              "query",
              "Column " + invalid.problem().column() + ": " + invalid.problem().cause(),
              invalid.problem().fix()));
    }
    List<Refusal> refusals = new ArrayList<>();
    for (String by : naming(next.id())) {
      String query = savedQuery(by).orElse("");
      if (Queries.parse(query, this::savedQuery) instanceof Parsed.Valid
          && Queries.parse(query, then) instanceof Parsed.Invalid invalid) {
        refusals.add(
            new Refusal(
                "query",
                by
                    + " asks for @"
                    + next.id()
                    + " and could not be asked any more: "
                    + invalid.problem().message(),
                "Change " + by + " first."));
      }
    }
    return refusals;
  }
}
