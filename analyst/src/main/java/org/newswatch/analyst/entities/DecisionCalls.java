package org.newswatch.analyst.entities;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.SameEntities;
import org.newswatch.contract.EntityDecision;
import org.newswatch.desk.Deciding;
import org.newswatch.query.Query;
import org.newswatch.servicekit.kafka.DeskException;

/**
 * What people decide about entities. A decision is written down and counts a moment later, when
 * connect has read it; none is ever changed, another undoes it. Thread-safe.
 */
public final class DecisionCalls {

  /** Decisions of one call. */
  public static final int DECISIONS_MAX = 500;

  private final Desk desk;
  private final KnownDecisions decisions;
  private final KnownDocuments documents;
  private final SameEntities same;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Where decisions are written. */
  @FunctionalInterface
  public interface Desk {
    /** When this returns, it is kept. */
    void decide(EntityDecision decision) throws DeskException, InterruptedException;
  }

  /**
   * Who decides and why.
   *
   * @param why may be empty
   */
  public record Reason(String by, String why) {

    @Nullable String whyOrNull() {
      return why.isBlank() ? null : why.strip();
    }

    String who() {
      return Deciding.who(by, "");
    }
  }

  /**
   * @param decisions what was decided before
   * @param random gives decisions their ids
   */
  public DecisionCalls(
      Desk desk,
      KnownDecisions decisions,
      Index index,
      SameEntities same,
      InstantSource clock,
      RandomGenerator random) {
    this.desk = desk;
    this.decisions = decisions;
    this.documents = new KnownDocuments(index);
    this.same = same;
    this.clock = clock;
    this.random = random;
  }

  /** Two are one: the first becomes the second. */
  public Result<Decided> merge(String entity, String into, Reason reason)
      throws InterruptedException {
    String from = same.root(entity);
    String to = same.root(into);
    if (from.equals(to)) {
      return new Result.Refused<>("These two are one already.", "Choose another one.");
    }
    return decide(
        List.of(from, to),
        (id, at) -> new EntityDecision.Merge(id, at, reason.who(), reason.whyOrNull(), from, to));
  }

  /**
   * Some spellings mean another, which gets an id of its own.
   *
   * @param names spellings of the entity; none to say that it stands for itself, though it was
   *     merged into another
   */
  public Result<Decided> split(String entity, List<String> names, Reason reason)
      throws InterruptedException {
    String root = same.root(entity);
    if (names.isEmpty()) {
      return root.equals(entity)
          ? new Result.Refused<>("It stands for itself.", "Name the spellings that mean another.")
          : decide(
              List.of(entity),
              (id, at) ->
                  new EntityDecision.Split(
                      id, at, reason.who(), reason.whyOrNull(), entity, List.of()));
    }
    return documents
        .of(same.of(root))
        .then(
            known -> {
              Set<String> spellings = new HashSet<>();
              known
                  .values()
                  .forEach(one -> one.summary().spellings().forEach(s -> spellings.add(folded(s))));
              for (String name : names) {
                if (!spellings.contains(folded(name))) {
                  return new Result.Refused<>(
                      "It has no spelling \u00ab" + name + "\u00bb.", "Name some of its own.");
                }
              }
              if (names.stream().map(DecisionCalls::folded).distinct().count()
                  == spellings.size()) {
                return new Result.Refused<>(
                    "These are all of its spellings.", "Leave at least one to it.");
              }
              return decide(
                  List.of(root),
                  (id, at) ->
                      new EntityDecision.Split(
                          id, at, reason.who(), reason.whyOrNull(), root, names));
            });
  }

  /** What it is called from now on. */
  public Result<Decided> label(String entity, String label, Reason reason)
      throws InterruptedException {
    String root = same.root(entity);
    return decide(
        List.of(root),
        (id, at) ->
            new EntityDecision.Label(
                id, at, reason.who(), reason.whyOrNull(), root, label.strip()));
  }

  /** A further name: whatever bears it is this one. */
  public Result<Decided> alias(String entity, String name, Reason reason)
      throws InterruptedException {
    String root = same.root(entity);
    return decide(
        List.of(root),
        (id, at) ->
            new EntityDecision.Alias(id, at, reason.who(), reason.whyOrNull(), root, name.strip()));
  }

  /** A decision no longer holds. */
  public Result<Decided> undo(String decision, Reason reason) throws InterruptedException {
    if (decisions.get(decision).isEmpty()) {
      return new Result.Missing<>("decision");
    }
    if (decisions.undone().contains(decision)) {
      return new Result.Refused<>("It was undone before.", "Undo what undid it to have it back.");
    }
    return decide(
        List.of(),
        (id, at) -> new EntityDecision.Undo(id, at, reason.who(), reason.whyOrNull(), decision));
  }

  /** What was decided, the last first. */
  public Result<List<Decided>> decisions(int limit) throws InterruptedException {
    return told(decisions.all().stream().limit(limit).toList());
  }

  /** What was decided about one, or about one that turned out to be it. */
  public Result<List<Decided>> decisionsOn(String entity, int limit) throws InterruptedException {
    Set<String> ids = new HashSet<>(same.of(same.root(entity)));
    ids.add(entity);
    return told(
        decisions.all().stream()
            .filter(decision -> concerned(decision).stream().anyMatch(ids::contains))
            .limit(limit)
            .toList());
  }

  private Result<Decided> decide(
      Collection<String> entities, BiFunction<String, Instant, EntityDecision> making)
      throws InterruptedException {
    for (String id : entities) {
      if (!Query.isEntityId(id)) {
        return new Result.Missing<>("entity");
      }
    }
    return documents
        .of(entities)
        .then(
            known ->
                known.keySet().containsAll(entities)
                    ? write(making)
                    : new Result.Missing<>("entity"));
  }

  private Result<Decided> write(BiFunction<String, Instant, EntityDecision> making)
      throws InterruptedException {
    EntityDecision decision;
    try {
      decision = making.apply(Deciding.id(random), clock.instant());
    } catch (IllegalArgumentException e) {
      return new Result.Refused<>("That cannot be decided: " + e.getMessage() + ".", "Change it.");
    }
    try {
      desk.decide(decision);
    } catch (DeskException e) {
      return new Result.Unavailable<>("The decision is not kept: " + e.getMessage());
    }
    decisions.remember(decision);
    return told(List.of(decision)).then(told -> new Result.Found<>(told.getFirst()));
  }

  private Result<List<Decided>> told(List<EntityDecision> some) throws InterruptedException {
    Set<String> undone = decisions.undone();
    Set<String> ids = new LinkedHashSet<>();
    some.forEach(decision -> ids.addAll(concerned(decision)));
    return documents
        .of(ids)
        .then(
            known ->
                new Result.Found<>(
                    some.stream()
                        .map(one -> told(one, known, !undone.contains(one.id())))
                        .toList()));
  }

  private Decided told(
      EntityDecision decision, Map<String, KnownDocuments.Known> known, boolean holds) {
    List<Decided.Named> entities = new ArrayList<>();
    for (String id : concerned(decision)) {
      KnownDocuments.Known one = known.get(id);
      entities.add(
          new Decided.Named(id, one == null ? unknown(decision, id) : one.summary().label()));
    }
    return new Decided(
        decision.id(),
        switch (decision) {
          case EntityDecision.Merge merge -> Decided.Action.MERGE;
          case EntityDecision.Split split -> Decided.Action.SPLIT;
          case EntityDecision.Label label -> Decided.Action.LABEL;
          case EntityDecision.Alias alias -> Decided.Action.ALIAS;
          case EntityDecision.Undo undo -> Decided.Action.UNDO;
        },
        decision.at(),
        decision.by(),
        decision.why(),
        entities,
        switch (decision) {
          case EntityDecision.Merge merge -> List.of();
          case EntityDecision.Split split -> split.names();
          case EntityDecision.Label label -> List.of(label.label());
          case EntityDecision.Alias alias -> List.of(alias.name());
          case EntityDecision.Undo undo -> List.of();
        },
        decision instanceof EntityDecision.Undo undo ? undo.decision() : null,
        holds);
  }

  /** What nobody was told of yet goes by what was split off for it. */
  private static String unknown(EntityDecision decision, String id) {
    return decision instanceof EntityDecision.Split split && split.otherId().equals(id)
        ? split.names().getFirst()
        : id;
  }

  /** The entities that a decision speaks of, or else the one that it undoes. */
  private List<String> concerned(EntityDecision decision) {
    Set<String> seen = new HashSet<>();
    EntityDecision at = decision;
    while (at instanceof EntityDecision.Undo undo && seen.add(undo.id())) {
      at = decisions.get(undo.decision()).orElse(at);
    }
    return switch (at) {
      case EntityDecision.Merge merge -> List.of(merge.entity(), merge.into());
      case EntityDecision.Split split ->
          split.names().isEmpty()
              ? List.of(split.entity())
              : List.of(split.entity(), split.otherId());
      case EntityDecision.Label label -> List.of(label.entity());
      case EntityDecision.Alias alias -> List.of(alias.entity());
      case EntityDecision.Undo undo -> List.of();
    };
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
