package org.newswatch.indexer.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an index shard by shard in the order in which its shards took what was written, so that
 * what was written since can be read after it.
 */
final class IndexScan {

  private static final String SEQUENCE = "_seq_no";
  private static final String KEEP_ALIVE = "5m";

  private final Cluster cluster;
  private final int page;

  /**
   * @param page documents that are held at a time
   */
  IndexScan(Cluster cluster, int page) {
    this.cluster = cluster;
    this.page = page;
  }

  /** Documents as they come, never none. */
  @FunctionalInterface
  interface PageReader {
    void read(List<JsonNode> hits) throws RebuildException, InterruptedException;
  }

  /**
   * Where each shard stands: everything up to there was written and will be seen after a refresh. A
   * number above may be written before one below it.
   */
  Map<Integer, Long> checkpoints(String index) throws RebuildException, InterruptedException {
    JsonNode stats =
        cluster.send(
            "GET",
            "/"
                + index
                + "/_stats/docs?level=shards&filter_path=indices.*.shards.*.routing.primary,"
                + "indices.*.shards.*.seq_no.global_checkpoint");
    var checkpoints = new TreeMap<Integer, Long>();
    for (Map.Entry<String, JsonNode> shard :
        stats.path("indices").path(index).path("shards").properties()) {
      for (JsonNode copy : shard.getValue()) {
        if (copy.at("/routing/primary").asBoolean()) {
          checkpoints.put(
              Integer.parseInt(shard.getKey()),
              copy.path("seq_no").path("global_checkpoint").asLong(-1));
        }
      }
    }
    if (checkpoints.isEmpty()) {
      throw new RebuildException("no shard of " + index + " is there; mend the cluster first");
    }
    return checkpoints;
  }

  /**
   * All documents that were written after these checkpoints, as they are now.
   *
   * @param source whether with their fields, or only ids and versions
   */
  void each(String index, Map<Integer, Long> after, boolean source, PageReader reader)
      throws RebuildException, InterruptedException {
    for (Map.Entry<Integer, Long> shard : after.entrySet()) {
      String pit =
          cluster
              .send(
                  "POST",
                  "/"
                      + index
                      + "/_pit?keep_alive="
                      + KEEP_ALIVE
                      + "&preference=_shards:"
                      + shard.getKey())
              .path("id")
              .asString("");
      try {
        each(search(pit, shard.getValue(), source), reader);
      } finally {
        cluster.forget(pit);
      }
    }
  }

  private void each(ObjectNode search, PageReader reader)
      throws RebuildException, InterruptedException {
    while (true) {
      JsonNode found = cluster.send("POST", "/_search?allow_partial_search_results=false", search);
      JsonNode hits = found.at("/hits/hits");
      if (hits.isEmpty()) {
        return;
      }
      var list = new ArrayList<JsonNode>();
      hits.forEach(list::add);
      reader.read(list);
      search.set("search_after", list.getLast().path("sort"));
      search.withObject("/pit").put("id", found.path("pit_id").asString(""));
    }
  }

  private ObjectNode search(String pit, long after, boolean source) {
    ObjectNode search = Cluster.object();
    search.put("size", page).put("track_total_hits", false).put("version", true);
    search.put("_source", source);
    search.putObject("pit").put("id", pit).put("keep_alive", KEEP_ALIVE);
    search.putObject("query").putObject("range").putObject(SEQUENCE).put("gt", after);
    ArrayNode sort = search.putArray("sort");
    sort.addObject().put(SEQUENCE, "asc");
    return search;
  }
}
