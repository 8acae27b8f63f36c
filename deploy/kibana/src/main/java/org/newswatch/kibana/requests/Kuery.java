package org.newswatch.kibana.requests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of Kibana's query language that the dashboards use: {@code field : "value"}, {@code
 * field : *}, each with {@code not} before it, joined by {@code and}.
 */
final class Kuery {

  private static final Pattern CLAUSE =
      Pattern.compile("(not )?([@\\w.]+) : (?:(\\*)|\"([^\"\\\\]*)\")");
  private static final JsonMapper JSON = new JsonMapper();

  private Kuery() {}

  /** As a query of Elasticsearch. */
  static ObjectNode query(String kuery) {
    ObjectNode bool = JSON.createObjectNode();
    ArrayNode must = bool.putObject("bool").putArray("filter");
    ArrayNode mustNot = bool.withObject("/bool").putArray("must_not");
    for (String clause : kuery.isBlank() ? new String[0] : kuery.split(" and ")) {
      Matcher matcher = CLAUSE.matcher(clause.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not read here, simplify it: " + kuery);
      }
      ObjectNode made = (matcher.group(1) == null ? must : mustNot).addObject();
      if (matcher.group(3) != null) {
        made.putObject("exists").put("field", matcher.group(2));
      } else {
        made.putObject("match_phrase").put(matcher.group(2), matcher.group(4));
      }
    }
    return bool;
  }
}
