package org.newswatch.indexer;

import java.util.Map;
import org.newswatch.indexer.Indices.State;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the open indices of earlier builds the fields and analysers that a template has new, so
 * that they take this build's documents. Their mapping is strict: without it the first one would be
 * refused. What is there already cannot be changed so; a template must only ever add. An index that
 * is closed for it is marked first, so that one that a kill left closed is told from those that
 * people closed.
 */
final class IndexUpdates {

  private static final Logger LOGGER = LoggerFactory.getLogger(IndexUpdates.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALL = "?expand_wildcards=open,closed&allow_no_indices=true";
  private static final String META = "_meta";
  private static final String MARK = "closedForUpdate";

  private final ElasticsearchHttp http;

  IndexUpdates(ElasticsearchHttp http) {
    this.http = http;
  }

  /**
   * Updates all indices of a kind.
   *
   * @param template its settings and mappings
   */
  State update(IndexNames names, JsonNode template) throws InterruptedException {
    switch (http.send("GET", "/" + names.pattern() + ALL)) {
      case Answer.NoReply none -> {
        return new State.Busy(none.detail());
      }
      case Answer.Reply reply -> {
        State asked = Indices.read(reply, "the indices " + names.pattern());
        if (!(asked instanceof State.Ready)) {
          return asked;
        }
        for (Map.Entry<String, JsonNode> index : reply.json().properties()) {
          State updated = update(index.getKey(), index.getValue(), template);
          if (!(updated instanceof State.Ready)) {
            return updated;
          }
        }
        return State.READY;
      }
    }
  }

  private State update(String index, JsonNode is, JsonNode template) throws InterruptedException {
    JsonNode settings = is.at("/settings/index");
    if (settings.path("blocks").path("read_only").asBoolean()) {
      // Somebody keeps it as it is: it takes no document either.
      return State.READY;
    }
    boolean marked = is.path("mappings").path(META).path(MARK).asBoolean();
    if (settings.path("verified_before_close").asBoolean()) {
      if (!marked) {
        return State.READY;
      }
      State opened = open(index);
      if (!(opened instanceof State.Ready)) {
        return opened;
      }
    }
    JsonNode wanted = template.at("/settings/analysis");
    boolean lacks = lacks(settings.path("analysis"), wanted);
    if (lacks) {
      State state = analyse(index, wanted);
      if (!(state instanceof State.Ready)) {
        return state;
      }
    }
    // One that has all of it already stays as it is, and its cluster hears of nothing.
    ObjectNode mappings = (ObjectNode) template.path("mappings").deepCopy();
    if (lacks || marked) {
      mappings.set(META, mark(false));
    }
    return Indices.read(
        http.send("PUT", "/" + index + "/_mapping", mappings.toString()),
        "new fields of the index " + index);
  }

  private static ObjectNode mark(boolean closed) {
    return JSON.createObjectNode().put(MARK, closed);
  }

  private State open(String index) throws InterruptedException {
    return Indices.read(http.send("POST", "/" + index + "/_open"), "opening " + index);
  }

  /** Analysers can only be set while an index is closed. */
  private State analyse(String index, JsonNode analysis) throws InterruptedException {
    LOGGER.atInfo().addKeyValue("index", index).log("index is closed a moment for new analysers");
    ObjectNode marking = JSON.createObjectNode();
    marking.set(META, mark(true));
    State marked =
        Indices.read(
            http.send("PUT", "/" + index + "/_mapping", marking.toString()), "marking " + index);
    if (!(marked instanceof State.Ready)) {
      return marked;
    }
    State closed = Indices.read(http.send("POST", "/" + index + "/_close"), "closing " + index);
    if (!(closed instanceof State.Ready)) {
      return closed;
    }
    var body = JSON.createObjectNode();
    body.set("analysis", analysis);
    State set =
        Indices.read(
            http.send("PUT", "/" + index + "/_settings", body.toString()), "analysers of " + index);
    State opened = open(index);
    return set instanceof State.Ready ? opened : set;
  }

  /** Whether something that is wanted is not there; the server gives every value as text. */
  private static boolean lacks(JsonNode has, JsonNode wanted) {
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .anyMatch(entry -> lacks(has.path(entry.getKey()), entry.getValue()));
    }
    return !wanted.isMissingNode() && has.isMissingNode();
  }
}
