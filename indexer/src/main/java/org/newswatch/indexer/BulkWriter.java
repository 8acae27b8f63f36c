package org.newswatch.indexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes documents in bulk, one request after the other, and judges each answer by itself. */
public final class BulkWriter {

  /** Only what is counted and judged comes back. */
  private static final String PATH =
      "/_bulk?require_alias=true&filter_path=items.*.status,items.*.error";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int REQUEST_TOO_LARGE = 413;

  private final ElasticsearchHttp http;
  private final int bytesMax;

  public BulkWriter(ElasticsearchHttp http, int bytesMax) {
    this.http = http;
    this.bytesMax = bytesMax;
  }

  /** Bytes of documents that go in one request, if there are several. */
  int bytesMax() {
    return bytesMax;
  }

  /** Returns when every write has its verdict, or some must wait. */
  public BulkResult write(List<Write> writes) throws InterruptedException {
    var rejected = new TreeMap<Integer, Verdict.Rejected>();
    Optional<BulkResult> busy = Optional.empty();
    for (List<Write> part : parts(writes)) {
      switch (send(part, rejected)) {
        case BulkResult.Written written -> {}
        // The other parts still go: what is written needs no second attempt to be found.
        case BulkResult.Busy later -> busy = Optional.of(later);
        case BulkResult.NoIndex none -> {
          return none;
        }
        case BulkResult.Stop stop -> {
          return stop;
        }
      }
    }
    return busy.orElseGet(() -> new BulkResult.Written(rejected));
  }

  private List<List<Write>> parts(List<Write> writes) {
    var parts = new ArrayList<List<Write>>();
    var part = new ArrayList<Write>();
    long bytes = 0;
    for (Write write : writes) {
      if (!part.isEmpty() && bytes + write.source().length > bytesMax) {
        parts.add(List.copyOf(part));
        part.clear();
        bytes = 0;
      }
      part.add(write);
      bytes += write.source().length;
    }
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return parts;
  }

  private BulkResult send(List<Write> part, Map<Integer, Verdict.Rejected> rejected)
      throws InterruptedException {
    return switch (http.postLines(PATH, lines(part))) {
      case Answer.NoReply none -> new BulkResult.Busy(none.detail());
      case Answer.Reply reply -> read(reply, part, rejected);
    };
  }

  private BulkResult read(
      Answer.Reply reply, List<Write> part, Map<Integer, Verdict.Rejected> rejected)
      throws InterruptedException {
    if (reply.ok()) {
      return judge(part, reply.json(), rejected);
    }
    if (reply.status() == REQUEST_TOO_LARGE) {
      return halve(part, rejected);
    }
    if (reply.busy()) {
      return new BulkResult.Busy(reply.summary());
    }
    if (reply.refused()) {
      return new BulkResult.Stop(
          "Elasticsearch does not let the indexer write; check user, password or API key ("
              + reply.summary()
              + ")");
    }
    return new BulkResult.Stop("Elasticsearch refused a bulk request (" + reply.summary() + ")");
  }

  private BulkResult halve(List<Write> part, Map<Integer, Verdict.Rejected> rejected)
      throws InterruptedException {
    if (part.size() == 1) {
      Write write = part.getFirst();
      rejected.put(
          write.record(),
          new Verdict.Rejected(
              "too-large", "Elasticsearch takes no " + write.source().length + " bytes at once"));
      return new BulkResult.Written(rejected);
    }
    int middle = part.size() / 2;
    BulkResult first = send(part.subList(0, middle), rejected);
    if (first instanceof BulkResult.Stop || first instanceof BulkResult.NoIndex) {
      return first;
    }
    BulkResult second = send(part.subList(middle, part.size()), rejected);
    return second instanceof BulkResult.Written ? first : second;
  }

  private static BulkResult judge(
      List<Write> part, JsonNode answer, Map<Integer, Verdict.Rejected> rejected) {
    JsonNode items = answer.path("items");
    if (items.size() != part.size()) {
      return new BulkResult.Busy(
          "Elasticsearch answered for " + items.size() + " of " + part.size() + " documents");
    }
    Optional<BulkResult> worst = Optional.empty();
    for (int i = 0; i < part.size(); i++) {
      switch (Verdict.of(items.get(i).path("index"))) {
        case Verdict.Done done -> {}
        case Verdict.Rejected refusal -> rejected.putIfAbsent(part.get(i).record(), refusal);
        case Verdict.Busy busy -> worst = Optional.of(new BulkResult.Busy(busy.why()));
        case Verdict.NoIndex none -> {
          return new BulkResult.NoIndex(none.why());
        }
        case Verdict.Stop stop -> {
          return new BulkResult.Stop(stop.why());
        }
      }
    }
    return worst.orElseGet(() -> new BulkResult.Written(rejected));
  }

  private static NdjsonBody lines(List<Write> part) {
    var lines = new NdjsonBody();
    for (Write write : part) {
      ObjectNode action = JSON.createObjectNode();
      action
          .putObject("index")
          .put("_index", write.alias())
          .put("_id", write.id())
          .put("version", write.version())
          .put("version_type", "external_gte");
      lines.line(JSON.writeValueAsBytes(action)).line(write.source());
    }
    return lines;
  }
}
