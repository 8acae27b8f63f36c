package org.newswatch.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
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

  private static final List<TextFields> TEXTS =
      List.of(TextFields.TITLE, TextFields.TEXT, TextFields.SUMMARY);

  private final Asker asker;

  ElasticsearchCompiler(Asker asker) {
    this.asker = asker;
  }

  ObjectNode compile(Query query) {
    return switch (query) {
      case Query.Text text -> text(text);
      case Query.Cased cased ->
          written(
              TextTokens.spaced(String.join(" ", cased.words())),
              List.of(Fields.CASE_TITLE, Fields.CASE_TEXT, Fields.CASE_SUMMARY));
      case Query.Stem stem ->
          written(stem.word(), Fields.STEMMED_LANGUAGES.stream().map(Fields::stemmed).toList());
      case Query.AnyMention any ->
          clauses(
              "should", List.of(mentions(Fields.TYPE_TITLE, any), mentions(Fields.TYPE_TEXT, any)));
      case Query.FromSource from -> source(from.source());
      case Query.InLanguage in -> term(Fields.LANGUAGE, in.language());
      case Query.OfEntity of -> anyOf(Fields.ENTITY_IDS, asker.same().apply(of.id()));
      case Query.About about -> about(about.from().day(asker), about.to().day(asker));
      case Query.Published published -> published(published);
      case Query.Prefix prefix -> prefix(prefix);
      case Query.Near near ->
          clauses(
              "should",
              TEXTS.stream().map(t -> asked(t, rulesOf(t).near(near), weight(t))).toList());
      case Query.AtLeast atLeast -> atLeast(atLeast);
      case Query.Has has -> has(has.attribute(), has.value());
      case Query.Saved saved ->
          throw new IllegalArgumentException("nobody put a query in the place of @" + saved.name());
      case Query.And and -> clauses("must", compiled(and.parts()));
      case Query.Or or -> clauses("should", compiled(or.parts()));
      case Query.Not not -> clauses("must_not", List.of(compile(not.part())));
    };
  }

  private List<ObjectNode> compiled(List<Query> parts) {
    return parts.stream().map(this::compile).toList();
  }

  /** One clause, however many they are. */
  private static ObjectNode anyOf(String field, Collection<String> same) {
    ObjectNode terms = JSON.createObjectNode();
    ArrayNode ids = terms.putArray(field);
    same.stream().limit(QueryLimits.SAME_ENTITIES_MAX).forEach(ids::add);
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
                      keyed(TextFields.TITLE, text.words())))
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
    return List.of(written, keyed(TextFields.TITLE, words), keyed(TextFields.TEXT, words));
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
  private static ObjectNode keyed(TextFields text, List<String> words) {
    return asked(text, rulesOf(text).phrase(words), weight(text));
  }

  private static ObjectNode mentions(String field, Query.AnyMention any) {
    ObjectNode terms = JSON.createObjectNode();
    terms.putArray(field).add(TypedText.whole(any.kind())).add(TypedText.first(any.kind()));
    return wrap("terms", terms);
  }

  private static Intervals<ObjectNode> rulesOf(TextFields text) {
    return ElasticsearchRules.of(text);
  }

  private static ObjectNode asked(TextFields text, ObjectNode rule, double weight) {
    return ElasticsearchRules.query(text.top(), rule, weight);
  }

  private static double weight(TextFields text) {
    return text.top().equals(Fields.TITLE) ? TITLE_WEIGHT : 1;
  }

  private static ObjectNode prefix(Query.Prefix prefix) {
    List<TextFields> texts =
        prefix.scope() == Query.Scope.TITLE ? List.of(TextFields.TITLE) : TEXTS;
    // Of a script without spaces the index sees each character as a word of its own.
    boolean oneWord = TextTokens.of(prefix.letters()).size() <= 1;
    return clauses(
        "should",
        texts.stream()
            .map(
                text ->
                    oneWord
                        ? begins(text.top(), Folding.fold(prefix.letters()))
                        : asked(text, rulesOf(text).prefix(prefix.letters()), 1))
            .toList());
  }

  private static ObjectNode begins(String field, String letters) {
    return wrap("prefix", wrap(field, JSON.createObjectNode().put("value", letters)));
  }

  /** So often in the title, the rest of it in the text. */
  private static ObjectNode atLeast(Query.AtLeast atLeast) {
    Intervals<ObjectNode> title = rulesOf(TextFields.TITLE);
    Intervals<ObjectNode> text = rulesOf(TextFields.TEXT);
    List<ObjectNode> ways = new ArrayList<>();
    for (int inTitle = 0; inTitle <= atLeast.times(); inTitle++) {
      List<ObjectNode> both = new ArrayList<>();
      if (inTitle > 0) {
        both.add(asked(TextFields.TITLE, title.times(atLeast.part(), inTitle), TITLE_WEIGHT));
      }
      if (inTitle < atLeast.times()) {
        both.add(asked(TextFields.TEXT, text.times(atLeast.part(), atLeast.times() - inTitle), 1));
      }
      ways.add(clauses("must", both));
    }
    return clauses("should", ways);
  }

  private ObjectNode has(Query.Attribute attribute, String value) {
    return switch (attribute) {
      case COUNTRY -> either(anyCase(Fields.SOURCE_COUNTRY, value));
      case SECTION -> either(anyCase(Fields.SECTION, value));
      case TAG -> either(anyCase(Fields.TAGS, value));
      case BYLINE -> either(anyCase(Fields.BYLINE, value));
      case STORY -> anyOf(Fields.STORY_ID, asker.sameStory().apply(value));
      case URL ->
          clauses(
              "should",
              Addresses.ways(value, ElasticsearchCompiler::begins, ElasticsearchCompiler::term));
    };
  }

  private ObjectNode published(Query.Published published) {
    Instant from = published.from().start(asker);
    Instant end = published.to().end(asker);
    return from.isBefore(end)
        ? wrap(
            "range",
            wrap(
                Fields.TIMESTAMP,
                JSON.createObjectNode()
                    .put("gte", from.toEpochMilli())
                    .put("lt", end.toEpochMilli())
                    .put("format", "epoch_millis")))
        : wrap("match_none", JSON.createObjectNode());
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
        Stream.of(Fields.SOURCE_ID, Fields.SOURCE_DOMAIN, Fields.SOURCE_NAME)
            .flatMap(field -> anyCase(field, source))
            .toList());
  }

  private static ObjectNode about(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      return wrap("match_none", JSON.createObjectNode());
    }
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

  /**
   * In lower case; documents of earlier builds have no such field, and of them the server knows the
   * case of ASCII letters only.
   */
  private static Stream<ObjectNode> anyCase(String field, String value) {
    return Stream.of(
        term(Fields.lower(field), Folding.lower(value)),
        wrap(
            "term",
            wrap(
                field, JSON.createObjectNode().put("value", value).put("case_insensitive", true))));
  }

  private static ObjectNode either(Stream<ObjectNode> ways) {
    return clauses("should", ways.toList());
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
