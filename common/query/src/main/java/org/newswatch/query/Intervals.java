package org.newswatch.query;

import java.util.List;
import java.util.stream.IntStream;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of an {@code intervals} query: what stands where in one text. The text may live in two
 * fields, position for position the same: as it is written, and with keys in place of names.
 *
 * @param top the field that the query is asked of
 * @param written where words are looked for
 * @param keys where keys are looked for; empty when the text has none
 * @param cased where words are looked for with capitals and marks
 * @param types where mentions are looked for; empty when the text has none
 */
record Intervals(String top, String written, String keys, String cased, String types) {

  static final Intervals TITLE =
      new Intervals(
          Fields.TITLE, Fields.TITLE, Fields.KEY_TITLE, Fields.CASE_TITLE, Fields.TYPE_TITLE);
  static final Intervals TEXT =
      new Intervals(Fields.TEXT, Fields.TEXT, Fields.KEY_TEXT, Fields.CASE_TEXT, Fields.TYPE_TEXT);
  static final Intervals SUMMARY =
      new Intervals(Fields.SUMMARY, Fields.SUMMARY, "", Fields.CASE_SUMMARY, "");

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ANY_DISTANCE = -1;

  /** The query for a rule. */
  ObjectNode query(ObjectNode rule, double weight) {
    ObjectNode intervals = JSON.createObjectNode().put("boost", weight);
    rule.properties().forEach(part -> intervals.set(part.getKey(), part.getValue()));
    return wrap("intervals", wrap(top, intervals));
  }

  /** Where one of them stands. */
  ObjectNode place(Query query) {
    return switch (query) {
      case Query.Text text ->
          text.variants() && !keys.isEmpty() ? phrase(text.words()) : exact(text);
      case Query.Cased cased -> match(cased(), TextTokens.spaced(String.join(" ", cased.words())));
      case Query.AnyMention any -> mention(any.kind());
      case Query.Stem stem -> throw noPlace(stem);
      case Query.Prefix prefix -> prefix(prefix.letters());
      case Query.Or or -> any(or.parts().stream().map(this::place).toList());
      case Query.Near near -> throw noPlace(near);
      case Query.AtLeast atLeast -> throw noPlace(atLeast);
      case Query.Has has -> throw noPlace(has);
      case Query.Saved saved -> throw noPlace(saved);
      case Query.FromSource from -> throw noPlace(from);
      case Query.InLanguage in -> throw noPlace(in);
      case Query.OfEntity of -> throw noPlace(of);
      case Query.About about -> throw noPlace(about);
      case Query.Published published -> throw noPlace(published);
      case Query.And and -> throw noPlace(and);
      case Query.Not not -> throw noPlace(not);
    };
  }

  /** Both with at most so many words between them; they never share a word. */
  ObjectNode near(Query.Near near) {
    ObjectNode first = place(near.first());
    ObjectNode second = place(near.second());
    ObjectNode forth = inOrder(List.of(first, second), near.distance());
    return near.ordered()
        ? forth
        : any(List.of(forth, inOrder(List.of(second, first), near.distance())));
  }

  /** The place so many times, one after the other; they never share a word. */
  ObjectNode times(Query part, int times) {
    ObjectNode once = place(part);
    return times == 1
        ? once
        : inOrder(IntStream.range(0, times).mapToObj(i -> unlike(once, i)).toList(), ANY_DISTANCE);
  }

  /**
   * The same rule, every second time in other words: Lucene would count equal ones in a row by
   * where they begin, even where they overlap.
   */
  private ObjectNode unlike(ObjectNode rule, int number) {
    return number % 2 == 0 ? rule : any(List.of(rule, nothing()));
  }

  private ObjectNode nothing() {
    return match(written, "");
  }

  /** A mention of this kind as a whole. */
  private ObjectNode mention(Query.Scope kind) {
    return types.isEmpty()
        ? nothing()
        : any(
            List.of(
                match(types, TypedText.whole(kind)),
                inOrder(
                    List.of(
                        match(types, TypedText.first(kind)), match(types, TypedText.last(kind))),
                    ANY_DISTANCE)));
  }

  /** The words in this order, each of them written so or a mention of the same name. */
  ObjectNode phrase(List<String> words) {
    ObjectNode ordered = JSON.createObjectNode().put("ordered", true).put("max_gaps", 0);
    ArrayNode places = ordered.putArray("intervals");
    words.forEach(word -> addPlaces(places, word));
    return wrap("all_of", ordered);
  }

  /**
   * Adds what may stand in the word's place. Alternatives are single words always: of longer ones
   * Lucene would try every combination in the phrase, two to the power of its words.
   */
  private void addPlaces(ArrayNode places, String word) {
    if (NameText.soughtKey(word).isEmpty()) {
      places.add(match(written, word));
      return;
    }
    if (NameText.isOneName(word) && ClauseCount.ofText(word) == 1) {
      places.add(either(word, NameText.keyed(word)));
      return;
    }
    for (NameToken part : NameKeys.tokens(word)) {
      String key = NameText.soughtKey(part.text());
      if (key.isEmpty()) {
        places.add(match(written, part.text()));
      } else if (ClauseCount.ofText(part.text()) == 1) {
        places.add(either(part.text(), key));
      } else {
        places.add(match(keys, key));
      }
    }
  }

  private ObjectNode either(String word, String key) {
    return any(List.of(match(written, word), match(keys, key)));
  }

  private ObjectNode exact(Query.Text text) {
    return match(written, String.join(" ", text.words()));
  }

  /**
   * A word that begins so; several words, of which the last begins so, where the index sees them.
   */
  ObjectNode prefix(String letters) {
    List<String> words =
        TextTokens.of(letters).stream().map(word -> Folding.fold(word.text())).toList();
    if (words.isEmpty()) {
      return nothing();
    }
    ObjectNode last =
        wrap("prefix", in(written, JSON.createObjectNode().put("prefix", words.getLast())));
    if (words.size() == 1) {
      return last;
    }
    ObjectNode ordered = JSON.createObjectNode().put("ordered", true).put("max_gaps", 0);
    ArrayNode places = ordered.putArray("intervals");
    words.subList(0, words.size() - 1).forEach(word -> places.add(match(written, word)));
    places.add(last);
    return wrap("all_of", ordered);
  }

  /** One word or several; an index may see several in one, as in {@code state-run}. */
  private ObjectNode match(String field, String words) {
    return wrap(
        "match",
        in(
            field,
            JSON.createObjectNode().put("query", words).put("ordered", true).put("max_gaps", 0)));
  }

  private ObjectNode in(String field, ObjectNode rule) {
    return field.equals(top) ? rule : rule.put("use_field", field);
  }

  private static ObjectNode inOrder(List<ObjectNode> rules, int gapsMax) {
    ObjectNode all = JSON.createObjectNode().put("ordered", true).put("max_gaps", gapsMax);
    ArrayNode parts = all.putArray("intervals");
    rules.forEach(rule -> parts.add(rule.deepCopy()));
    return wrap("all_of", all);
  }

  private static ObjectNode any(List<ObjectNode> rules) {
    ObjectNode any = JSON.createObjectNode();
    any.putArray("intervals").addAll(rules);
    return wrap("any_of", any);
  }

  private static ObjectNode wrap(String name, ObjectNode inner) {
    ObjectNode outer = JSON.createObjectNode();
    outer.set(name, inner);
    return outer;
  }

  private static IllegalArgumentException noPlace(Query query) {
    return new IllegalArgumentException("no place in a text: " + query);
  }
}
