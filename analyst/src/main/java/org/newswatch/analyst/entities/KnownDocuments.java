package org.newswatch.analyst.entities;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;
import org.newswatch.query.EntityFields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.NameBeginnings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of the index of entities. */
final class KnownDocuments {

  /** Letters of a key without which its beginning says nothing. */
  private static final int KEY_CHARS_MIN = 3;

  private static final double IS_CALLED_SO = 4;
  private static final double BEGINS_SO = 2;
  private static final double SOUNDS_SO = 1;

  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;

  KnownDocuments(Index index) {
    this.index = index;
  }

  /**
   * One of them.
   *
   * @param mergedBy what says so, should it be another one
   */
  record Known(EntitySummary summary, String mergedBy) {}

  /** Those with these ids that there are, by their ids. */
  Result<Map<String, Known>> of(Collection<String> ids) throws InterruptedException {
    if (ids.isEmpty()) {
      return new Result.Found<>(Map.of());
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode values = body.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    body.put("size", ids.size()).put("track_total_hits", false);
    return index.search(
        IndexNames.ENTITIES,
        body,
        answer -> {
          Map<String, Known> known = new LinkedHashMap<>();
          Index.sources(answer)
              .forEach(source -> read(source).ifPresent(one -> known.put(one.summary().id(), one)));
          return new Result.Found<>(known);
        });
  }

  /**
   * Those with a name that begins as was typed, or sounds so; those that are named most first.
   *
   * @param type only these; null for all
   */
  Result<List<EntitySummary>> begun(String typed, @Nullable MentionType type, int limit)
      throws InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode bool = body.putObject("query").putObject("bool");
    ArrayNode ways = bool.withObject("/must/dis_max").putArray("queries");
    String begun = NameBeginnings.typed(typed);
    constant(ways, IS_CALLED_SO).putObject("term").put(EntityFields.BEGINNINGS, begun);
    constant(ways, BEGINS_SO).putObject("prefix").put(EntityFields.BEGINNINGS, begun);
    sounds(ways, typed);
    if (type != null) {
      bool.withObject("/filter/term").put(EntityFields.TYPE, word(type));
    }
    body.put("size", limit).put("track_total_hits", false);
    body.putObject("_source")
        .putArray("excludes")
        .add(EntityFields.BEGINNINGS)
        .add(EntityFields.NAME_KEYS);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put("_score", "desc");
    sort.addObject().put(EntityFields.ARTICLES, "desc");
    sort.addObject().put(EntityFields.ENTITY_ID, "asc");
    return index.search(
        IndexNames.ENTITIES,
        body,
        answer ->
            new Result.Found<>(
                Index.sources(answer)
                    .flatMap(source -> read(source).stream())
                    .map(Known::summary)
                    .toList()));
  }

  /** By the keys of all words, of which the last may be typed in part. */
  private static void sounds(ArrayNode ways, String typed) {
    List<String> last =
        Typing.lastKeys(typed).stream().filter(key -> key.length() >= KEY_CHARS_MIN).toList();
    if (last.isEmpty()) {
      return;
    }
    ObjectNode bool = constant(ways, SOUNDS_SO).putObject("bool");
    ArrayNode all = bool.putArray("filter");
    List<NameToken> words = NameKeys.tokens(typed);
    for (NameToken word : words.subList(0, words.size() - 1)) {
      if (!word.key().isEmpty()) {
        all.addObject().putObject("term").put(EntityFields.NAME_KEYS, word.key());
      }
    }
    ArrayNode either = bool.putArray("should");
    last.forEach(key -> either.addObject().putObject("prefix").put(EntityFields.NAME_KEYS, key));
    bool.put("minimum_should_match", 1);
  }

  private static ObjectNode constant(ArrayNode ways, double score) {
    ObjectNode constant = ways.addObject().putObject("constant_score");
    constant.put("boost", score);
    return constant.putObject("filter");
  }

  private static Optional<Known> read(JsonNode source) {
    String id = source.path(EntityFields.ENTITY_ID).asString("");
    Optional<MentionType> type = constant(MentionType.class, source.path(EntityFields.TYPE));
    if (id.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Known(
            new EntitySummary(
                id,
                type.get(),
                constant(MentionKind.class, source.path(EntityFields.KIND)).orElse(null),
                source.path(EntityFields.LABEL).asString(id),
                source
                    .path(EntityFields.NAMES)
                    .valueStream()
                    .map(name -> name.asString(""))
                    .toList(),
                instant(source.path(EntityFields.FIRST_SEEN).asString("")),
                instant(source.path(EntityFields.LAST_SEEN).asString("")),
                source.path(EntityFields.ARTICLES).asLong(0)),
            source.path(EntityFields.MERGED_BY).asString(Entity.EVIDENCE)));
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode word) {
    String name = word.asString("").toUpperCase(Locale.ROOT);
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The epoch for what the indexer could not write: a time that no calendar has. */
  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
