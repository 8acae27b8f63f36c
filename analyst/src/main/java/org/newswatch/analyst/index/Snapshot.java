package org.newswatch.analyst.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.QueryProblem;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An index as it was at one moment, whatever is written meanwhile, for many requests of long work.
 * A server that forgets the moment (it was restarted, or nobody asked for long) is asked of a later
 * one, which {@link #lost} counts: who goes on after a key of a fixed order loses nothing by it. An
 * answer is whole or none. For one thread.
 */
public final class Snapshot implements AutoCloseable {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  /** How long the server keeps it for the next request. */
  private static final String KEEP_ALIVE = "5m";

  /** What the server says of a moment that it, or one shard of it, no longer has. */
  private static final Set<String> GONE =
      Set.of("search_context_missing_exception", "index_not_found_exception");

  private static final String OPEN_ONLY =
      "?ignore_unavailable=true&allow_no_indices=false&keep_alive=" + KEEP_ALIVE;
  private static final String SEARCH = "/_search?allow_partial_search_results=false";
  private static final String SEARCHES = "/_msearch";
  private static final String WHOLE_ONLY = "{\"allow_partial_search_results\":false}";

  /** What an index that is not there yet would say. */
  private static final String NOTHING =
      "{\"hits\":{\"total\":{\"value\":0,\"relation\":\"eq\"},\"hits\":[]},\"aggregations\":{}}";

  private static final JsonMapper JSON = new JsonMapper();

  private final ElasticsearchHttp http;
  private final String name;
  private @Nullable String id;
  private boolean opened;
  private boolean seen;
  private int lost;

  Snapshot(ElasticsearchHttp http, IndexNames documents) {
    this.http = http;
    this.name = documents.readAlias();
  }

  /** How often the server had forgotten it. */
  public int lost() {
    return lost;
  }

  /** Lets what was written until now be seen by who looks from now on. */
  public void refresh() throws InterruptedException {
    // Who may not ask for that sees it a little later.
    Answer unused = http.send("POST", "/" + name + "/_refresh?ignore_unavailable=true");
  }

  /** Shows the index as it is at the next request. */
  public void renew() {
    close();
    opened = false;
  }

  /** When the document that was indexed last was; empty when there is none. */
  public Result<Optional<Instant>> lastIndexed() throws InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("size", 0).put("track_total_hits", false);
    body.withObject("/aggs/last/max").put("field", Fields.INDEXED_AT);
    return search(body)
        .then(
            answer -> {
              JsonNode last = answer.at("/aggregations/last/value");
              return new Result.Found<>(
                  last.isNumber()
                      ? Optional.of(Instant.ofEpochMilli((long) last.asDouble()))
                      : Optional.empty());
            });
  }

  /** The answer to a search. */
  public Result<JsonNode> search(ObjectNode request) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      Optional<Result<JsonNode>> unopened = open();
      if (unopened.isPresent()) {
        return unopened.get();
      }
      Answer answer = http.send("POST", SEARCH, withPoint(request).toString());
      if (tries == 0 && answer instanceof Answer.Reply reply && isGone(reply.json())) {
        forgotten();
        continue;
      }
      return switch (answer) {
        case Answer.NoReply none -> new Result.Unavailable<>(none.detail());
        case Answer.Reply reply ->
            reply.ok() ? whole(reply.json()) : refused(reply.status(), reply.json());
      };
    }
  }

  /**
   * The answers to some searches, in their order and all of the same moment; one that the index
   * does not take is {@link Result.BadQuery}. Unavailable as a whole when one of them is.
   */
  public Result<List<Result<JsonNode>>> searches(List<ObjectNode> requests)
      throws InterruptedException {
    if (requests.isEmpty()) {
      return new Result.Found<>(List.of());
    }
    for (int tries = 0; ; tries++) {
      Optional<Result<JsonNode>> unopened = open();
      if (unopened.isPresent()) {
        return unopened
            .get()
            .then(nothing -> new Result.Found<>(requests.stream().map(each -> none()).toList()));
      }
      var lines = new NdjsonBody();
      for (ObjectNode request : requests) {
        lines.line(WHOLE_ONLY).line(withPoint(request).toString());
      }
      switch (http.postLines(SEARCHES, lines)) {
        case Answer.NoReply none -> {
          return new Result.Unavailable<>(none.detail());
        }
        case Answer.Reply reply -> {
          if (reply.status() == BAD_REQUEST) {
            // One that does not even parse fails them all, and does not say which it is.
            return oneByOne(requests);
          }
          JsonNode answers = reply.json().path("responses");
          if (!reply.ok() || answers.size() != requests.size()) {
            return new Result.Unavailable<>("Elasticsearch gives no answer: " + reply.summary());
          }
          if (tries == 0 && answers.valueStream().anyMatch(Snapshot::isGone)) {
            forgotten();
            continue;
          }
          List<Result<JsonNode>> results = new ArrayList<>();
          for (JsonNode answer : answers) {
            Result<JsonNode> result =
                answer.path("error").isMissingNode()
                    ? whole(answer)
                    : refused(answer.path("status").asInt(0), answer);
            if (result instanceof Result.Unavailable<JsonNode> away) {
              return new Result.Unavailable<>(away.why());
            }
            results.add(result);
          }
          return new Result.Found<>(results);
        }
      }
    }
  }

  private Result<List<Result<JsonNode>>> oneByOne(List<ObjectNode> requests)
      throws InterruptedException {
    List<Result<JsonNode>> results = new ArrayList<>();
    for (ObjectNode request : requests) {
      Result<JsonNode> result = search(request);
      if (result instanceof Result.Unavailable<JsonNode> away) {
        return new Result.Unavailable<>(away.why());
      }
      results.add(result);
    }
    return new Result.Found<>(results);
  }

  /** Why it cannot be asked, or the answer of an index that is not there; empty when it can. */
  private Optional<Result<JsonNode>> open() throws InterruptedException {
    if (opened) {
      return id == null ? Optional.of(none()) : Optional.empty();
    }
    return switch (http.send("POST", "/" + name + "/_pit" + OPEN_ONLY)) {
      case Answer.NoReply none -> Optional.of(new Result.Unavailable<>(none.detail()));
      case Answer.Reply reply -> {
        // An index that was read a moment ago has not become an empty one.
        if (reply.status() == NOT_FOUND && !seen) {
          opened = true;
          yield Optional.of(none());
        }
        String point = reply.json().path("id").asString("");
        if (!reply.ok() || point.isEmpty()) {
          yield Optional.of(
              new Result.Unavailable<>("Elasticsearch gives no answer: " + reply.summary()));
        }
        id = point;
        seen = true;
        opened = true;
        yield Optional.empty();
      }
    };
  }

  private static Result<JsonNode> none() {
    return new Result.Found<>(JSON.readTree(NOTHING));
  }

  private void forgotten() {
    lost++;
    opened = false;
    id = null;
  }

  private ObjectNode withPoint(ObjectNode request) {
    ObjectNode asked = JSON.createObjectNode();
    asked.setAll(request);
    asked.putObject("pit").put("id", id).put("keep_alive", KEEP_ALIVE);
    return asked;
  }

  private Result<JsonNode> whole(JsonNode answer) {
    if (!answer.path("hits").isObject()
        || answer.at("/_shards/failed").asInt(0) > 0
        || answer.path("timed_out").asBoolean(false)) {
      return new Result.Unavailable<>("Only a part of the index answered.");
    }
    String next = answer.path("pit_id").asString("");
    if (!next.isEmpty()) {
      id = next;
    }
    return new Result.Found<>(answer);
  }

  private static Result<JsonNode> refused(int status, JsonNode answer) {
    JsonNode error = answer.path("error");
    String type = error.path("type").asString("");
    String why = error.at("/root_cause/0/reason").asString(error.path("reason").asString(type));
    return status == BAD_REQUEST
        ? new Result.BadQuery<>(
            new QueryProblem(1, "The index does not take it: " + why + ".", "Ask more simply."))
        : new Result.Unavailable<>("Elasticsearch gives no answer: HTTP " + status + " " + why);
  }

  private static boolean isGone(JsonNode answer) {
    return isGoneCause(answer.path("error"))
        || answer.at("/_shards/failed").asInt(0) > 0
        || answer.at("/error/root_cause").valueStream().anyMatch(Snapshot::isGoneCause)
        || answer
            .at("/error/failed_shards")
            .valueStream()
            .anyMatch(shard -> isGoneCause(shard.path("reason")));
  }

  private static boolean isGoneCause(JsonNode cause) {
    return GONE.contains(cause.path("type").asString(""));
  }

  /** Lets the server forget it; one that does not hear so does in a while. */
  @Override
  public void close() {
    String point = id;
    if (point == null) {
      return;
    }
    id = null;
    // An interrupt would keep the request from being sent at all.
    boolean interrupted = Thread.interrupted();
    try {
      ObjectNode body = JSON.createObjectNode().put("id", point);
      Answer unused = http.send("DELETE", "/_pit", body.toString());
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
