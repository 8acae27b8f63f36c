package org.newswatch.analyst.entities;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.entities.DecisionCalls.Reason;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.contract.MentionType;

/** Entities as REST. */
public final class EntityRest {

  private static final int SUGGESTIONS = 10;
  private static final int ARTICLES = 20;
  private static final int NAMES = 20;
  private static final int DECISIONS = 100;
  private static final int WORD_CHARS_MAX = 20;
  private static final String GROUP = "entities";

  private static final Param<String> TYPED =
      Param.text("q", "A name or its beginning, in any spelling.", EntityCalls.TYPED_CHARS_MAX);
  private static final Param<MentionType> TYPE =
      Param.parsed(
          "type",
          "Only persons, organizations, locations or other names.",
          "must be person, organization, location or misc",
          WORD_CHARS_MAX,
          EntityRest::type);
  private static final Param<Integer> LIMIT =
      Param.number("limit", "Suggestions to give.", SUGGESTIONS, 1, EntityCalls.SUGGESTIONS_MAX);
  private static final Param<String> ID =
      Param.inPath("id", "The entity's id.", "must be an entity's id", Optional::of);
  private static final Param<Integer> OF_ENTITY =
      Param.number("articles", "Articles to give.", ARTICLES, 0, EntityCalls.ARTICLES_MAX);
  private static final Param<Integer> RISING =
      Param.number("limit", "Names to give.", NAMES, 1, RisingCalls.NAMES_MAX);
  private static final Param<String> DECISION =
      Param.inPath("id", "The decision's id.", "must be a decision's id", Optional::of);
  private static final Param<String> ON =
      Param.text("entity", "The entity that they are about; all without it.", WORD_CHARS_MAX * 10);
  private static final Param<Integer> OF_LOG =
      Param.number("limit", "Decisions to give.", DECISIONS, 1, DecisionCalls.DECISIONS_MAX);

  private EntityRest() {}

  /** Who may be meant. */
  public record Suggestions(List<Suggestion> suggestions) {}

  /** What was decided. */
  public record Decisions(List<Decided> decisions) {}

  /**
   * Two are one.
   *
   * @param into the id of the one that it becomes
   */
  public record MergeBody(String into, @Nullable String by, @Nullable String why) {

    public MergeBody {
      Objects.requireNonNull(into, "into");
    }
  }

  /**
   * Some spellings mean another.
   *
   * @param names these; none when what was merged into another stands for itself
   */
  public record SplitBody(List<String> names, @Nullable String by, @Nullable String why) {

    public SplitBody {
      names = List.copyOf(names);
    }
  }

  /** A label or a further name. */
  public record NameBody(String name, @Nullable String by, @Nullable String why) {

    public NameBody {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Who takes a decision back, and why. */
  public record UndoBody(@Nullable String by, @Nullable String why) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(
      EntityCalls entities, DecisionCalls decisions, RisingCalls rising) {
    return List.of(
        Endpoint.get("/entities", "entities")
            .says(GROUP, "Who may be meant by a name that is being typed.")
            .takes(TYPED, TYPE, LIMIT)
            .answers(
                Suggestions.class,
                request ->
                    entities
                        .suggest(
                            request.get(TYPED), request.find(TYPE).orElse(null), request.get(LIMIT))
                        .then(found -> new Result.Found<>(new Suggestions(found)))),
        Endpoint.get("/entities/{id}", "entity")
            .says(GROUP, "One entity: its spellings, with whom it is named, its articles.")
            .takes(ID, OF_ENTITY)
            .answers(
                EntityView.class,
                request -> entities.entity(request.get(ID), request.get(OF_ENTITY))),
        Endpoint.get("/rising", "rising")
            .says(GROUP, "Names of the last 24 hours that are named more than usual.")
            .takes(RISING)
            .answers(Rising.class, request -> rising.rising(request.get(RISING))),
        Endpoint.get("/decisions", "decisions")
            .says(GROUP, "What was decided about entities, the last first.")
            .takes(ON, OF_LOG)
            .answers(
                Decisions.class,
                request -> {
                  String on = request.get(ON);
                  int limit = request.get(OF_LOG);
                  return (on.isEmpty()
                          ? decisions.decisions(limit)
                          : decisions.decisionsOn(on, limit))
                      .then(found -> new Result.Found<>(new Decisions(found)));
                }),
        Endpoint.post("/entities/{id}/merge", "mergeEntity")
            .says(GROUP, "Two are one: this one becomes another.")
            .takes(ID)
            .takes(MergeBody.class)
            .answers(
                Decided.class,
                request -> {
                  MergeBody body = request.body(MergeBody.class);
                  return decisions.merge(
                      request.get(ID), body.into(), reason(body.by(), body.why()));
                }),
        Endpoint.post("/entities/{id}/split", "splitEntity")
            .says(GROUP, "Some of its spellings mean another, which gets an id of its own.")
            .takes(ID)
            .takes(SplitBody.class)
            .answers(
                Decided.class,
                request -> {
                  SplitBody body = request.body(SplitBody.class);
                  return decisions.split(
                      request.get(ID), body.names(), reason(body.by(), body.why()));
                }),
        Endpoint.post("/entities/{id}/label", "labelEntity")
            .says(GROUP, "What it is called from now on.")
            .takes(ID)
            .takes(NameBody.class)
            .answers(
                Decided.class,
                request -> {
                  NameBody body = request.body(NameBody.class);
                  return decisions.label(
                      request.get(ID), body.name(), reason(body.by(), body.why()));
                }),
        Endpoint.post("/entities/{id}/alias", "aliasEntity")
            .says(GROUP, "A further name: whatever bears it is this one.")
            .takes(ID)
            .takes(NameBody.class)
            .answers(
                Decided.class,
                request -> {
                  NameBody body = request.body(NameBody.class);
                  return decisions.alias(
                      request.get(ID), body.name(), reason(body.by(), body.why()));
                }),
        Endpoint.post("/decisions/{id}/undo", "undoDecision")
            .says(GROUP, "A decision no longer holds.")
            .takes(DECISION)
            .takes(UndoBody.class)
            .answers(
                Decided.class,
                request -> {
                  UndoBody body = request.body(UndoBody.class);
                  return decisions.undo(request.get(DECISION), reason(body.by(), body.why()));
                }));
  }

  private static Reason reason(@Nullable String by, @Nullable String why) {
    return new Reason(Objects.requireNonNullElse(by, ""), Objects.requireNonNullElse(why, ""));
  }

  private static Optional<MentionType> type(String word) {
    return Arrays.stream(MentionType.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
