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
 * Puts the templates, lets the indices of earlier builds take what is new in them, and makes each
 * index with its write alias when first needed; none is ever made by the way, by a write. Several
 * indexers may do so at once. For one thread.
 */
public final class Indices {

  private static final Logger LOGGER = LoggerFactory.getLogger(Indices.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;
  private static final String EXISTS = "resource_already_exists_exception";

  private final ElasticsearchHttp http;
  private final IndexOptions options;
  private final LifecyclePolicy lifecycle;
  private final IndexUpdates updater;
  private final Set<String> made = new HashSet<>();
  private boolean prepared;

  /** Nothing is asked yet. */
  public Indices(ElasticsearchHttp http, IndexOptions options, Lifecycle lifecycle) {
    this.http = http;
    this.options = options;
    this.lifecycle = new LifecyclePolicy(http, lifecycle);
    this.updater = new IndexUpdates(http);
  }

  /** How it stands with what was asked for. */
  public sealed interface State {
    /** All there. */
    record Ready() implements State {}

    /** Not now. */
    record Busy(String why) implements State {}

    /** Someone must mend something first. */
    record Stop(String why) implements State {}

    State READY = new Ready();
  }

  /** Puts the templates, and what is new in them on the indices, unless this process did before. */
  public State prepare() throws InterruptedException {
    if (prepared) {
      return State.READY;
    }
    State policy = lifecycle.put();
    if (!(policy instanceof State.Ready)) {
      return policy;
    }
    IndexOptions followed = options.withLifecycle(lifecycle.isFollowed());
    for (IndexNames names : IndexNames.values()) {
      ObjectNode template = (ObjectNode) JSON.readTree(IndexTemplates.of(names, followed));
      // A request that names an index which was dropped meanwhile must not make it anew.
      template.put("allow_auto_create", false);
      Answer answer =
          http.send("PUT", "/_index_template/" + names.templateName(), template.toString());
      State state = read(answer, "the index template " + names.templateName());
      if (state instanceof State.Ready) {
        state = updater.update(names, template.path("template"));
      }
      if (state instanceof State.Ready) {
        state = lifecycle.attach(names);
      }
      if (!(state instanceof State.Ready)) {
        return state;
      }
    }
    prepared = true;
    return State.READY;
  }

  /** Makes what is missing behind these write aliases. */
  public State ensure(IndexNames names, Collection<String> writeAliases)
      throws InterruptedException {
    State ready = prepare();
    if (!(ready instanceof State.Ready)) {
      return ready;
    }
    for (String alias : writeAliases) {
      if (!made.contains(alias)) {
        State state = ensure(names, alias);
        if (!(state instanceof State.Ready)) {
          return state;
        }
        made.add(alias);
      }
    }
    return State.READY;
  }

  /**
   * Forgets which indices are there if one may be gone with its age; whatever then needs one makes
   * it again. Says whether one may: else somebody took it away, and must say what is to be.
   */
  boolean forgetDeleted() {
    if (lifecycle.deletes()) {
      made.clear();
    }
    return lifecycle.deletes();
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

  static State read(Answer answer, String what) {
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
