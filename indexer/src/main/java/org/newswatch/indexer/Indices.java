package org.newswatch.indexer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.query.IndexTemplates;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the templates, and makes each month's index with its write alias when first needed. Several
 * indexers may do so at once. For one thread.
 */
final class Indices {

  private static final Logger LOGGER = LoggerFactory.getLogger(Indices.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;
  private static final String EXISTS = "resource_already_exists_exception";

  private final ElasticsearchHttp http;
  private final IndexOptions options;
  private final Set<String> ready = new HashSet<>();
  private boolean templatesPut;

  Indices(ElasticsearchHttp http, IndexOptions options) {
    this.http = http;
    this.options = options;
  }

  /** How it stands with what was asked for. */
  sealed interface State {
    /** All there. */
    record Ready() implements State {}

    /** Not now. */
    record Busy(String why) implements State {}

    /** Someone must mend something first. */
    record Stop(String why) implements State {}

    State READY = new Ready();
  }

  /** Puts the templates unless this process did before. */
  State putTemplates() throws InterruptedException {
    if (templatesPut) {
      return State.READY;
    }
    for (IndexNames names : IndexNames.values()) {
      Answer answer =
          http.send(
              "PUT", "/_index_template/" + names.templateName(), IndexTemplates.of(names, options));
      State state = read(answer, "the index template " + names.templateName());
      if (!(state instanceof State.Ready)) {
        return state;
      }
    }
    templatesPut = true;
    return State.READY;
  }

  /** Makes what is missing behind these write aliases. */
  State ensure(IndexNames names, Collection<String> writeAliases) throws InterruptedException {
    State templates = putTemplates();
    if (!(templates instanceof State.Ready)) {
      return templates;
    }
    for (String alias : writeAliases) {
      if (!ready.contains(alias)) {
        State state = ensure(names, alias);
        if (!(state instanceof State.Ready)) {
          return state;
        }
        ready.add(alias);
      }
    }
    return State.READY;
  }

  private State ensure(IndexNames names, String alias) throws InterruptedException {
    Answer exists = http.send("GET", "/_alias/" + alias);
    if (!(exists instanceof Answer.Reply reply) || reply.status() != NOT_FOUND) {
      return read(exists, "the alias " + alias);
    }
    String index = names.firstIndexOf(alias);
    Answer made = http.send("PUT", "/" + index, body(alias));
    if (made instanceof Answer.Reply refusal && refusal.errorType().equals(EXISTS)) {
      // Another indexer was faster, then the alias is there now; or the alias was taken away.
      return http.send("GET", "/_alias/" + alias) instanceof Answer.Reply again && again.ok()
          ? State.READY
          : new State.Stop(
              "the index " + index + " exists without its alias " + alias + "; give it back");
    }
    State state = read(made, "the index " + index);
    if (state instanceof State.Ready) {
      LOGGER.atInfo().addKeyValue("index", index).addKeyValue("alias", alias).log("index made");
    }
    return state;
  }

  private static String body(String alias) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("aliases").putObject(alias).put("is_write_index", true);
    return body.toString();
  }

  private static State read(Answer answer, String what) {
    return switch (answer) {
      case Answer.NoReply none -> new State.Busy(none.detail());
      case Answer.Reply reply -> read(reply, what);
    };
  }

  private static State read(Answer.Reply reply, String what) {
    if (reply.ok()) {
      return State.READY;
    }
    if (reply.busy()) {
      return new State.Busy(reply.summary());
    }
    if (reply.refused()) {
      return new State.Stop(
          "Elasticsearch does not let the indexer manage "
              + what
              + "; check user, password or API key ("
              + reply.summary()
              + ")");
    }
    return new State.Stop("Elasticsearch refused " + what + " (" + reply.summary() + ")");
  }
}
