package org.newswatch.indexer.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.newswatch.indexer.BulkResult;
import org.newswatch.indexer.BulkWriter;
import org.newswatch.indexer.Indices;
import org.newswatch.indexer.Verdict;
import org.newswatch.indexer.Write;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Backoff;
import org.newswatch.servicekit.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests of a command, which waits a while where Elasticsearch has no time. For one thread. */
final class Cluster {

  private static final int NOT_FOUND = 404;

  private static final Backoff BACKOFF =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(10))
          .giveUpAfter(Duration.ofMinutes(5));

  private final ElasticsearchHttp http;
  private final Indices indices;
  private final BulkWriter writer;
  private final Retry retry = Retry.system(BACKOFF);

  Cluster(ElasticsearchHttp http, Indices indices, BulkWriter writer) {
    this.http = http;
    this.indices = indices;
    this.writer = writer;
  }

  /** The JSON of a good answer. */
  JsonNode send(String method, String path) throws RebuildException, InterruptedException {
    return good(retried(() -> http.send(method, path), path), path);
  }

  /** The same with a body. */
  JsonNode send(String method, String path, JsonNode body)
      throws RebuildException, InterruptedException {
    return good(asked(method, path, body), path);
  }

  /** The same; a missing node where there is no such thing. */
  JsonNode find(String path) throws RebuildException, InterruptedException {
    Answer.Reply reply = retried(() -> http.send("GET", path), path);
    return reply.status() == NOT_FOUND ? JsonMapper.shared().missingNode() : good(reply, path);
  }

  /** Takes something away that may be gone already. */
  void delete(String path) throws RebuildException, InterruptedException {
    Answer.Reply reply = retried(() -> http.send("DELETE", path), path);
    if (reply.status() != NOT_FOUND) {
      JsonNode unused = good(reply, path);
    }
  }

  /** Lets go of a point in time; one that is not let go of ends by itself in a while. */
  void forget(String pit) throws InterruptedException {
    Answer unused = http.send("DELETE", "/_pit", object().put("id", pit).toString());
  }

  private Answer.Reply asked(String method, String path, JsonNode body)
      throws RebuildException, InterruptedException {
    String text = body.toString();
    return retried(() -> http.send(method, path, text), path);
  }

  @FunctionalInterface
  private interface Request {
    Answer send() throws InterruptedException;
  }

  private Answer.Reply retried(Request request, String path)
      throws RebuildException, InterruptedException {
    return retry.call(
        path,
        RebuildException.Busy.class,
        () ->
            switch (request.send()) {
              case Answer.NoReply none -> throw new RebuildException.Busy(none.detail());
              case Answer.Reply reply -> {
                if (reply.busy()) {
                  throw new RebuildException.Busy("Elasticsearch is busy: " + reply.summary());
                }
                yield reply;
              }
            });
  }

  private static JsonNode good(Answer.Reply reply, String path) throws RebuildException {
    if (reply.refused()) {
      throw new RebuildException(
          "Elasticsearch does not allow "
              + path
              + "; check user, password or API key ("
              + reply.summary()
              + ")");
    }
    if (!reply.ok()) {
      throw new RebuildException("Elasticsearch refused " + path + " (" + reply.summary() + ")");
    }
    return reply.json();
  }

  /** Puts the templates, and what is new in them on the indices there are. */
  void prepare() throws RebuildException, InterruptedException {
    ready(indices::prepare);
  }

  /** Makes what is missing behind these write aliases. */
  void ensure(IndexNames names, Iterable<String> writeAliases)
      throws RebuildException, InterruptedException {
    for (String alias : writeAliases) {
      ready(() -> indices.ensure(names, List.of(alias)));
    }
  }

  @FunctionalInterface
  private interface Preparing {
    Indices.State run() throws InterruptedException;
  }

  private void ready(Preparing preparing) throws RebuildException, InterruptedException {
    Indices.State state =
        retry.call(
            "preparing the indices",
            RebuildException.Busy.class,
            () -> {
              Indices.State now = preparing.run();
              if (now instanceof Indices.State.Busy busy) {
                throw new RebuildException.Busy(busy.why());
              }
              return now;
            });
    if (state instanceof Indices.State.Stop stop) {
      throw new RebuildException(stop.why());
    }
  }

  /** Writes these; gives those that can never be, by the place that they name. */
  Map<Integer, Verdict.Rejected> write(List<Write> writes)
      throws RebuildException, InterruptedException {
    BulkResult result =
        retry.call(
            "writing documents",
            RebuildException.Busy.class,
            () -> {
              BulkResult now = writer.write(writes);
              if (now instanceof BulkResult.Busy busy) {
                throw new RebuildException.Busy(busy.why());
              }
              return now;
            });
    return switch (result) {
      case BulkResult.Written written -> written.rejected();
      case BulkResult.Busy busy -> throw new RebuildException.Busy(busy.why());
      case BulkResult.NoIndex none -> throw new RebuildException(none.why());
      case BulkResult.Stop stop -> throw new RebuildException(stop.why());
    };
  }

  /** Takes a document away. */
  void deleteDocument(String index, String id) throws RebuildException, InterruptedException {
    delete("/" + index + "/_doc/" + URLEncoder.encode(id, UTF_8));
  }

  /** How many documents an index has that searches can see now. */
  long count(String index) throws RebuildException, InterruptedException {
    JsonNode counted = send("GET", "/" + index + "/_count");
    if (counted.at("/_shards/failed").asInt() > 0) {
      throw new RebuildException("not all shards of " + index + " answer; try again when they do");
    }
    return counted.path("count").asLong();
  }

  static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }
}
