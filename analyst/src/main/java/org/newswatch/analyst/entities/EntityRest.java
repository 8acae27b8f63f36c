package org.newswatch.analyst.entities;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.contract.MentionType;

/** Entities as REST. */
public final class EntityRest {

  private static final int SUGGESTIONS = 10;
  private static final int ARTICLES = 20;
  private static final int NAMES = 20;
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

  private EntityRest() {}

  /** Who may be meant. */
  public record Suggestions(List<Suggestion> suggestions) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(EntityCalls entities, RisingCalls rising) {
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
            .answers(Rising.class, request -> rising.rising(request.get(RISING))));
  }

  private static Optional<MentionType> type(String word) {
    return Arrays.stream(MentionType.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
