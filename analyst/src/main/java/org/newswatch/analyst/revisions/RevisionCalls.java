package org.newswatch.analyst.revisions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Told;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the archive of all revisions. Thread-safe. */
public final class RevisionCalls {

  /** Revisions listed; of more, the newest. */
  public static final int REVISIONS_MAX = 200;

  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;

  /** Nothing is asked yet. */
  public RevisionCalls(Index index) {
    this.index = index;
  }

  /**
   * The revisions of an article.
   *
   * @param total how many there are; more than are listed when above {@link #REVISIONS_MAX}
   * @param revisions the newest first
   */
  public record Revisions(String articleId, long total, List<RevisionSummary> revisions) {}

  /** All revisions of an article. */
  public Result<Revisions> revisions(ArticleId id) throws InterruptedException {
    ObjectNode body = request(REVISIONS_MAX);
    body.putObject("query").putObject("term").put(Fields.ARTICLE_ID, id.value());
    body.put("track_total_hits", true);
    body.putArray("sort").addObject().put(Fields.REVISION, "desc");
    return index.search(
        IndexNames.REVISIONS,
        body,
        answer -> {
          List<RevisionSummary> found = Index.sources(answer).map(RevisionCalls::summary).toList();
          return found.isEmpty()
              ? new Result.Missing<>("article")
              : new Result.Found<>(
                  new Revisions(
                      id.value(), answer.at("/hits/total/value").asLong(found.size()), found));
        });
  }

  /**
   * How one revision became another.
   *
   * @param before from 1
   * @param after from 1; may be the smaller of the two
   */
  public Result<Difference> difference(ArticleId id, int before, int after)
      throws InterruptedException {
    ObjectNode body = request(2);
    ArrayNode ids = body.putObject("query").putObject("ids").putArray("values");
    ids.add(IndexNames.revisionId(id, before)).add(IndexNames.revisionId(id, after));
    body.withArray("_source").add(Fields.TEXT);
    return index.search(
        IndexNames.REVISIONS,
        body,
        answer -> {
          Map<Integer, JsonNode> found = byRevision(Index.sources(answer).toList());
          JsonNode one = found.get(before);
          JsonNode other = found.get(after);
          return one == null || other == null
              ? new Result.Missing<>("revision")
              : new Result.Found<>(difference(id, one, other));
        });
  }

  private static Map<Integer, JsonNode> byRevision(Collection<JsonNode> documents) {
    return documents.stream()
        .collect(
            Collectors.toMap(
                document -> document.path(Fields.REVISION).asInt(0),
                Function.identity(),
                (one, other) -> one));
  }

  private static Difference difference(ArticleId id, JsonNode before, JsonNode after) {
    return new Difference(
        id.value(),
        summary(before),
        summary(after),
        TextDifference.of(text(before, Fields.TITLE), text(after, Fields.TITLE)),
        TextDifference.of(text(before, Fields.TEXT), text(after, Fields.TEXT)));
  }

  private static RevisionSummary summary(JsonNode document) {
    return new RevisionSummary(
        document.path(Fields.REVISION).asInt(0),
        Told.revisedAt(document.path(Fields.VERSION).asLong(0)),
        text(document, Fields.TITLE),
        document.path(Fields.TEXT_CHARS).asInt(0));
  }

  private static String text(JsonNode document, String field) {
    return document.path(field).asString("");
  }

  private static ObjectNode request(int size) {
    ObjectNode body = JSON.createObjectNode();
    body.put("size", size);
    body.putArray("_source")
        .add(Fields.REVISION)
        .add(Fields.VERSION)
        .add(Fields.TITLE)
        .add(Fields.TEXT_CHARS);
    return body;
  }
}
