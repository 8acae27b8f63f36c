package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameMatcher;
import org.newswatch.query.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for what bears one of a line's names: {@link #request} finds at least the articles that may
 * name it, by the keys of the names and by the names as they are written; {@link #judge} says of
 * each of these whether and how it does. Of an article, its mentions are compared with the names,
 * each by the fullest name that the article has for it, and where no mention is, the words of the
 * text that look like a name.
 *
 * <p>Not thread-safe: it remembers how it judged.
 */
public final class NameQuestion {

  /** From this score on a name is taken for one of the list, unless a job says otherwise. */
  public static final double THRESHOLD = NameMatcher.SAME;

  /** What {@link #judge} needs of an article. */
  public static final List<String> FIELDS =
      List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY, Fields.ANNOTATIONS + ".mentions");

  /** The share of a name's keys that an article has at least, where its kind is not known. */
  private static final double KEYS_SHARE = 0.6;

  private static final int REMEMBERED_MAX = 10_000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> TEXTS = List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY);

  private record Named(MentionType type, String name) {}

  private final Ask.Named asked;
  private final double threshold;
  private final ListedNames names;
  private final Map<Named, Optional<NameHit>> judged = new HashMap<>();

  private NameQuestion(Ask.Named asked, double threshold) {
    this.asked = asked;
    this.threshold = threshold;
    this.names = new ListedNames(asked.names());
  }

  /**
   * The question of a line.
   *
   * @param threshold from which score on a name is taken for one of the line's, 0 to 1
   */
  public static NameQuestion of(Ask.Named asked, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("no score: " + threshold);
    }
    return new NameQuestion(asked, threshold);
  }

  /** The query, in Elasticsearch's language, that finds at least what may be judged to match. */
  public ObjectNode request() {
    ObjectNode bool = JSON.createObjectNode();
    String language = asked.language();
    if (language != null) {
      bool.putArray("filter").add(wrap("term", Fields.LANGUAGE, language));
    }
    ArrayNode ways = bool.putArray("should");
    for (String name : asked.names()) {
      orders(name).forEach(words -> ways.add(written(words)));
      keyed(name, ways);
    }
    bool.put("minimum_should_match", 1);
    ObjectNode query = JSON.createObjectNode();
    query.set("bool", bool);
    return query;
  }

  private void keyed(String name, ArrayNode ways) {
    Set<String> keys = new LinkedHashSet<>(NameKeys.keys(name));
    Set<String> family = NameKeys.lookupKeys(name);
    if (keys.isEmpty()) {
      return;
    }
    if (asked.type() == null || asked.type() == MentionType.PERSON) {
      ways.add(matches(Fields.PERSON_KEYS, family, "or"));
    }
    if (asked.type() == null || asked.type() == MentionType.ORGANIZATION) {
      ways.add(matches(Fields.ORGANIZATION_KEYS, family, "and"));
    }
    int least =
        asked.type() == MentionType.PERSON
            ? Math.min(keys.size(), 2)
            : (int) Math.ceil(keys.size() * KEYS_SHARE);
    ObjectNode some = JSON.createObjectNode();
    ArrayNode terms = some.putArray("should");
    keys.forEach(key -> terms.add(wrap("term", Fields.NAME_KEYS, key)));
    some.put("minimum_should_match", least);
    ways.addObject().set("bool", some);
  }

  private static ObjectNode matches(String field, Set<String> keys, String operator) {
    ObjectNode query = JSON.createObjectNode();
    query
        .putObject("match")
        .putObject(field)
        .put("query", String.join(" ", keys))
        .put("operator", operator);
    return query;
  }

  private static ObjectNode written(String words) {
    ObjectNode query = JSON.createObjectNode();
    ObjectNode match = query.putObject("multi_match").put("query", words).put("type", "phrase");
    ArrayNode fields = match.putArray("fields");
    TEXTS.forEach(fields::add);
    return query;
  }

  private static ObjectNode wrap(String name, String field, String value) {
    ObjectNode query = JSON.createObjectNode();
    query.putObject(name).put(field, value);
    return query;
  }

  /** The name as written; with a comma, also the other way round. */
  private static List<String> orders(String name) {
    int comma = name.indexOf(',');
    if (comma < 0 || comma != name.lastIndexOf(',')) {
      return List.of(name);
    }
    return List.of(name, name.substring(comma + 1).strip() + " " + name.substring(0, comma));
  }

  /**
   * How an article names what is asked for, at its best; empty when it does not.
   *
   * @param document with {@link #FIELDS}
   */
  public Optional<NameHit> judge(JsonNode document) {
    NameHit best = null;
    var covered = new ArrayList<Stretch>();
    for (JsonNode mention : document.path("annotations").path("mentions")) {
      Optional<MentionType> type = type(mention);
      String surface = mention.path("surface").asString("");
      if (type.isEmpty() || surface.isBlank()) {
        continue;
      }
      covered.add(Stretch.of(mention));
      if (asked.type() == null || asked.type() == type.get()) {
        best = better(best, judge(type.get(), mention.path("head").asString(surface)));
        // A surname alone is known by its fuller name; a fuller surface may be known better itself.
        if (surface.indexOf(' ') > 0) {
          best = better(best, judge(type.get(), surface));
        }
      }
    }
    for (String field : TEXTS) {
      String text = text(document.path(field));
      List<Stretch> mentioned = covered.stream().filter(stretch -> stretch.isIn(field)).toList();
      for (String run : names.runs(text, mentioned, asked.type() != null)) {
        best = better(best, names.unmentioned(run, asked.type(), threshold));
      }
    }
    return Optional.ofNullable(best);
  }

  private static @Nullable NameHit better(@Nullable NameHit best, Optional<NameHit> other) {
    return other.isPresent() && (best == null || other.get().score() > best.score())
        ? other.get()
        : best;
  }

  private Optional<NameHit> judge(MentionType type, String name) {
    if (judged.size() >= REMEMBERED_MAX) {
      judged.clear();
    }
    return judged.computeIfAbsent(
        new Named(type, name),
        named -> names.best(named.name(), ListedNames.kind(named.type()), threshold));
  }

  /** Fields with several values are read as one text. */
  private static String text(JsonNode value) {
    return value.isArray()
        ? String.join("\n\n", value.valueStream().map(JsonNode::asString).toList())
        : value.asString("");
  }

  private static Optional<MentionType> type(JsonNode mention) {
    String type = mention.path("type").asString("").toUpperCase(Locale.ROOT);
    for (MentionType each : MentionType.values()) {
      if (each.name().equals(type)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
