package org.newswatch.analyst.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.Same;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.Query;
import org.newswatch.query.StoryFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be asked of the articles: one set of calls behind pages, REST and command line.
 * Thread-safe. An index that does not answer is a value, not an exception.
 */
public final class SearchCalls {

  /** Hits of one call. */
  public static final int LIMIT_MAX = 200;

  /** Offset and limit together; Elasticsearch's own bound. */
  public static final int DEPTH_MAX = 10_000;

  /** Ids of one call. */
  public static final int IDS_MAX = 1_000;

  private static final List<String> HIT_FIELDS =
      List.of(
          Fields.ARTICLE_ID,
          Fields.TITLE,
          Fields.TEXT,
          Fields.URL,
          Fields.PUBLISHED_AT,
          Fields.TIMESTAMP,
          Fields.SOURCE,
          Fields.FILE,
          Fields.LANGUAGE,
          Fields.REVISION,
          Fields.PERSONS,
          Fields.ORGANIZATIONS,
          Fields.PLACES,
          Fields.ANNOTATIONS + ".mentions");

  private static final String COPIES = "copies";
  private static final String ENTITIES = Fields.ANNOTATIONS + ".entities";

  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;
  private final Questions questions;
  private final Same same;

  /**
   * @param same which entities and stories readers take for one
   */
  public SearchCalls(Index index, Questions questions, Same same) {
    this.index = index;
    this.questions = questions;
    this.same = same;
  }

  /** The articles that match, with their exact number. */
  public Result<SearchPage> search(SearchRequest request) throws InterruptedException {
    return questions
        .read(request.query())
        .then(
            question -> {
              ObjectNode asked = JSON.createObjectNode();
              asked.set("must", question.request());
              return hits(asked, request, question.query());
            });
  }

  private Result<SearchPage> hits(ObjectNode asked, SearchRequest request, @Nullable Query query)
      throws InterruptedException {
    Highlighter highlighter =
        query == null ? Highlighter.none() : Highlighter.of(query, same.entities()::of);
    ObjectNode body = JSON.createObjectNode();
    if (request.originals()) {
      asked.withObject("/must_not/exists").put("field", Fields.NEAR_DUPLICATE_OF);
    }
    body.putObject("query").set("bool", asked);
    sort(body, request);
    body.put("size", request.limit()).put("from", request.offset()).put("track_total_hits", true);
    body.withObject("/aggs/" + COPIES + "/filter/exists").put("field", Fields.NEAR_DUPLICATE_OF);
    if (request.facets()) {
      Facets.askFor(body);
    }
    ArrayNode fields = body.putArray("_source");
    HIT_FIELDS.forEach(fields::add);
    KinRequest.FIELDS.forEach(fields::add);
    if (highlighter.needsEntities()) {
      fields.add(ENTITIES);
    }
    return index
        .search(IndexNames.ARTICLES, body, Result.Found::new)
        .then(
            answer -> {
              List<JsonNode> sources = Index.sources(answer).toList();
              List<Facet> facets =
                  request.facets() ? Facets.read(answer, query, same.stories()::root) : List.of();
              return kin(sources)
                  .then(
                      kin ->
                          titled(facets)
                              .then(
                                  titled ->
                                      new Result.Found<>(
                                          page(
                                              answer,
                                              hits(sources, kin, highlighter),
                                              request,
                                              titled))));
            });
  }

  /** The same, where stories are called by their titles. */
  private Result<List<Facet>> titled(List<Facet> facets) throws InterruptedException {
    List<String> stories = Facets.stories(facets);
    if (stories.isEmpty()) {
      return new Result.Found<>(facets);
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode ids = body.putObject("query").putObject("ids").putArray("values");
    stories.forEach(ids::add);
    body.put("size", stories.size()).putArray("_source").add(StoryFields.TITLE);
    return index.search(
        IndexNames.STORIES, body, answer -> new Result.Found<>(Facets.titled(facets, answer)));
  }

  private static void sort(ObjectNode body, SearchRequest request) {
    ArrayNode sort = body.putArray("sort");
    if (request.sort() == SearchRequest.Sort.RELEVANCE) {
      sort.addObject().put("_score", "desc");
    }
    boolean rising = request.sort() == SearchRequest.Sort.OLDEST;
    sort.addObject().put(Fields.TIMESTAMP, rising ? "asc" : "desc");
    sort.addObject().put(Fields.ARTICLE_ID, "asc");
    Cursor after = request.after();
    if (after != null) {
      body.putArray("search_after").add(after.millis()).add(after.id().value());
    }
  }

  private static List<Hit> hits(List<JsonNode> sources, List<Kin> kin, Highlighter highlighter) {
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < sources.size(); i++) {
      hits.add(Documents.hit(sources.get(i), highlighter, kin.get(i)));
    }
    return hits;
  }

  private static SearchPage page(
      JsonNode answer, List<Hit> hits, SearchRequest request, List<Facet> facets) {
    boolean more =
        request.sort() != SearchRequest.Sort.RELEVANCE
            && hits.size() == request.limit()
            && !hits.isEmpty();
    Hit last = more ? hits.getLast() : null;
    return new SearchPage(
        answer.at("/hits/total/value").asLong(0),
        answer.at("/hits/total/relation").asString("eq").equals("eq"),
        answer.at("/aggregations/" + COPIES + "/doc_count").asLong(0),
        hits,
        facets,
        last == null
            ? null
            : new Cursor(last.time().toEpochMilli(), new ArticleId(last.articleId())).text());
  }

  /** What else tells the same as each of these documents. */
  private Result<List<Kin>> kin(List<JsonNode> documents) throws InterruptedException {
    if (documents.isEmpty()) {
      return new Result.Found<>(List.of());
    }
    var request = new KinRequest(documents, same.stories());
    return index.search(
        IndexNames.ARTICLES, request.body(), answer -> new Result.Found<>(request.read(answer)));
  }

  /** One article as it is now. */
  public Result<ArticleView> article(ArticleId id) throws InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("query").putObject("ids").putArray("values").add(id.value());
    body.put("size", 1);
    return index
        .search(IndexNames.ARTICLES, body, Result.Found::new)
        .then(
            answer -> {
              List<JsonNode> sources = Index.sources(answer).limit(1).toList();
              return sources.isEmpty()
                  ? new Result.Missing<>("article")
                  : kin(sources)
                      .then(
                          kin ->
                              new Result.Found<>(
                                  Documents.article(
                                      sources.getFirst(), same.entities(), kin.getFirst())));
            });
  }

  /**
   * Those of these articles that can be found.
   *
   * @param ids at most {@link #IDS_MAX}
   */
  public Result<Present> present(Collection<ArticleId> ids) throws InterruptedException {
    if (ids.size() > IDS_MAX) {
      throw new IllegalArgumentException(ids.size() + " ids, more than " + IDS_MAX);
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode values = body.putObject("query").putObject("ids").putArray("values");
    ids.forEach(id -> values.add(id.value()));
    body.put("size", ids.size()).put("_source", false);
    return index.search(
        IndexNames.ARTICLES,
        body,
        answer ->
            new Result.Found<>(
                new Present(
                    answer
                        .at("/hits/hits")
                        .valueStream()
                        .map(hit -> hit.path("_id").asString())
                        .toList())));
  }

  /** The ids that were found. */
  public record Present(List<String> present) {}
}
