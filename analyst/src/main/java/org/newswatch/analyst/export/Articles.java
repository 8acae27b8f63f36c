package org.newswatch.analyst.export;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Newest;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;
import org.newswatch.analyst.search.Cursor;
import org.newswatch.contract.ArticleId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All articles that a query finds, the newest first, page by page; while one page is worked on the
 * next is asked for. For one thread.
 */
final class Articles implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final Snapshot snapshot;
  private final ObjectNode body;
  private @Nullable FutureTask<Result<JsonNode>> next;
  private @Nullable Thread asking;
  private boolean ended;

  /**
   * @param filter what finds them
   * @param fields of a document that are wanted
   * @param page how many are held at a time
   * @param after the last one that came; null to begin
   */
  Articles(
      Snapshot snapshot, ObjectNode filter, List<String> fields, int page, @Nullable Cursor after) {
    this.snapshot = snapshot;
    this.body = JSON.createObjectNode().put("size", page).put("track_total_hits", false);
    body.set("query", filter);
    ArrayNode source = body.putArray("_source");
    fields.forEach(source::add);
    Newest.order(body);
    if (after != null) {
      Newest.after(body, after.millis(), after.id().value());
    }
  }

  /** Where to go on after a hit. */
  static Cursor cursor(JsonNode hit) {
    return new Cursor(Newest.millis(hit), new ArticleId(Newest.id(hit)));
  }

  /** What an export is of. */
  static ObjectNode filter(JsonNode query, ExportRequest request, Instant asOf) {
    return Newest.filter(query, request.since(), asOf, request.originals());
  }

  /** How many there are, exactly. */
  Result<Long> count() throws InterruptedException {
    ObjectNode counting = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
    counting.set("query", body.get("query"));
    return snapshot
        .search(counting)
        .then(answer -> new Result.Found<>(answer.at("/hits/total/value").asLong(0)));
  }

  /** The next page's hits; empty after the last. One that is not found may be asked for again. */
  Result<List<JsonNode>> page() throws InterruptedException {
    if (ended) {
      return new Result.Found<>(List.of());
    }
    FutureTask<Result<JsonNode>> asked = next;
    next = null;
    Result<JsonNode> answer = asked == null ? snapshot.search(body) : await(asked);
    return answer.then(
        found -> {
          List<JsonNode> hits = found.at("/hits/hits").valueStream().toList();
          if (!hits.isEmpty()) {
            Newest.after(body, hits.getLast());
          }
          ended = hits.size() < body.path("size").asInt();
          if (!ended) {
            prefetch();
          }
          return new Result.Found<>(hits);
        });
  }

  private void prefetch() {
    Callable<Result<JsonNode>> search = () -> snapshot.search(body);
    var task = new FutureTask<>(search);
    next = task;
    asking = Thread.ofVirtual().name("export-next-page").start(task);
  }

  private static Result<JsonNode> await(FutureTask<Result<JsonNode>> task)
      throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a page could not be read", e.getCause());
    }
  }

  @Override
  public void close() {
    Thread running = asking;
    if (running != null && next != null) {
      // The snapshot is for one thread at a time.
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    snapshot.close();
  }
}
