package org.newswatch.analyst.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fixed order in which long work reads articles: the newest first, those of one moment by their
 * ids. It goes by nothing that one moment of the index alone knows, so that it can be gone on with
 * at a later one.
 */
public final class Newest {

  private static final JsonMapper JSON = new JsonMapper();

  private Newest() {}

  /** Puts a search into this order, from the first article on. */
  public static void order(ObjectNode search) {
    ArrayNode sort = search.putArray("sort");
    sort.addObject().put(Fields.TIMESTAMP, "desc");
    sort.addObject().put(Fields.ARTICLE_ID, "asc");
  }

  /** Lets a search in this order go on after a hit. */
  public static void after(ObjectNode search, JsonNode hit) {
    after(search, millis(hit), id(hit));
  }

  /** Lets a search in this order go on after this article. */
  public static void after(ObjectNode search, long millis, String id) {
    search.putArray("search_after").add(millis).add(id);
  }

  /** The time of a hit in this order. */
  public static long millis(JsonNode hit) {
    return hit.at("/sort/0").asLong(0);
  }

  /** The id of a hit in this order. */
  public static String id(JsonNode hit) {
    return hit.at("/sort/1").asString("");
  }

  /**
   * What a query finds of what was indexed in a span.
   *
   * @param since not until then; null for from the beginning
   * @param asOf not after this
   * @param originals whether articles that repeat an earlier one are left out
   */
  public static ObjectNode filter(
      JsonNode query, @Nullable Instant since, Instant asOf, boolean originals) {
    ObjectNode filter = JSON.createObjectNode();
    ObjectNode bool = filter.putObject("bool");
    ArrayNode all = bool.putArray("filter");
    all.add(query);
    if (since != null) {
      all.add(indexedAfter(since));
    }
    ArrayNode none = bool.putArray("must_not").add(indexedAfter(asOf));
    if (originals) {
      none.addObject().putObject("exists").put("field", Fields.NEAR_DUPLICATE_OF);
    }
    return filter;
  }

  private static ObjectNode indexedAfter(Instant time) {
    ObjectNode range = JSON.createObjectNode();
    range.putObject("range").putObject(Fields.INDEXED_AT).put("gt", time.toString());
    return range;
  }
}
