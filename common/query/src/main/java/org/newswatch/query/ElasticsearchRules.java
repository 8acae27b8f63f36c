package org.newswatch.query;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of Elasticsearch's {@code intervals} query.
 *
 * @param top the field that the query is asked of
 */
record ElasticsearchRules(String top) implements IntervalRules<ObjectNode> {

  private static final JsonMapper JSON = new JsonMapper();

  static Intervals<ObjectNode> of(TextFields fields) {
    return new Intervals<>(fields, new ElasticsearchRules(fields.top()));
  }

  /** The query for a rule. */
  static ObjectNode query(String top, ObjectNode rule, double weight) {
    ObjectNode intervals = JSON.createObjectNode().put("boost", weight);
    rule.properties().forEach(part -> intervals.set(part.getKey(), part.getValue()));
    return wrap("intervals", wrap(top, intervals));
  }

  @Override
  public ObjectNode match(String field, String words) {
    return wrap(
        "match",
        in(
            field,
            JSON.createObjectNode().put("query", words).put("ordered", true).put("max_gaps", 0)));
  }

  @Override
  public ObjectNode prefix(String field, String letters) {
    return wrap("prefix", in(field, JSON.createObjectNode().put("prefix", letters)));
  }

  private ObjectNode in(String field, ObjectNode rule) {
    return field.equals(top) ? rule : rule.put("use_field", field);
  }

  @Override
  public ObjectNode inOrder(List<ObjectNode> rules, int gapsMax) {
    ObjectNode all = JSON.createObjectNode().put("ordered", true).put("max_gaps", gapsMax);
    ArrayNode parts = all.putArray("intervals");
    rules.forEach(rule -> parts.add(rule.deepCopy()));
    return wrap("all_of", all);
  }

  @Override
  public ObjectNode any(List<ObjectNode> ways) {
    ObjectNode any = JSON.createObjectNode();
    any.putArray("intervals").addAll(ways);
    return wrap("any_of", any);
  }

  private static ObjectNode wrap(String name, ObjectNode inner) {
    ObjectNode outer = JSON.createObjectNode();
    outer.set(name, inner);
    return outer;
  }
}
