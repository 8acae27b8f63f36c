package org.newswatch.analyst.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.search.SearchRequest.Sort;
import org.newswatch.contract.ArticleId;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexTemplates;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;

/** What a search gives beside its best hits: the next pages, facets, and what is a copy. */
class SearchPagesIT {

  private static final int ARTICLES = 25;
  private static final Instant FIRST = Instant.parse("2026-10-05T08:00:00Z");
  private static final String INDEX = IndexNames.ARTICLES.firstIndex(FIRST);

  /** Other tests have articles in the same server, which are not about this. */
  private static final String QUERY = "zeppelins";

  private final ElasticsearchHttp http =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));
  private final SearchCalls calls =
      new SearchCalls(
          new Index(http, Sleeper.SYSTEM),
          new Same(),
          new SavedQueries(),
          InstantSource.fixed(Instant.parse("2026-11-16T10:00:00Z")),
          ZoneOffset.UTC);

  @BeforeEach
  void fill() throws Exception {
    send("PUT", "/_index_template/newswatch-articles", IndexTemplates.articles());
    var lines = new StringBuilder();
    for (int i = 0; i < ARTICLES; i++) {
      lines.append("{\"index\":{\"_id\":\"%s\"}}\n%s\n".formatted(id(i), document(i)));
    }
    Answer answer =
        http.postLines(
            "/" + INDEX + "/_bulk?refresh=true", lines.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Reply.class,
            reply -> assertThat(reply.json().path("errors").asBoolean(true)).isFalse());
  }

  @AfterEach
  void clear() throws Exception {
    http.send("DELETE", "/" + INDEX);
    http.close();
  }

  @Test
  void pages_by_time_meet_every_article_once_and_end() throws Exception {
    for (Sort sort : List.of(Sort.NEWEST, Sort.OLDEST)) {
      List<String> met = new ArrayList<>();
      SearchPage page = found(new SearchRequest(QUERY, 4, 0, null, sort, false, false));
      while (true) {
        page.hits().forEach(hit -> met.add(hit.articleId()));
        String next = page.next();
        if (next == null) {
          break;
        }
        page =
            found(
                new SearchRequest(
                    QUERY, 4, 0, Cursor.parse(next).orElseThrow(), sort, false, false));
      }

      List<String> rising = new ArrayList<>();
      for (int i = 0; i < ARTICLES; i++) {
        rising.add(id(sort == Sort.OLDEST ? i : ARTICLES - 1 - i));
      }
      assertThat(met).as(sort.name()).containsExactlyElementsOf(rising);
    }
  }

  @Test
  void facets_count_articles_and_each_value_leads_to_just_these() throws Exception {
    SearchPage page = found(SearchRequest.of(QUERY, 0, 0).withFacets());

    for (Facet facet : page.facets()) {
      assertThat(facet.exact()).as(facet.kind().name()).isTrue();
      assertThat(facet.values()).as(facet.kind().name()).isNotEmpty();
      for (Facet.Value value : facet.values()) {
        assertThat(found(SearchRequest.of(value.refined(), 0, 0)).total())
            .as(value.refined())
            .isEqualTo(value.articles());
      }
    }
    assertThat(page.facets()).extracting(Facet::kind).containsExactly(Facet.Kind.values());
    assertThat(facet(page, Facet.Kind.SOURCES).values())
        .containsExactly(
            new Facet.Value("paper-0", "Paper 0", 9, QUERY + " source:paper-0"),
            new Facet.Value("paper-1", "Paper 1", 8, QUERY + " source:paper-1"),
            new Facet.Value("paper-2", "Paper 2", 8, QUERY + " source:paper-2"));
    assertThat(facet(page, Facet.Kind.DAYS).values())
        .first()
        .satisfies(day -> assertThat(day.value()).isEqualTo("2026-12-01"));
  }

  @Test
  void a_value_that_is_asked_for_already_is_not_asked_for_twice() throws Exception {
    SearchPage page = found(SearchRequest.of(QUERY + " source:paper-0", 0, 0).withFacets());

    assertThat(facet(page, Facet.Kind.SOURCES).values())
        .extracting(Facet.Value::refined)
        .containsExactly(QUERY + " source:paper-0");
  }

  @Test
  void copies_are_counted_and_can_be_left_out() throws Exception {
    SearchPage all = found(SearchRequest.of(QUERY, 0, 0));
    SearchPage originals = found(SearchRequest.of(QUERY, ARTICLES, 0).onlyOriginals());

    assertThat(all.total()).isEqualTo(ARTICLES);
    assertThat(all.copies()).isEqualTo(5);
    assertThat(originals.total()).isEqualTo(ARTICLES - 5);
    assertThat(originals.copies()).isZero();
    assertThat(originals.hits()).allSatisfy(hit -> assertThat(hit.kin().copyOf()).isNull());
  }

  private static Facet facet(SearchPage page, Facet.Kind kind) {
    return page.facets().stream().filter(facet -> facet.kind() == kind).findFirst().orElseThrow();
  }

  private SearchPage found(SearchRequest request) throws InterruptedException {
    Result<SearchPage> result = calls.search(request);
    assertThat(result).as(request.query()).isInstanceOf(Result.Found.class);
    return ((Result.Found<SearchPage>) result).value();
  }

  private static String id(int number) {
    return ArticleId.ofUrl("https://paper.test/zeppelins/" + number).value();
  }

  /** Every fifth repeats the one before; every fourth speaks of a day. */
  private static String document(int i) {
    return """
        {"articleId": "%s", "title": "Zeppelins over the harbour", "text": "They came at noon.", \
        "keyTitle": "Zeppelins over the harbour", "keyText": "They came at noon.", \
        "@timestamp": "%s", "firstSeenAt": "%s", "url": "https://paper.test/%d", \
        "source": {"id": "paper-%d", "name": "Paper %d", "country": "%s"}, "language": "%s", \
        "persons": ["Anna Berg"], "personKeys": ["%s"], "organizations": ["Harbour Board"], \
        "organizationKeys": ["%s"], "places": ["Velin"], "placeKeys": ["%s"], \
        "storyId": "story%d"%s%s, "revision": 1}"""
        .formatted(
            id(i),
            FIRST.plus(Duration.ofHours(i)),
            FIRST.plus(Duration.ofHours(i)),
            i,
            i % 3,
            i % 3,
            i % 3 == 0 ? "GB" : "DE",
            i % 3 == 0 ? "en" : "de",
            keyed("Anna Berg"),
            keyed("Harbour Board"),
            keyed("Velin"),
            i % 2,
            i % 5 == 4 ? ", \"nearDuplicateOf\": \"%s\"".formatted(id(i - 1)) : "",
            i % 4 == 0
                ? ", \"mentionedDays\": [\"2026-12-01\"], \"mentionedShortDates\":"
                    + " [{\"gte\": \"2026-12-01\", \"lte\": \"2026-12-01\"}]"
                : "")
        .replace("\n", " ");
  }

  private static String keyed(String name) {
    return org.newswatch.query.NameText.keyed(name).toLowerCase(Locale.ROOT);
  }

  private void send(String method, String path, String json) throws InterruptedException {
    assertThat(http.send(method, path, json))
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.ok()).as(reply.summary()).isTrue());
  }
}
