package org.newswatch.kibana.requests;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a panel, a list or a control asks for.
 *
 * @param dashboard the title of its dashboard
 * @param panel the panel's title
 * @param index what is asked
 * @param narrowed whether a value that is chosen on the dashboard leaves only what has this value
 * @param other whether what is in none of the outermost buckets is shown, too
 * @param body of {@code _search}
 */
public record PanelRequest(
    String dashboard,
    String panel,
    String index,
    boolean narrowed,
    boolean other,
    ObjectNode body) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The second request, which Kibana makes of the answer to the first: all that has the field and
   * is in none of the buckets. Empty where the panel does not show it, or there is nothing of it.
   */
  public Optional<PanelRequest> afterwards(JsonNode answer) {
    if (!other) {
      return Optional.empty();
    }
    String name = body.path("aggs").propertyNames().iterator().next();
    JsonNode answered = answer.path("aggregations").path(name);
    if (answered.path("buckets").isEmpty() || answered.path("sum_other_doc_count").asLong() == 0) {
      return Optional.empty();
    }
    JsonNode asked = body.path("aggs").path(name);
    String field = asked.at("/terms/field").asString();
    ObjectNode rest = JSON.createObjectNode();
    ObjectNode bool = rest.putObject("bool");
    bool.putArray("filter").addObject().putObject("exists").put("field", field);
    ArrayNode shown = bool.putArray("must_not");
    for (JsonNode bucket : answered.path("buckets")) {
      shown.addObject().putObject("match_phrase").set(field, bucket.path("key"));
    }
    ObjectNode second = body.deepCopy();
    ObjectNode aggregation = second.putObject("aggs").putObject("other-filter");
    aggregation.putObject("filters").putObject("filters").set("", rest);
    aggregation.set("aggs", asked.path("aggs"));
    return Optional.of(
        new PanelRequest(dashboard, panel + ", other", index, narrowed, false, second));
  }

  @Override
  public String toString() {
    return dashboard + ", " + panel;
  }
}
