package org.newswatch.indexer.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The indices that follow each other behind one write alias. One that is being built carries a note
 * in its mapping of what it follows, and an alias of its own to be written through, but none that
 * readers or the indexer know.
 */
final class Generations {

  /** Where the note stands. */
  private static final String NOTE = "migration";

  private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d{6})");
  private static final int PRIORITY_ABOVE_OURS = 100;

  private final Cluster cluster;
  private final IndexOptions options;

  Generations(Cluster cluster, IndexOptions options) {
    this.cluster = cluster;
    this.options = options;
  }

  /**
   * What stands behind a write alias.
   *
   * @param index where its documents are written to
   * @param aliases all that stand for the index, with what is said of each
   */
  record Current(IndexNames names, String writeAlias, String index, ObjectNode aliases) {}

  /** All of a kind, in the order of their aliases. */
  List<Current> current(IndexNames names) throws RebuildException, InterruptedException {
    var all = new TreeMap<String, Current>();
    JsonNode indices = cluster.find("/_alias/" + names.readAlias() + "-write*");
    for (Map.Entry<String, JsonNode> index : indices.properties()) {
      // Asked for one alias, the server leaves out the others.
      JsonNode aliases =
          cluster
              .send("GET", "/" + index.getKey() + "/_alias")
              .path(index.getKey())
              .path("aliases");
      for (Map.Entry<String, JsonNode> alias : index.getValue().path("aliases").properties()) {
        var found =
            new Current(names, alias.getKey(), index.getKey(), (ObjectNode) aliases.deepCopy());
        Current other = all.put(alias.getKey(), found);
        if (other != null) {
          throw new RebuildException(
              "the alias %s stands for %s and %s; take it from one of them"
                  .formatted(alias.getKey(), other.index(), index.getKey()));
        }
      }
    }
    return List.copyOf(all.values());
  }

  /** What is written to while an index is being built. */
  static String buildingAlias(Current current) {
    return current.names().readAlias()
        + "-building"
        + current.writeAlias().substring((current.names().readAlias() + "-write").length());
  }

  /** Whether somebody closed it. */
  boolean isClosed(String index) throws RebuildException, InterruptedException {
    return settings(index).path("verified_before_close").asBoolean();
  }

  private JsonNode settings(String index) throws RebuildException, InterruptedException {
    return cluster.send("GET", "/" + index + "/_settings").path(index).at("/settings/index");
  }

  private JsonNode note(String index) throws RebuildException, InterruptedException {
    return cluster.send("GET", "/" + index + "/_mapping").path(index).at("/mappings/_meta/" + NOTE);
  }

  /**
   * Takes away what an earlier migration of this index left behind that was broken off: an index it
   * was building, a block it had set, and an index that it was to drop.
   *
   * @return what was done, for people to read
   */
  List<String> tidy(Current current) throws RebuildException, InterruptedException {
    var done = new ArrayList<String>();
    JsonNode made = note(current.index());
    String before = made.path("from").asString("");
    if (!before.isEmpty() && isWithoutReaders(before)) {
      if (made.path("drop").asBoolean()) {
        cluster.delete("/" + before);
        done.add("dropped " + before + ", which an earlier migration had replaced");
      } else {
        unblock(before);
      }
    }
    for (String index : siblings(current)) {
      JsonNode note = note(index);
      if (!index.equals(current.index())
          && note.path("from").asString("").equals(current.index())
          && isWithoutReaders(index)) {
        if (note.path("blocked").asBoolean()) {
          unblock(current.index());
        }
        cluster.delete("/" + index);
        done.add("took away " + index + ", which an earlier migration had begun");
      }
    }
    return done;
  }

  private boolean isWithoutReaders(String index) throws RebuildException, InterruptedException {
    JsonNode aliases = cluster.find("/" + index + "/_alias").path(index).path("aliases");
    return aliases.isObject()
        && aliases.propertyStream().noneMatch(alias -> !alias.getKey().contains("-building"));
  }

  /** All indices whose names differ from this one's in their number alone. */
  private List<String> siblings(Current current) throws RebuildException, InterruptedException {
    String stem = stem(current);
    JsonNode all =
        cluster.send("GET", "/" + stem + "-*/_settings?expand_wildcards=all&flat_settings=true");
    return all.propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> stem.equals(stemOf(name)))
        .toList();
  }

  private static String stem(Current current) {
    return stemOf(current.names().firstIndexOf(current.writeAlias()));
  }

  private static String stemOf(String index) {
    Matcher numbered = NUMBERED.matcher(index);
    return numbered.matches() ? numbered.group(1) : index;
  }

  /** Makes the index that is to follow; readers do not see it. */
  String make(Current current, boolean drop) throws RebuildException, InterruptedException {
    int number = 0;
    for (String sibling : siblings(current)) {
      Matcher numbered = NUMBERED.matcher(sibling);
      number = numbered.matches() ? Math.max(number, Integer.parseInt(numbered.group(2))) : number;
    }
    String index = stem(current) + String.format(Locale.ROOT, "-%06d", number + 1);
    ObjectNode template = template(current.names());
    template.putArray("index_patterns").add(index);
    template.put("priority", template.path("priority").asInt() + PRIORITY_ABOVE_OURS);
    // The usual template would show the new index to readers at once.
    template.withObject("/template").putObject("aliases").putObject(buildingAlias(current));
    template
        .withObject("/template/mappings/_meta")
        .putObject(NOTE)
        .put("from", current.index())
        .put("drop", drop);
    ObjectNode settings = template.withObject("/template/settings/index");
    settings.put("refresh_interval", "-1");
    if (settings.path("lifecycle").has("name")) {
      // As old as what is in it, for those who delete what is old.
      JsonNode before = settings(current.index());
      JsonNode said = before.at("/lifecycle/origination_date");
      settings
          .withObject("/lifecycle")
          .set("origination_date", said.isMissingNode() ? before.path("creation_date") : said);
    }
    String name = "/_index_template/" + current.names().templateName() + "-migration";
    JsonNode unused = cluster.send("PUT", name, template);
    try {
      unused = cluster.send("PUT", "/" + index);
    } finally {
      cluster.delete(name);
    }
    return index;
  }

  /** As the indexer put it, or this process did. */
  private ObjectNode template(IndexNames names) throws RebuildException, InterruptedException {
    JsonNode found =
        cluster
            .send("GET", "/_index_template/" + names.templateName())
            .at("/index_templates/0/index_template");
    return (ObjectNode) found.deepCopy();
  }

  /** Lets nobody write to an index; returns once nothing is under way any more. */
  void block(Current current, String next) throws RebuildException, InterruptedException {
    ObjectNode meta = Cluster.object();
    ObjectNode note = (ObjectNode) note(next).deepCopy();
    meta.putObject("_meta").set(NOTE, note.put("blocked", true));
    JsonNode unused = cluster.send("PUT", "/" + next + "/_mapping", meta);
    JsonNode blocked = cluster.send("PUT", "/" + current.index() + "/_block/write");
    boolean everywhere =
        blocked.path("acknowledged").asBoolean()
            && blocked.path("shards_acknowledged").asBoolean()
            && blocked
                .path("indices")
                .valueStream()
                .allMatch(one -> one.path("blocked").asBoolean());
    if (!everywhere) {
      throw new RebuildException(
          "Elasticsearch did not block "
              + current.index()
              + " on all shards; try again: "
              + blocked);
    }
  }

  void unblock(String index) throws RebuildException, InterruptedException {
    ObjectNode settings = Cluster.object().putNull("index.blocks.write");
    JsonNode unused = cluster.send("PUT", "/" + index + "/_settings", settings);
  }

  /** Makes it seen at once from now on, as its template says. */
  void open(String index) throws RebuildException, InterruptedException {
    ObjectNode settings =
        Cluster.object().put("index.refresh_interval", options.refreshInterval().toMillis() + "ms");
    JsonNode unused = cluster.send("PUT", "/" + index + "/_settings", settings);
    unused = cluster.send("POST", "/" + index + "/_refresh");
  }

  /** Lets all that stands for the one stand for the other, in one step. */
  void swap(Current current, String next) throws RebuildException, InterruptedException {
    ObjectNode body = Cluster.object();
    ArrayNode actions = body.putArray("actions");
    actions
        .addObject()
        .putObject("remove")
        .put("index", next)
        .put("alias", buildingAlias(current))
        .put("must_exist", true);
    for (Map.Entry<String, JsonNode> alias : current.aliases().properties()) {
      actions
          .addObject()
          .putObject("remove")
          .put("index", current.index())
          .put("alias", alias.getKey())
          .put("must_exist", true);
      ObjectNode add = actions.addObject().putObject("add");
      add.setAll((ObjectNode) alias.getValue());
      add.put("index", next).put("alias", alias.getKey());
    }
    JsonNode unused = cluster.send("POST", "/_aliases", body);
  }

  /** Searches that still read an index. */
  long readers(String index) throws RebuildException, InterruptedException {
    return cluster
        .send("GET", "/" + index + "/_stats/search")
        .at("/_all/total/search/open_contexts")
        .asLong();
  }

  void drop(String index) throws RebuildException, InterruptedException {
    cluster.delete("/" + index);
  }
}
