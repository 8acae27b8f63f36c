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

/**
 * Gives the open indices of earlier builds the fields and analysers that a template has new, so
 * that they take this build's documents. Their mapping is strict: without it the first one would be
 * refused. What is there already cannot be changed so; a template must only ever add.
 */
final class IndexUpdates {

  private static final Logger LOGGER = LoggerFactory.getLogger(IndexUpdates.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OPEN_ONLY = "?expand_wildcards=open&allow_no_indices=true";

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
    String settings = "/" + names.pattern() + "/_settings" + OPEN_ONLY;
    switch (http.send("GET", settings)) {
      case Answer.NoReply none -> {
        return new State.Busy(none.detail());
      }
      case Answer.Reply reply -> {
        State asked = Indices.read(reply, "the settings of " + names.pattern());
        if (!(asked instanceof State.Ready)) {
          return asked;
        }
        for (Map.Entry<String, JsonNode> index : reply.json().properties()) {
          State updated =
              update(index.getKey(), index.getValue().at("/settings/index/analysis"), template);
          if (!(updated instanceof State.Ready)) {
            return updated;
          }
        }
        return State.READY;
      }
    }
  }

  private State update(String index, JsonNode analysis, JsonNode template)
      throws InterruptedException {
    JsonNode wanted = template.at("/settings/analysis");
    if (lacks(analysis, wanted)) {
      State state = analyse(index, wanted);
      if (!(state instanceof State.Ready)) {
        return state;
      }
    }
    // One that has all of it already stays as it is, and its cluster hears of nothing.
    return Indices.read(
        http.send("PUT", "/" + index + "/_mapping", template.path("mappings").toString()),
        "new fields of the index " + index);
  }

  /** Analysers can only be set while an index is closed. */
  private State analyse(String index, JsonNode analysis) throws InterruptedException {
    LOGGER.atInfo().addKeyValue("index", index).log("index is closed a moment for new analysers");
    State closed = Indices.read(http.send("POST", "/" + index + "/_close"), "closing " + index);
    if (!(closed instanceof State.Ready)) {
      return closed;
    }
    var body = JSON.createObjectNode();
    body.set("analysis", analysis);
    State set =
        Indices.read(
            http.send("PUT", "/" + index + "/_settings", body.toString()), "analysers of " + index);
    State opened = Indices.read(http.send("POST", "/" + index + "/_open"), "opening " + index);
    return set instanceof State.Ready ? opened : set;
  }

  /** Whether something that is wanted is not there; the server gives every value as text. */
  private static boolean lacks(JsonNode has, JsonNode wanted) {
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .anyMatch(entry -> lacks(has.path(entry.getKey()), entry.getValue()));
    }
    return has.isMissingNode();
  }
}
