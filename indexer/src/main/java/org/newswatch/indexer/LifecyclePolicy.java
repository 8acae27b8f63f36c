package org.newswatch.indexer;

import org.newswatch.indexer.Indices.State;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexTemplates;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the lifecycle policy where there is to be one and the server has such, and empties one that
 * an earlier start put. For one thread.
 */
final class LifecyclePolicy {

  private static final Logger LOGGER = LoggerFactory.getLogger(LifecyclePolicy.class);
  private static final String PATH = "/_ilm/policy/" + IndexTemplates.LIFECYCLE;

  private final ElasticsearchHttp http;
  private final Lifecycle lifecycle;
  private boolean followed;

  LifecyclePolicy(ElasticsearchHttp http, Lifecycle lifecycle) {
    this.http = http;
    this.lifecycle = lifecycle;
  }

  /** Whether indices are to follow the policy: it is there. */
  boolean isFollowed() {
    return followed;
  }

  /** Whether an index that was there may be gone by now. */
  boolean deletes() {
    return followed && lifecycle.deleteAfter() != null;
  }

  /** Makes the policy say what it should; indices that follow it then do. */
  State put() throws InterruptedException {
    if (lifecycle.isNone()) {
      return empty();
    }
    return switch (http.send("PUT", PATH, lifecycle.policy())) {
      case Answer.NoReply none -> new State.Busy(none.detail());
      case Answer.Reply reply -> read(reply);
    };
  }

  private State read(Answer.Reply reply) {
    followed = reply.ok();
    if (reply.ok() || reply.busy() || reply.refused()) {
      return Indices.read(reply, "the lifecycle policy " + IndexTemplates.LIFECYCLE);
    }
    LOGGER
        .atWarn()
        .addKeyValue("answer", reply.summary())
        .log("this Elasticsearch has no lifecycles: indices stay as they are for ever");
    return State.READY;
  }

  /** What is no longer wanted must not go on deleting; and who may not even ask put nothing. */
  private State empty() throws InterruptedException {
    return switch (http.send("GET", PATH)) {
      case Answer.NoReply none -> new State.Busy(none.detail());
      case Answer.Reply reply -> {
        if (reply.busy()) {
          yield new State.Busy(reply.summary());
        }
        if (!reply.ok()) {
          yield State.READY;
        }
        LOGGER.atInfo().log("the lifecycle policy is emptied: indices are kept");
        yield Indices.read(
            http.send("PUT", PATH, lifecycle.policy()),
            "the lifecycle policy " + IndexTemplates.LIFECYCLE);
      }
    };
  }

  /** Lets the indices of a kind follow the policy that were made before there was one. */
  State attach(IndexNames names) throws InterruptedException {
    if (!followed || !names.isMonthly()) {
      return State.READY;
    }
    return Indices.read(
        http.send(
            "PUT",
            "/" + names.pattern() + "/_settings?expand_wildcards=open,closed&allow_no_indices=true",
            "{\"index\":{\"lifecycle\":{\"name\":\"" + IndexTemplates.LIFECYCLE + "\"}}}"),
        "the lifecycle of " + names.pattern());
  }
}
