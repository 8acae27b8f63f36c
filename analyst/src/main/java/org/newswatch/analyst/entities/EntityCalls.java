package org.newswatch.analyst.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.SameEntities;
import org.newswatch.analyst.search.Question;
import org.newswatch.analyst.search.Questions;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchPage;
import org.newswatch.analyst.search.SearchRequest;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameMatcher;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.NameBeginnings;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of entities. Thread-safe. */
public final class EntityCalls {

  /** Suggestions of one call. */
  public static final int SUGGESTIONS_MAX = 50;

  /** Characters of a name that is typed. */
  public static final int TYPED_CHARS_MAX = 200;

  /** Articles of one call. */
  public static final int ARTICLES_MAX = SearchCalls.LIMIT_MAX;

  /** Names of one entity that are counted: those of all that are one. */
  static final int SPELLINGS_MAX = 60;

  /** Others in the same articles. */
  static final int BESIDE_MAX = 24;

  /** Documents for one suggestion, as many of them may be one. */
  private static final int PARTS = 4;

  /** Documents for one suggestion at least, as many only sound like what was typed. */
  private static final int CANDIDATES_MIN = 60;

  private static final int SHARD_VALUES = 500;
  private static final String BESIDE = "beside";
  private static final String SPELLINGS = "spellings";
  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;
  private final Questions questions;
  private final SearchCalls search;
  private final SameEntities same;
  private final KnownDocuments known;

  /**
   * @param search finds the articles of an entity
   * @param same which entities readers take for one
   */
  public EntityCalls(Index index, Questions questions, SearchCalls search, SameEntities same) {
    this.index = index;
    this.questions = questions;
    this.search = search;
    this.same = same;
    this.known = new KnownDocuments(index);
  }

  /**
   * Who may be meant by a name that is being typed, in any spelling and script.
   *
   * @param type only these; null for all
   * @param limit 1 to {@link #SUGGESTIONS_MAX}
   */
  public Result<List<Suggestion>> suggest(String typed, @Nullable MentionType type, int limit)
      throws InterruptedException {
    if (NameBeginnings.typed(typed).isEmpty()) {
      return new Result.Found<>(List.of());
    }
    return known
        .begun(typed, type, Math.max(CANDIDATES_MIN, limit * PARTS))
        .then(
            found -> {
              Map<String, Suggestion> byRoot = fitting(found, typed);
              Set<String> missing = new LinkedHashSet<>();
              byRoot.forEach(
                  (root, suggestion) -> {
                    if (!root.equals(suggestion.entity().id())) {
                      missing.add(root);
                    }
                  });
              return known
                  .of(missing)
                  .then(
                      roots ->
                          new Result.Found<>(suggestions(byRoot, roots).limit(limit).toList()));
            });
  }

  /** Those with a name that fits, the best first; where none does, those that are near it. */
  private Map<String, Suggestion> fitting(List<EntitySummary> found, String typed) {
    record Fitting(EntitySummary entity, Typing.Fit fit) {}
    Typing typing = new Typing(typed);
    List<Fitting> all =
        found.stream().map(one -> new Fitting(one, typing.best(names(one)))).toList();
    List<Fitting> fitting =
        all.stream().filter(one -> one.fit().fit() >= NameMatcher.SAME).toList();
    Map<String, Suggestion> byRoot = new LinkedHashMap<>();
    (fitting.isEmpty() ? all : fitting)
        .stream()
            // Stable: among those that fit alike, the index has the most named first.
            .sorted(Comparator.comparingDouble((Fitting one) -> one.fit().fit()).reversed())
            .forEach(
                one ->
                    byRoot.putIfAbsent(
                        same.root(one.entity().id()),
                        new Suggestion(one.entity(), one.fit().name())));
    return byRoot;
  }

  private static List<String> names(EntitySummary entity) {
    List<String> names = new ArrayList<>(List.of(entity.label()));
    names.addAll(entity.spellings());
    return names;
  }

  private static Stream<Suggestion> suggestions(
      Map<String, Suggestion> byRoot, Map<String, KnownDocuments.Known> roots) {
    return byRoot.entrySet().stream()
        .map(
            entry -> {
              KnownDocuments.Known root = roots.get(entry.getKey());
              Suggestion suggestion = entry.getValue();
              return root == null
                  ? suggestion
                  : new Suggestion(root.summary(), suggestion.spelling());
            });
  }

  /** Who it is, also when it is asked for by the id of one that turned out to be it. */
  public Result<EntitySummary> summary(String id) throws InterruptedException {
    if (!Query.isEntityId(id)) {
      return new Result.Missing<>("entity");
    }
    String root = same.root(id);
    return known.of(Set.of(root)).then(documents -> summary(root, documents));
  }

  /**
   * One entity, also when it is asked for by the id of one that turned out to be it.
   *
   * @param limit articles to give, the newest first, 0 to {@link #ARTICLES_MAX}
   */
  public Result<EntityView> entity(String id, int limit) throws InterruptedException {
    if (!Query.isEntityId(id)) {
      return new Result.Missing<>("entity");
    }
    String root = same.root(id);
    Set<String> ids = new LinkedHashSet<>(Set.of(root));
    ids.addAll(same.of(root));
    String query = Queries.print(new Query.OfEntity(root));
    return search
        .search(SearchRequest.of(query, limit, 0).sorted(SearchRequest.Sort.NEWEST).withFacets())
        .then(
            articles ->
                known
                    .of(ids)
                    .then(
                        documents ->
                            summary(root, documents)
                                .then(entity -> view(entity, ids, documents, query, articles))));
  }

  /** As its document says; else as the newest article does that names it. */
  private Result<EntitySummary> summary(String root, Map<String, KnownDocuments.Known> documents)
      throws InterruptedException {
    KnownDocuments.Known own = documents.get(root);
    if (own != null) {
      return new Result.Found<>(own.summary());
    }
    return search
        .search(
            SearchRequest.of(Queries.print(new Query.OfEntity(root)), 1, 0)
                .sorted(SearchRequest.Sort.NEWEST))
        .then(
            page ->
                page.hits().isEmpty()
                    ? new Result.Missing<>("entity")
                    : search
                        .article(new ArticleId(page.hits().getFirst().articleId()))
                        .then(
                            article ->
                                article.entities().stream()
                                    .filter(ref -> ref.id().equals(root))
                                    .findFirst()
                                    .<Result<EntitySummary>>map(
                                        ref ->
                                            new Result.Found<>(
                                                summary(ref, page, article.firstSeenAt())))
                                    .orElseGet(() -> new Result.Missing<>("entity"))));
  }

  private static EntitySummary summary(EntityRef ref, SearchPage page, java.time.Instant seen) {
    return new EntitySummary(
        ref.id(), ref.type(), ref.kind(), ref.label(), ref.names(), seen, seen, page.total());
  }

  private Result<EntityView> view(
      EntitySummary entity,
      Set<String> ids,
      Map<String, KnownDocuments.Known> documents,
      String query,
      SearchPage articles)
      throws InterruptedException {
    Set<String> names = new LinkedHashSet<>(entity.spellings());
    List<EntityView.Other> others = new ArrayList<>();
    for (KnownDocuments.Known one : documents.values()) {
      if (!one.summary().id().equals(entity.id())) {
        names.addAll(one.summary().spellings());
        others.add(new EntityView.Other(one.summary().id(), one.summary().label(), one.mergedBy()));
      }
    }
    names.add(entity.label());
    List<String> counted = names.stream().limit(SPELLINGS_MAX).toList();
    return questions
        .read(query)
        .then(
            question ->
                index.search(IndexNames.ARTICLES, counts(question, counted), Result.Found::new))
        .then(
            answer ->
                beside(answer, ids)
                    .then(
                        beside ->
                            new Result.Found<>(
                                new EntityView(
                                    entity,
                                    others,
                                    spellings(answer, entity.id(), counted),
                                    beside,
                                    query,
                                    articles))));
  }

  private ObjectNode counts(Question question, List<String> names) throws InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.set("query", question.request());
    body.put("size", 0).put("track_total_hits", false);
    body.withObject("/aggs/" + BESIDE + "/terms")
        .put("field", Fields.ENTITY_IDS)
        .put("size", BESIDE_MAX * PARTS)
        .put("shard_size", SHARD_VALUES);
    ObjectNode filters = body.withObject("/aggs/" + SPELLINGS + "/filters/filters");
    for (int at = 0; at < names.size(); at++) {
      String text = written(names.get(at)).map(Queries::print).orElse("");
      if (!text.isEmpty() && questions.read(text) instanceof Result.Found<Question> found) {
        filters.set(Integer.toString(at), found.value().request());
      }
    }
    if (filters.isEmpty()) {
      body.withObject("/aggs").remove(SPELLINGS);
    }
    return body;
  }

  /** What finds a name that is written just so. */
  private static Optional<Query> written(String name) {
    return Queries.named(Query.Scope.ANYWHERE, name)
        .map(
            query ->
                query instanceof Query.Text text
                    ? new Query.Text(text.scope(), text.words(), false)
                    : query);
  }

  private static List<EntityView.Spelling> spellings(
      JsonNode answer, String id, List<String> names) {
    List<EntityView.Spelling> spellings = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      String name = names.get(at);
      spellings.add(
          new EntityView.Spelling(
              name,
              answer.at("/aggregations/" + SPELLINGS + "/buckets/" + at + "/doc_count").asLong(0),
              written(name)
                  .map(
                      query -> Queries.print(new Query.And(List.of(new Query.OfEntity(id), query))))
                  .orElse("")));
    }
    spellings.sort(Comparator.comparingLong(EntityView.Spelling::articles).reversed());
    return spellings;
  }

  /** Those that are one as one; of several in one article no more than one is counted wrongly. */
  private Result<List<EntityView.Beside>> beside(JsonNode answer, Set<String> own)
      throws InterruptedException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (JsonNode bucket : answer.at("/aggregations/" + BESIDE + "/buckets")) {
      String id = bucket.path("key").asString("");
      if (!own.contains(id)) {
        counts.merge(same.root(id), bucket.path("doc_count").asLong(0), Math::max);
      }
    }
    return known
        .of(counts.keySet())
        .then(
            documents -> {
              List<EntityView.Beside> beside = new ArrayList<>();
              counts.forEach(
                  (id, articles) -> {
                    KnownDocuments.Known one = documents.get(id);
                    if (one != null) {
                      beside.add(
                          new EntityView.Beside(
                              id, one.summary().type(), one.summary().label(), articles));
                    }
                  });
              beside.sort(Comparator.comparingLong(EntityView.Beside::articles).reversed());
              return new Result.Found<>(beside.stream().limit(BESIDE_MAX).toList());
            });
  }
}
