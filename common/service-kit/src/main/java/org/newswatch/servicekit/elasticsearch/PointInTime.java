package org.newswatch.servicekit.elasticsearch;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.newswatch.servicekit.retry.Backoff;
import org.newswatch.servicekit.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An index as it was at one moment, whatever is written meanwhile: read page by page, in any order,
 * without a bound on how much. Every answer is whole: one that a part of the index did not give is
 * an error. For one thread.
 */
public final class PointInTime implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String SEARCH = "/_search?allow_partial_search_results=false";

  /** What is closed is left out, where something is open at all. */
  private static final String OPEN_ONLY = "?ignore_unavailable=true&allow_no_indices=false";

  /** How long the server keeps it for the next request. */
  private static final String KEEP_ALIVE = "5m";

  private static final Backoff BACKOFF =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(5))
          .giveUpAfter(Duration.ofSeconds(15));

  private final ElasticsearchHttp http;
  private final Retry retry;
  private final String index;
  private String id;

  private PointInTime(ElasticsearchHttp http, Retry retry, String index, String id) {
    this.http = http;
    this.retry = retry;
    this.index = index;
    this.id = id;
  }

  /**
   * As the index is now, but for what is closed of it. A server that does not answer is asked once.
   *
   * @param index a name or an alias
   */
  public static PointInTime open(ElasticsearchHttp http, String index)
      throws IndexException, InterruptedException {
    Answer opened =
        http.send("POST", "/" + index + "/_pit" + OPEN_ONLY + "&keep_alive=" + KEEP_ALIVE);
    JsonNode json = IndexException.json(IndexException.reply(opened, index), index);
    return new PointInTime(http, Retry.system(BACKOFF), index, json.path("id").asString(""));
  }

  /**
   * Each hit as it comes.
   *
   * @param <E> what a reader may throw
   */
  @FunctionalInterface
  public interface HitReader<E extends Exception> {
    /** The next one. */
    void read(JsonNode hit) throws E, InterruptedException;
  }

  /**
   * How many documents match, exactly.
   *
   * @param query as it stands under {@code query}
   */
  public long count(ObjectNode query) throws IndexException, InterruptedException {
    ObjectNode search = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
    search.set("query", query);
    return search(search).at("/hits/total/value").asLong();
  }

  /**
   * The smallest number that documents have in a field; none when no document has one.
   *
   * @param query as it stands under {@code query}
   */
  public OptionalLong min(ObjectNode query, String field)
      throws IndexException, InterruptedException {
    ObjectNode search = JSON.createObjectNode().put("size", 0).put("track_total_hits", false);
    search.set("query", query);
    search.putObject("aggs").putObject("least").putObject("min").put("field", field);
    JsonNode least = search(search).at("/aggregations/least/value");
    return least.isNumber() ? OptionalLong.of((long) least.asDouble()) : OptionalLong.empty();
  }

  /** Has the server keep it for another while, for whoever is at something else meanwhile. */
  public void renew() throws IndexException, InterruptedException {
    var unused = search(JSON.createObjectNode().put("size", 0).put("track_total_hits", false));
  }

  /**
   * All that match, each once.
   *
   * @param query as it stands under {@code query}
   * @param order the number by which they come, the smallest first
   * @param fields those of the document that are wanted; its id always is
   * @param page how many are held at a time
   */
  public <E extends Exception> void each(
      ObjectNode query, String order, List<String> fields, int page, HitReader<E> reader)
      throws IndexException, InterruptedException, E {
    ObjectNode search = JSON.createObjectNode().put("size", page).put("track_total_hits", false);
    search.set("query", query);
    if (fields.isEmpty()) {
      search.put("_source", false);
    } else {
      ArrayNode source = search.putArray("_source");
      fields.forEach(source::add);
    }
    ArrayNode sort = search.putArray("sort");
    sort.addObject().put(order, "asc");
    sort.addObject().put("_shard_doc", "asc");
    pages(search, reader);
  }

  /**
   * All that match, each once, in no order, without their content: with the version by which the
   * server judges later writes, and what these fields are indexed by. Much faster than reading
   * documents.
   *
   * @param query as it stands under {@code query}
   * @param fields keywords, numbers or times
   * @param page how many are held at a time
   */
  public <E extends Exception> void eachValue(
      ObjectNode query, List<String> fields, int page, HitReader<E> reader)
      throws IndexException, InterruptedException, E {
    ObjectNode search =
        JSON.createObjectNode()
            .put("size", page)
            .put("track_total_hits", false)
            .put("version", true)
            .put("_source", false);
    search.set("query", query);
    ArrayNode values = search.putArray("docvalue_fields");
    fields.forEach(values::add);
    search.putArray("sort").addObject().put("_shard_doc", "asc");
    pages(search, reader);
  }

  private <E extends Exception> void pages(ObjectNode search, HitReader<E> reader)
      throws IndexException, InterruptedException, E {
    JsonNode hits = search(search).at("/hits/hits");
    while (!hits.isEmpty()) {
      for (JsonNode hit : hits) {
        reader.read(hit);
      }
      search.set("search_after", hits.get(hits.size() - 1).path("sort"));
      hits = search(search).at("/hits/hits");
    }
  }

  private JsonNode search(ObjectNode search) throws IndexException, InterruptedException {
    search.putObject("pit").put("id", id).put("keep_alive", KEEP_ALIVE);
    String body = search.toString();
    JsonNode found =
        IndexException.json(
            retry.call(
                "searching " + index,
                IndexException.Busy.class,
                () -> IndexException.reply(http.send("POST", SEARCH, body), index)),
            index);
    id = found.path("pit_id").asString(id);
    return found;
  }

  /** Lets the server forget it; one that does not hear so does in a while. */
  @Override
  public void close() {
    try {
      var unused = http.send("DELETE", "/_pit", JSON.createObjectNode().put("id", id).toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
