package org.newswatch.indexer.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.Verdict;
import org.newswatch.indexer.Write;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of one index, copied to another in rounds until no more come. */
final class Copy {

  private static final long TOLD_EVERY = 5_000;

  private final Cluster cluster;
  private final IndexScan scan;
  private final Documents documents;
  private final Generations.Current from;
  private final String to;
  private final long expected;
  private final Progress progress;
  private final Map<String, String> refused = new TreeMap<>();
  private Map<Integer, Long> copied = Map.of();
  private long read;
  private long anew;
  private long asTheyWere;

  /**
   * @param expected how many documents there are about, for the progress
   */
  Copy(
      Cluster cluster,
      IndexScan scan,
      Documents documents,
      Generations.Current from,
      String to,
      long expected,
      Progress progress) {
    this.cluster = cluster;
    this.scan = scan;
    this.documents = documents;
    this.from = from;
    this.to = to;
    this.expected = expected;
    this.progress = progress;
  }

  /** Copies what was written since the round before; says how much that was. */
  long round() throws RebuildException, InterruptedException {
    Map<Integer, Long> reached = scan.checkpoints(from.index());
    JsonNode unused = cluster.send("POST", "/" + from.index() + "/_refresh");
    Map<Integer, Long> after = new HashMap<>();
    reached.keySet().forEach(shard -> after.put(shard, copied.getOrDefault(shard, -1L)));
    long before = read;
    scan.each(from.index(), after, true, this::page);
    copied = reached;
    return read - before;
  }

  private void page(List<JsonNode> all) throws RebuildException, InterruptedException {
    var hits = new ArrayList<JsonNode>();
    var rebuilt = new ArrayList<Rebuilt>();
    for (JsonNode hit : all) {
      Rebuilt.of(documents, from.names(), hit)
          .ifPresent(
              document -> {
                hits.add(hit);
                rebuilt.add(document);
              });
    }
    Map<Integer, Verdict.Rejected> rejected = write(writes(hits, rebuilt));
    var again = new ArrayList<JsonNode>();
    for (int i = 0; i < hits.size(); i++) {
      refused.remove(id(hits.get(i)));
      if (rejected.containsKey(i)) {
        again.add(hits.get(i));
      } else if (rebuilt.get(i).anew()) {
        anew++;
      } else {
        asTheyWere++;
      }
    }
    if (!again.isEmpty()) {
      // Better as it was than not at all.
      Map<Integer, Verdict.Rejected> still =
          write(writes(again, again.stream().map(Rebuilt::asItWas).toList()));
      still.forEach((i, why) -> refused.put(id(again.get(i)), why.detail()));
      asTheyWere += again.size() - still.size();
    }
    long told = read / TOLD_EVERY;
    read += all.size();
    if (read / TOLD_EVERY > told) {
      progress.tell(from.index() + ": " + read + " of about " + Math.max(expected, read));
    }
  }

  /** A document whose fields are not this build's would stop those beside it. */
  private Map<Integer, Verdict.Rejected> write(List<Write> writes)
      throws RebuildException, InterruptedException {
    try {
      return cluster.write(writes);
    } catch (RebuildException.Busy e) {
      throw e;
    } catch (RebuildException e) {
      var rejected = new TreeMap<Integer, Verdict.Rejected>();
      for (Write write : writes) {
        rejected.putAll(one(write));
      }
      return rejected;
    }
  }

  private Map<Integer, Verdict.Rejected> one(Write write)
      throws RebuildException, InterruptedException {
    try {
      return cluster.write(List.of(write));
    } catch (RebuildException.Busy e) {
      throw e;
    } catch (RebuildException e) {
      String why = String.valueOf(e.getMessage());
      return Map.of(write.record(), new Verdict.Rejected("refused", why));
    }
  }

  private List<Write> writes(List<JsonNode> hits, List<Rebuilt> rebuilt) {
    var writes = new ArrayList<Write>();
    for (int i = 0; i < hits.size(); i++) {
      Rebuilt document = rebuilt.get(i);
      writes.add(
          new Write(
              i,
              from.names(),
              Generations.buildingAlias(from),
              id(hits.get(i)),
              document.version(),
              document.source()));
    }
    return writes;
  }

  private static String id(JsonNode hit) {
    return hit.path("_id").asString("");
  }

  /**
   * Once nobody writes any more: what was deleted from the one after it was copied goes from the
   * other, too.
   */
  void takeAwayWhatIsGone() throws RebuildException, InterruptedException {
    long wanted = cluster.count(from.index()) - refused.size();
    if (cluster.count(to) <= wanted) {
      return;
    }
    scan.each(to, atTheBeginning(scan.checkpoints(to)), false, this::takeAway);
  }

  private static Map<Integer, Long> atTheBeginning(Map<Integer, Long> shards) {
    Map<Integer, Long> beginning = new HashMap<>();
    shards.keySet().forEach(shard -> beginning.put(shard, -1L));
    return beginning;
  }

  private void takeAway(List<JsonNode> hits) throws RebuildException, InterruptedException {
    ObjectNode search = Cluster.object().put("size", hits.size()).put("_source", false);
    ArrayNode ids = search.putObject("query").putObject("ids").putArray("values");
    hits.forEach(hit -> ids.add(id(hit)));
    Set<String> there = new HashSet<>();
    cluster
        .send("POST", "/" + from.index() + "/_search?allow_partial_search_results=false", search)
        .at("/hits/hits")
        .forEach(hit -> there.add(id(hit)));
    for (JsonNode hit : hits) {
      if (!there.contains(id(hit))) {
        cluster.deleteDocument(to, id(hit));
        progress.tell(to + ": " + id(hit) + " was deleted meanwhile");
      }
    }
  }

  /** Documents that Elasticsearch does not take. */
  long refusals() {
    return refused.size();
  }

  Migrated done(String index, Migrated.State state) {
    return new Migrated(
        from.writeAlias(),
        from.index(),
        index,
        anew,
        asTheyWere,
        refused.entrySet().stream()
            .limit(Migration.NAMED_MAX)
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .toList(),
        refused.size(),
        state);
  }
}
