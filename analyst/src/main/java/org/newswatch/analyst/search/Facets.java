package org.newswatch.analyst.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Fields;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.query.Query.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for facets and reads them. */
final class Facets {

  /** Values of a facet. */
  static final int VALUES_MAX = 15;

  /** Values that each shard counts: with as many, the counts of the most frequent are exact. */
  private static final int SHARD_VALUES = 500;

  /** Characters of a query that is refined further. */
  private static final int REFINED_CHARS_MAX = 1_000;

  private static final String LABEL = "label";

  private Facets() {}

  /** Adds what is to be counted to a search request. */
  static void askFor(ObjectNode body) {
    ObjectNode aggs = body.withObject("/aggs");
    for (Facet.Kind kind : Facet.Kind.values()) {
      ObjectNode facet = aggs.putObject(name(kind));
      facet
          .putObject("terms")
          .put("field", field(kind))
          .put("size", VALUES_MAX)
          .put("shard_size", SHARD_VALUES);
      if (kind == Facet.Kind.SOURCES) {
        facet
            .withObject("/aggs/" + LABEL + "/terms")
            .put("field", Fields.SOURCE_NAME)
            .put("size", 1);
      }
    }
  }

  /**
   * What was counted.
   *
   * @param query what the articles match; null for all
   * @param story what readers take a story for
   */
  static List<Facet> read(JsonNode answer, @Nullable Query query, UnaryOperator<String> story) {
    List<Facet> facets = new ArrayList<>();
    for (Facet.Kind kind : Facet.Kind.values()) {
      JsonNode counted = answer.at("/aggregations/" + name(kind));
      List<Facet.Value> values = new ArrayList<>();
      for (JsonNode bucket : counted.path("buckets")) {
        values.add(value(kind, bucket, query, story));
      }
      facets.add(
          new Facet(
              kind,
              kind == Facet.Kind.STORIES ? joined(values) : values,
              counted.path("sum_other_doc_count").asLong(0),
              counted.path("doc_count_error_upper_bound").asLong(0) == 0));
    }
    return facets;
  }

  /** Stories that are one as one. */
  private static List<Facet.Value> joined(List<Facet.Value> stories) {
    Map<String, Facet.Value> joined = new LinkedHashMap<>();
    for (Facet.Value story : stories) {
      joined.merge(
          story.value(),
          story,
          (one, other) ->
              new Facet.Value(
                  one.value(), one.label(), one.articles() + other.articles(), one.refined()));
    }
    return joined.values().stream()
        .sorted(Comparator.comparingLong(Facet.Value::articles).reversed())
        .toList();
  }

  private static Facet.Value value(
      Facet.Kind kind, JsonNode bucket, @Nullable Query query, UnaryOperator<String> story) {
    String key = bucket.path("key").asString("");
    String value =
        switch (kind) {
          case DAYS -> bucket.path("key_as_string").asString("");
          case STORIES -> story.apply(key);
          case PERSONS, ORGANIZATIONS, PLACES, SOURCES, LANGUAGES, COUNTRIES -> key;
        };
    String day = value.length() > 10 ? value.substring(0, 10) : value;
    String shown = kind == Facet.Kind.DAYS ? day : value;
    String name = bucket.at("/" + LABEL + "/buckets/0/key").asString(shown);
    return new Facet.Value(
        shown,
        name,
        bucket.path("doc_count").asLong(0),
        meant(kind, shown).flatMap(part -> refined(query, part)).orElse(""));
  }

  /** The ids of the stories among them. */
  static List<String> stories(List<Facet> facets) {
    return facets.stream()
        .filter(facet -> facet.kind() == Facet.Kind.STORIES)
        .flatMap(facet -> facet.values().stream().map(Facet.Value::value))
        .toList();
  }

  /** The same, where stories are called by their titles, as far as the answer has them. */
  static List<Facet> titled(List<Facet> facets, JsonNode answer) {
    Map<String, String> titles = new HashMap<>();
    for (JsonNode hit : answer.at("/hits/hits")) {
      titles.put(hit.path("_id").asString(""), hit.at("/_source/title").asString(""));
    }
    return facets.stream()
        .map(
            facet ->
                facet.kind() == Facet.Kind.STORIES
                    ? new Facet(
                        facet.kind(),
                        facet.values().stream().map(value -> titled(value, titles)).toList(),
                        facet.others(),
                        facet.exact())
                    : facet)
        .toList();
  }

  private static Facet.Value titled(Facet.Value story, Map<String, String> titles) {
    return new Facet.Value(
        story.value(),
        titles.getOrDefault(story.value(), story.label()),
        story.articles(),
        story.refined());
  }

  /** The query for the articles with this value. */
  private static Optional<Query> meant(Facet.Kind kind, String value) {
    try {
      return switch (kind) {
        case PERSONS -> Queries.named(Scope.PERSON, value);
        case ORGANIZATIONS -> Queries.named(Scope.ORG, value);
        case PLACES -> Queries.named(Scope.PLACE, value);
        case SOURCES -> Optional.of(new Query.FromSource(value));
        case LANGUAGES -> Optional.of(new Query.InLanguage(value));
        case COUNTRIES -> Optional.of(new Query.Has(Query.Attribute.COUNTRY, value));
        case STORIES -> Optional.of(new Query.Has(Query.Attribute.STORY, value));
        case DAYS -> {
          LocalDate day = LocalDate.parse(value);
          yield Optional.of(new Query.About(day, day));
        }
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // What the language has no word for cannot be asked for.
      return Optional.empty();
    }
  }

  private static Optional<String> refined(@Nullable Query query, Query part) {
    if (query == null) {
      return readable(Queries.print(part));
    }
    List<Query> parts = new ArrayList<>();
    parts.addAll(query instanceof Query.And and ? and.parts() : List.of(query));
    if (!parts.contains(part)) {
      parts.add(part);
    }
    String text = Queries.print(parts.size() == 1 ? part : new Query.And(parts));
    // Each value carries the whole query: a long one would make a page of megabytes.
    return text.length() > REFINED_CHARS_MAX ? Optional.empty() : readable(text);
  }

  private static Optional<String> readable(String text) {
    return Queries.parse(text, name -> Optional.empty()) instanceof org.newswatch.query.Parsed.Valid
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String name(Facet.Kind kind) {
    return "by_" + kind.name().toLowerCase(Locale.ROOT);
  }

  private static String field(Facet.Kind kind) {
    return switch (kind) {
      case PERSONS -> Fields.PERSONS;
      case ORGANIZATIONS -> Fields.ORGANIZATIONS;
      case PLACES -> Fields.PLACES;
      case SOURCES -> Fields.SOURCE_ID;
      case LANGUAGES -> Fields.LANGUAGE;
      case COUNTRIES -> Fields.SOURCE_COUNTRY;
      case DAYS -> Fields.MENTIONED_DAYS;
      case STORIES -> Fields.STORY_ID;
    };
  }
}
