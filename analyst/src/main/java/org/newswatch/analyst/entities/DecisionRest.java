package org.newswatch.analyst.entities;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.entities.DecisionCalls.Reason;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;

/** Deciding about entities as REST. */
public final class DecisionRest {

  private static final int DECISIONS = 100;
  private static final int ID_CHARS_MAX = 200;
  private static final String GROUP = "entities";

  private static final Param<String> ENTITY =
      Param.inPath("id", "The entity's id.", "must be an entity's id", Optional::of);
  private static final Param<String> DECISION =
      Param.inPath("id", "The decision's id.", "must be a decision's id", Optional::of);
  private static final Param<String> ON =
      Param.text("entity", "The entity that they are about; all without it.", ID_CHARS_MAX);
  private static final Param<Integer> LIMIT =
      Param.number("limit", "Decisions to give.", DECISIONS, 1, DecisionCalls.DECISIONS_MAX);

  private DecisionRest() {}

  /** What was decided. */
  public record Decisions(List<Decided> decisions) {}

  /** Who decides, and why. */
  private interface Reasoned {

    @Nullable String by();

    @Nullable String why();

    default Reason reason() {
      return new Reason(
          Objects.requireNonNullElse(by(), ""), Objects.requireNonNullElse(why(), ""));
    }
  }

  /**
   * Two are one.
   *
   * @param into the id of the one that it becomes
   */
  public record MergeBody(String into, @Nullable String by, @Nullable String why)
      implements Reasoned {

    public MergeBody {
      Objects.requireNonNull(into, "into");
    }
  }

  /**
   * Some spellings mean another.
   *
   * @param names these; none when what was merged into another stands for itself
   */
  public record SplitBody(List<String> names, @Nullable String by, @Nullable String why)
      implements Reasoned {

    public SplitBody {
      names = List.copyOf(names);
    }
  }

  /** A label or a further name. */
  public record NameBody(String name, @Nullable String by, @Nullable String why)
      implements Reasoned {

    public NameBody {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Who takes a decision back, and why. */
  public record UndoBody(@Nullable String by, @Nullable String why) implements Reasoned {}

  /** What a body decides about what has this id. */
  @FunctionalInterface
  private interface Deciding<B extends Reasoned> {
    Result<Decided> of(String id, B body, Reason reason) throws InterruptedException;
  }

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(DecisionCalls calls) {
    return List.of(
        Endpoint.get("/decisions", "decisions")
            .says(GROUP, "What was decided about entities, the last first.")
            .takes(ON, LIMIT)
            .answers(
                Decisions.class,
                request -> {
                  String on = request.get(ON);
                  int limit = request.get(LIMIT);
                  return (on.isEmpty() ? calls.decisions(limit) : calls.decisionsOn(on, limit))
                      .then(found -> new Result.Found<>(new Decisions(found)));
                }),
        decides(
            Endpoint.post("/entities/{id}/merge", "mergeEntity")
                .says(GROUP, "Two are one: this one becomes another."),
            ENTITY,
            MergeBody.class,
            (id, body, reason) -> calls.merge(id, body.into(), reason)),
        decides(
            Endpoint.post("/entities/{id}/split", "splitEntity")
                .says(GROUP, "Some of its spellings mean another, which gets an id of its own."),
            ENTITY,
            SplitBody.class,
            (id, body, reason) -> calls.split(id, body.names(), reason)),
        decides(
            Endpoint.post("/entities/{id}/label", "labelEntity")
                .says(GROUP, "What it is called from now on."),
            ENTITY,
            NameBody.class,
            (id, body, reason) -> calls.label(id, body.name(), reason)),
        decides(
            Endpoint.post("/entities/{id}/alias", "aliasEntity")
                .says(GROUP, "A further name: whatever bears it is this one."),
            ENTITY,
            NameBody.class,
            (id, body, reason) -> calls.alias(id, body.name(), reason)),
        decides(
            Endpoint.post("/decisions/{id}/undo", "undoDecision")
                .says(GROUP, "A decision no longer holds."),
            DECISION,
            UndoBody.class,
            (id, body, reason) -> calls.undo(id, reason)));
  }

  private static <B extends Reasoned> Endpoint decides(
      Endpoint.Builder endpoint, Param<String> id, Class<B> type, Deciding<B> deciding) {
    return endpoint
        .takes(id)
        .takes(type)
        .answers(
            Decided.class,
            request -> {
              B body = request.body(type);
              return deciding.of(request.get(id), body, body.reason());
            });
  }
}
