package org.newswatch.analyst.index;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.newswatch.query.IndexNames;
import org.newswatch.query.QueryProblem;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the indices. An answer is whole or none: what only a part of the index said is never passed
 * on as if it were all. Before the first document there is no index, and every answer is empty.
 * Thread-safe.
 */
public final class Index {

  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;

  /** An index that is just being made does not answer for a moment. */
  private static final int TRIES_MAX = 3;

  private static final Duration TRY_AGAIN = Duration.ofMillis(400);

  private final ElasticsearchHttp http;
  private final Sleeper sleeper;

  /**
   * Does not close the connection.
   *
   * @param sleeper waits before an index that is just being made is asked again
   */
  public Index(ElasticsearchHttp http, Sleeper sleeper) {
    this.http = http;
    this.sleeper = sleeper;
  }

  /** What {@code read} makes of the answer to a search request. */
  public <T> Result<T> search(
      IndexNames documents, ObjectNode request, Function<JsonNode, Result<T>> read)
      throws InterruptedException {
    String path =
        "/" + documents.readAlias() + "/_search?ignore_unavailable=true&allow_no_indices=true";
    for (int tries = 1; ; tries++) {
      Answer answer = http.send("POST", path, request.toString());
      if (tries == TRIES_MAX || !passesSoon(answer)) {
        return result(answer, read);
      }
      sleeper.sleep(TRY_AGAIN);
    }
  }

  /** Lets searches find all that was written; says whether they now do. */
  public boolean refresh(IndexNames documents) throws InterruptedException {
    String path =
        "/" + documents.readAlias() + "/_refresh?ignore_unavailable=true&allow_no_indices=true";
    return http.send("POST", path) instanceof Answer.Reply reply && reply.ok() && !isPartial(reply);
  }

  /** The documents of this kind as they are from the first request on. */
  public Snapshot snapshot(IndexNames documents) {
    return new Snapshot(http, documents);
  }

  /** The documents of an answer, in its order. */
  public static Stream<JsonNode> sources(JsonNode answer) {
    return answer.at("/hits/hits").valueStream().map(hit -> hit.path("_source"));
  }

  /** Whether it is what an index says in the moment after it was made. */
  private static boolean passesSoon(Answer answer) {
    return answer instanceof Answer.Reply reply
        && (reply.status() == UNAVAILABLE || (reply.ok() && isPartial(reply)));
  }

  private static boolean isPartial(Answer.Reply reply) {
    return reply.json().at("/_shards/failed").asInt(0) > 0;
  }

  private static <T> Result<T> result(Answer answer, Function<JsonNode, Result<T>> read) {
    return switch (answer) {
      case Answer.NoReply none -> new Result.Unavailable<>(none.detail());
      case Answer.Reply reply -> {
        if (reply.ok() && reply.json().path("hits").isObject()) {
          yield isPartial(reply)
              ? new Result.Unavailable<>("Only a part of the index answered.")
              : read.apply(reply.json());
        }
        yield reply.status() == BAD_REQUEST
            ? new Result.BadQuery<>(
                new QueryProblem(
                    1, "The index does not take it: " + reply.summary() + ".", "Ask more simply."))
            : new Result.Unavailable<>("Elasticsearch gives no answer: " + reply.summary());
      }
    };
  }
}
