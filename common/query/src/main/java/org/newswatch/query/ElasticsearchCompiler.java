package org.newswatch.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tree as Elasticsearch's query language.
 *
 * <p>A word that is a name matches where the text has it, or where a mention has its key. Every
 * word that may be a name ({@link NameText#soughtKey}) gets the second clause: {@code nameKeys}
 * holds keys of mentions only, so {@code May} finds no verb by its key.
 */
final class ElasticsearchCompiler {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double TITLE_WEIGHT = 2;

  /** Words that may stand between those of a name, such as a patronymic. */
  private static final int NAME_SLOP = 1;

  private final Function<String, Set<String>> same;

  /**
   * @param same the ids of all entities that are this one
   */
  ElasticsearchCompiler(Function<String, Set<String>> same) {
    this.same = same;
  }

  ObjectNode compile(Query query) {
    return switch (query) {
      case Query.Text text -> text(text);
      case Query.FromSource from -> source(from.source());
      case Query.InLanguage in -> term(Fields.LANGUAGE, in.language());
      case Query.OfEntity of -> entity(of.id());
      case Query.About about -> about(about.from(), about.to());
      case Query.And and -> clauses("must", compiled(and.parts()));
      case Query.Or or -> clauses("should", compiled(or.parts()));
      case Query.Not not -> clauses("must_not", List.of(compile(not.part())));
    };
  }

  private List<ObjectNode> compiled(List<Query> parts) {
    return parts.stream().map(this::compile).toList();
  }

  /** One clause, however many they are. */
  private ObjectNode entity(String id) {
    ObjectNode terms = JSON.createObjectNode();
    ArrayNode ids = terms.putArray(Fields.ENTITY_IDS);
    same.apply(id).stream().limit(QueryLimits.SAME_ENTITIES_MAX).forEach(ids::add);
    return wrap("terms", terms);
  }

  private static ObjectNode text(Query.Text text) {
    String phrase = String.join(" ", text.words());
    return switch (text.scope()) {
      case ANYWHERE ->
          text.variants()
              ? clauses("should", anywhere(text.words(), phrase))
              : written(phrase, List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY));
      case TITLE ->
          text.variants()
              ? clauses(
                  "should",
                  List.of(
                      written(phrase, List.of(Fields.TITLE)),
                      keyed(Fields.KEY_TITLE, text.words(), TITLE_WEIGHT)))
              : written(phrase, List.of(Fields.TITLE));
      case PERSON -> named(Fields.PERSONS, Fields.PERSON_KEYS, text);
      case ORG -> named(Fields.ORGANIZATIONS, Fields.ORGANIZATION_KEYS, text);
      case PLACE -> named(Fields.PLACES, Fields.PLACE_KEYS, text);
    };
  }

  private static List<ObjectNode> anywhere(List<String> words, String phrase) {
    ObjectNode written = written(phrase, List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY));
    List<String> keys = words.stream().flatMap(word -> NameText.soughtKeys(word).stream()).toList();
    if (keys.isEmpty()) {
      return List.of(written);
    }
    if (words.size() == 1 && NameText.isOneName(words.getFirst())) {
      return List.of(written, term(Fields.NAME_KEYS, keys.getFirst()));
    }
    return List.of(
        written, keyed(Fields.KEY_TITLE, words, TITLE_WEIGHT), keyed(Fields.KEY_TEXT, words, 1));
  }

  /** The words in this order, as they are written, in one of the fields. */
  private static ObjectNode written(String phrase, List<String> fields) {
    ObjectNode match = JSON.createObjectNode().put("query", phrase).put("type", "phrase");
    ArrayNode names = match.putArray("fields");
    fields.forEach(
        field -> names.add(field.equals(Fields.TITLE) ? field + "^" + TITLE_WEIGHT : field));
    return wrap("multi_match", match);
  }

  /** The words in this order, each of them written so or a mention of the same name. */
  private static ObjectNode keyed(String field, List<String> words, double weight) {
    ObjectNode ordered = JSON.createObjectNode().put("ordered", true).put("max_gaps", 0);
    ArrayNode places = ordered.putArray("intervals");
    words.forEach(word -> addPlaces(places, word));
    ObjectNode intervals = JSON.createObjectNode().put("boost", weight);
    intervals.set("all_of", ordered);
    return wrap("intervals", wrap(field, intervals));
  }

  /**
   * Adds what may stand in the word's place. Alternatives are single words always: of longer ones
   * Lucene would try every combination in the phrase, two to the power of its words.
   */
  private static void addPlaces(ArrayNode places, String word) {
    if (NameText.soughtKeys(word).isEmpty()) {
      places.add(interval(word));
      return;
    }
    if (NameText.isOneName(word) && ClauseCount.ofText(word) == 1) {
      places.add(either(word, NameText.keyed(word)));
      return;
    }
    for (NameToken part : NameKeys.tokens(word)) {
      String key = NameText.soughtKey(part.text());
      if (key.isEmpty()) {
        places.add(interval(part.text()));
      } else if (ClauseCount.ofText(part.text()) == 1) {
        places.add(either(part.text(), key));
      } else {
        places.add(interval(key));
      }
    }
  }

  private static ObjectNode either(String written, String key) {
    ObjectNode either = JSON.createObjectNode();
    either.putArray("intervals").add(interval(written)).add(interval(key));
    return wrap("any_of", either);
  }

  /** One word; an index may see several in it, as in {@code state-run}: then side by side. */
  private static ObjectNode interval(String word) {
    return wrap(
        "match",
        JSON.createObjectNode().put("query", word).put("ordered", true).put("max_gaps", 0));
  }

  private static ObjectNode named(String labels, String keys, Query.Text text) {
    String name = String.join(" ", text.words());
    if (!text.variants()) {
      return term(labels, name);
    }
    return wrap(
        "match_phrase",
        wrap(
            keys,
            JSON.createObjectNode().put("query", NameText.keyed(name)).put("slop", NAME_SLOP)));
  }

  private static ObjectNode source(String source) {
    return clauses(
        "should",
        List.of(
            anyCase(Fields.SOURCE_ID, source),
            anyCase(Fields.SOURCE_DOMAIN, source),
            anyCase(Fields.SOURCE_NAME, source)));
  }

  private static ObjectNode about(LocalDate from, LocalDate to) {
    return clauses(
        "should",
        List.of(
            days(Fields.MENTIONED_SHORT_DATES, from, to, "intersects"),
            days(Fields.MENTIONED_DATES, from, to, "within")));
  }

  private static ObjectNode days(String field, LocalDate from, LocalDate to, String relation) {
    return wrap(
        "range",
        wrap(
            field,
            JSON.createObjectNode()
                .put("gte", from.toString())
                .put("lte", to.toString())
                .put("relation", relation)));
  }

  private static ObjectNode term(String field, String value) {
    return wrap("term", JSON.createObjectNode().put(field, value));
  }

  private static ObjectNode anyCase(String field, String value) {
    return wrap(
        "term",
        wrap(field, JSON.createObjectNode().put("value", value).put("case_insensitive", true)));
  }

  private static ObjectNode clauses(String occur, List<ObjectNode> parts) {
    ObjectNode bool = JSON.createObjectNode();
    bool.putArray(occur).addAll(parts);
    if (occur.equals("should")) {
      bool.put("minimum_should_match", 1);
    }
    return wrap("bool", bool);
  }

  private static ObjectNode wrap(String name, ObjectNode inner) {
    ObjectNode outer = JSON.createObjectNode();
    outer.set(name, inner);
    return outer;
  }
}
