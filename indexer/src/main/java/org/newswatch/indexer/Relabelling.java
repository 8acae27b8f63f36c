package org.newswatch.indexer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.newswatch.servicekit.kafka.BatchHandler;
import org.newswatch.servicekit.kafka.Outcome;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.retry.Sleeper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes articles anew whose entities are called otherwise by now, so that a dashboard counts each
 * entity under one label. Revisions keep the label that they came with. Reads {@code entities} as a
 * group of its own, for articles must not wait for it. Counts {@code relabelled}.
 */
final class Relabelling implements BatchHandler {

  /** As which group it reads. */
  static final String GROUP = IndexNames.WRITER_GROUP + "-labels";

  /** Articles at a time; they are rewritten, and may be long. */
  private static final int PAGE = 100;

  /**
   * Articles under the older label may be on their way to the index, and searches see them late.
   */
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(2);

  /** Entities of which is remembered how their articles were last labelled. */
  private static final int REMEMBERED_MAX = 100_000;

  private static final String ARTICLES = "/" + IndexNames.ARTICLES.readAlias();
  private static final String NO_INDEX = "?ignore_unavailable=true&allow_no_indices=true";
  private static final String SEARCH =
      ARTICLES + "/_search" + NO_INDEX + "&allow_partial_search_results=false";
  private static final String BLOCKED = "cluster_block_exception";
  private static final JsonMapper JSON = new JsonMapper();

  private final ElasticsearchHttp http;
  private final Known known;
  private final Labels labels;
  private final Lock rewriting;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Metrics metrics;
  private final Map<String, Integer> done =
      new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /**
   * @param rewriting held while articles are written anew, by erasures, too
   */
  Relabelling(
      ElasticsearchHttp http,
      Known known,
      Labels labels,
      Lock rewriting,
      InstantSource clock,
      Sleeper sleeper,
      Metrics metrics) {
    this.http = http;
    this.known = known;
    this.labels = labels;
    this.rewriting = rewriting;
    this.clock = clock;
    this.sleeper = sleeper;
    this.metrics = metrics;
  }

  /** What is asked of the index for one that changed. */
  private record Change(String id, MentionType type, Labels.Same same) {
    int hash() {
      return same.hashCode();
    }
  }

  @Override
  public Outcome handle(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.value() == null
          || !(Codec.ENTITY.decode(record.value()) instanceof Decoded.Read<Entity> read)) {
        continue;
      }
      Entity entity = read.value();
      Optional<Long> version = labels.version(entity.id());
      if (version.isEmpty() || known.forgotten(entity.id())) {
        continue;
      }
      if (version.get() < EntityDocument.version(entity)) {
        return new Outcome.RetryLater("what entities are called is not read yet");
      }
      labels.same(entity.id()).ifPresent(same -> add(changes, entity, same));
    }
    if (changes.isEmpty()) {
      return Outcome.DONE;
    }
    sleeper.sleep(SETTLED_AFTER);
    Indices.State refreshed =
        Indices.read(http.send("POST", ARTICLES + "/_refresh" + NO_INDEX), "labels");
    if (refreshed instanceof Indices.State.Busy busy) {
      return new Outcome.RetryLater(busy.why());
    }
    for (Change change : changes.values()) {
      Indices.State state = relabel(change);
      switch (state) {
        case Indices.State.Ready ready -> done.put(change.id(), change.hash());
        case Indices.State.Busy busy -> {
          return new Outcome.RetryLater(busy.why());
        }
        case Indices.State.Stop stop -> {
          return new Outcome.Fatal(new IllegalStateException(stop.why()));
        }
      }
    }
    return Outcome.DONE;
  }

  /** One whom a single article names, as it is written there, stands under no other label. */
  private void add(Map<String, Change> changes, Entity entity, Labels.Same same) {
    var change = new Change(entity.id(), entity.type(), same);
    Integer before = done.get(entity.id());
    boolean fresh =
        entity.articles() == 1
            && entity.spellings().contains(entity.label())
            && same.ids().size() == 1;
    if (before == null && fresh) {
      done.put(entity.id(), change.hash());
    } else if (before == null || before != change.hash()) {
      changes.put(entity.id(), change);
    }
  }

  /** Every article that is found under another label. */
  private Indices.State relabel(Change change) throws InterruptedException {
    for (Optional<String> after = Optional.of(""); after.isPresent(); ) {
      rewriting.lockInterruptibly();
      try {
        Answer found = http.send("POST", SEARCH, search(change, after.get()));
        Indices.State state = Indices.read(found, "labels of " + change.id());
        if (!(state instanceof Indices.State.Ready) || !(found instanceof Answer.Reply reply)) {
          return state;
        }
        JsonNode hits = reply.json().at("/hits/hits");
        List<String> lines = new ArrayList<>();
        hits.forEach(hit -> lines.addAll(anew(hit)));
        state = lines.isEmpty() ? Indices.State.READY : write(lines, change.id());
        if (!(state instanceof Indices.State.Ready)) {
          return state;
        }
        metrics.counter(IndexerService.NAME, "relabelled").increment(lines.size() / 2.0);
        after =
            hits.size() < PAGE
                ? Optional.empty()
                : Optional.of(hits.path(PAGE - 1).at("/sort/0").asString(""));
      } finally {
        rewriting.unlock();
      }
    }
    return Indices.State.READY;
  }

  private static String search(Change change, String after) {
    ObjectNode search = JSON.createObjectNode().put("size", PAGE).put("version", true);
    search.putArray("sort").add(Fields.ARTICLE_ID);
    if (!after.isEmpty()) {
      search.putArray("search_after").add(after);
    }
    ObjectNode bool = search.putObject("query").putObject("bool");
    ArrayNode ids =
        bool.putArray("filter").addObject().putObject("terms").putArray(Fields.ENTITY_IDS);
    change.same().ids().forEach(ids::add);
    bool.putArray("must_not")
        .addObject()
        .putObject("term")
        .put(Fields.labels(change.type()), change.same().label());
    return search.toString();
  }

  private List<String> anew(JsonNode hit) {
    var found = new FoundDocument(hit);
    return switch (found.article()) {
      case Decoded.Read<EnrichedArticle> read -> {
        EnrichedArticle article = read.value();
        EnrichedArticle left =
            Erased.names(article, known::forgotten)
                ? Erased.without(article, known::forgotten)
                : article;
        EnrichedArticle now = left.labelled(id -> labels.of(id).orElse(null));
        yield now.equals(article)
            ? List.of()
            : found.replaced(
                IndexNames.ARTICLES.writeAlias(article.firstSeenAt()), now, clock.instant());
      }
      // An earlier build wrote it; index rebuild makes one that can be written anew.
      case Decoded.Undecodable<EnrichedArticle> none -> List.of();
    };
  }

  private Indices.State write(List<String> lines, String id) throws InterruptedException {
    Answer sent =
        http.postLines(
            "/_bulk?require_alias=true&filter_path=items.*.status,items.*.error",
            new NdjsonBody().lines(lines));
    Indices.State state = Indices.read(sent, "labels of " + id);
    if (!(state instanceof Indices.State.Ready) || !(sent instanceof Answer.Reply reply)) {
      return state;
    }
    for (JsonNode item : reply.json().path("items")) {
      if (item.at("/index/error/type").asString("").equals(BLOCKED)) {
        // A month that somebody made read-only keeps its labels; a migration gives today's.
        continue;
      }
      switch (Verdict.of(item.path("index"))) {
        case Verdict.Done written -> {}
        case Verdict.Rejected refused -> {}
        case Verdict.Busy busy -> {
          return new Indices.State.Busy(busy.why());
        }
        // The index was swapped for another: the next search finds the article there.
        case Verdict.NoIndex none -> {
          return new Indices.State.Busy(none.why());
        }
        case Verdict.Stop stop -> {
          return new Indices.State.Stop(stop.why());
        }
      }
    }
    return Indices.State.READY;
  }
}
