package org.newswatch.indexer;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Forgotten;
import org.newswatch.query.AlertFields;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.NdjsonBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of the indices what was erased, in all of their generations. Doing it again does no
 * harm. For one thread.
 */
final class Erasure {

  private static final Logger LOGGER = LoggerFactory.getLogger(Erasure.class);
  private static final JsonMapper JSON = new JsonMapper();

  /** Documents at a time; those of articles are rewritten, and may be long. */
  private static final int PAGE = 100;

  /**
   * Outdoes every version, so that for the minute in which Elasticsearch remembers it no write
   * under way brings the document back; by then every indexer knows what was erased.
   */
  private static final long LAST_VERSION = Long.MAX_VALUE - 1;

  private static final String NO_INDEX =
      "?ignore_unavailable=true&allow_no_indices=true&expand_wildcards=open";

  private final ElasticsearchHttp http;
  private final InstantSource clock;
  private final Lock rewriting;

  /**
   * @param rewriting held while articles are written anew: who read one before an erasure must not
   *     write it after
   */
  Erasure(ElasticsearchHttp http, InstantSource clock, Lock rewriting) {
    this.http = http;
    this.clock = clock;
    this.rewriting = rewriting;
  }

  /** Erases it; returns when no search finds it any more, or why it has to wait. */
  Indices.State erase(Forgotten forgotten, Known known) throws InterruptedException {
    String id = forgotten.id();
    rewriting.lockInterruptibly();
    try {
      return switch (forgotten.what()) {
        case ARTICLE -> article(id);
        case ENTITY -> entity(id, known);
      };
    } finally {
      rewriting.unlock();
    }
  }

  private Indices.State article(String id) throws InterruptedException {
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.REVISIONS, IndexNames.ALERTS)) {
      String field = names == IndexNames.ALERTS ? AlertFields.ARTICLE_ID : Fields.ARTICLE_ID;
      Indices.State state = each(names, term(field, id), false, hit -> deletion(hit));
      if (!(state instanceof Indices.State.Ready)) {
        return state;
      }
    }
    return Indices.State.READY;
  }

  private Indices.State entity(String id, Known known) throws InterruptedException {
    ObjectNode ids = JSON.createObjectNode();
    ids.putObject("ids").putArray("values").add(id);
    Indices.State state = each(IndexNames.ENTITIES, ids, false, hit -> deletion(hit));
    ObjectNode naming = JSON.createObjectNode();
    ArrayNode any = naming.putObject("bool").putArray("should");
    for (String field :
        List.of(
            Fields.ENTITY_IDS,
            Fields.REVISED_ENTITY_IDS_ADDED,
            Fields.REVISED_ENTITY_IDS_REMOVED)) {
      any.add(term(field, id));
    }
    for (IndexNames names : List.of(IndexNames.ARTICLES, IndexNames.REVISIONS)) {
      if (state instanceof Indices.State.Ready) {
        state = each(names, naming, true, hit -> without(hit, id, known));
      }
    }
    return state;
  }

  private static ObjectNode term(String field, String value) {
    ObjectNode query = JSON.createObjectNode();
    query.putObject("term").put(field, value);
    return query;
  }

  /** Makes the lines of a bulk request that take something out of a document. */
  private interface Lines {
    List<String> of(JsonNode hit);
  }

  /** Does it to all that match, until none does. */
  private Indices.State each(IndexNames names, ObjectNode query, boolean whole, Lines lines)
      throws InterruptedException {
    ObjectNode search = JSON.createObjectNode().put("size", PAGE).put("version", true);
    search.put("_source", whole);
    search.set("query", query);
    String before = "";
    while (true) {
      Answer refreshed = http.send("POST", "/" + names.pattern() + "/_refresh" + NO_INDEX);
      Answer found =
          http.send(
              "POST",
              "/" + names.pattern() + "/_search" + NO_INDEX + "&allow_partial_search_results=false",
              search.toString());
      for (Answer answer : List.of(refreshed, found)) {
        Indices.State state = Indices.read(answer, "erasing in " + names.pattern());
        if (!(state instanceof Indices.State.Ready)) {
          return state;
        }
      }
      JsonNode hits =
          found instanceof Answer.Reply reply ? reply.json().at("/hits/hits") : JSON.missingNode();
      if (hits.isEmpty()) {
        return Indices.State.READY;
      }
      String now = hits.toString();
      if (now.equals(before)) {
        return new Indices.State.Busy("Elasticsearch does not erase in " + names.pattern());
      }
      before = now;
      Indices.State state = send(names, hits, lines);
      if (!(state instanceof Indices.State.Ready)) {
        return state;
      }
    }
  }

  private Indices.State send(IndexNames names, JsonNode hits, Lines lines)
      throws InterruptedException {
    var body = new NdjsonBody();
    hits.forEach(hit -> body.lines(lines.of(hit)));
    Answer sent = http.postLines("/_bulk?filter_path=items.*.status,items.*.error", body);
    Indices.State state = Indices.read(sent, "erasing in " + names.pattern());
    if (!(state instanceof Indices.State.Ready) || !(sent instanceof Answer.Reply reply)) {
      return state;
    }
    for (JsonNode item : reply.json().path("items")) {
      JsonNode judged =
          item.path("delete").isMissingNode() ? item.path("index") : item.path("delete");
      int status = judged.path("status").asInt();
      // Gone already, or newer by now: the next look tells.
      if (status / 100 != 2 && status != 404 && status != 409) {
        return new Indices.State.Busy(
            "Elasticsearch cannot erase now (" + status + " " + judged.at("/error/type") + ")");
      }
    }
    LOGGER
        .atInfo()
        .addKeyValue("kind", names.readAlias())
        .addKeyValue("documents", hits.size())
        .log("documents erased");
    return Indices.State.READY;
  }

  private static List<String> deletion(JsonNode hit) {
    return new FoundDocument(hit).deleted(LAST_VERSION);
  }

  /** The document anew, of what is left of its record. */
  private List<String> without(JsonNode hit, String id, Known known) {
    var found = new FoundDocument(hit);
    return switch (found.article()) {
      case Decoded.Read<EnrichedArticle> read ->
          found.replaced(
              Erased.without(read.value(), other -> other.equals(id) || known.forgotten(other)),
              clock.instant());
      case Decoded.Undecodable<EnrichedArticle> none -> {
        // What cannot be mended goes: nothing that was erased may stay.
        LOGGER.atWarn().addKeyValue("reason", none.reason()).log("document erased as a whole");
        yield deletion(hit);
      }
    };
  }
}
