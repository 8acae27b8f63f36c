package org.newswatch.analyst.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.samples.KinDocuments;
import org.newswatch.analyst.samples.SampleDocuments;
import org.newswatch.analyst.samples.Told;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Subscription;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexTemplates;
import org.newswatch.query.QueryLimits;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedElasticsearch;

/** The calls on a real Elasticsearch. */
class SearchCallsIT {

  private static final ArticleId ID = new ArticleId(SampleDocuments.ID);
  private static final ArticleId OTHER = ArticleId.ofUrl("https://paper.test/never");

  private final ElasticsearchHttp http =
      new ElasticsearchHttp(
          ElasticsearchSettings.of(SharedElasticsearch.url()), Duration.ofSeconds(30));
  private final Same same = new Same();
  private final SavedQueries saved = new SavedQueries();
  private final SearchCalls calls =
      new SearchCalls(
          new Index(http, Sleeper.SYSTEM),
          new Questions(
              same,
              saved,
              InstantSource.fixed(Instant.parse("2026-11-16T10:00:00Z")),
              ZoneOffset.UTC),
          same);

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void before_the_first_article_everything_is_empty_and_then_it_is_found() throws Exception {
    assertThat(calls.search(SearchRequest.of("Kowalenko", 20, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(0, true, 0, List.of(), List.of(), null)));
    assertThat(calls.search(SearchRequest.of("", 5, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(0, true, 0, List.of(), List.of(), null)));
    assertThat(calls.article(ID)).isEqualTo(new Result.Missing<>("article"));
    assertThat(calls.present(List.of(ID)))
        .isEqualTo(new Result.Found<>(new SearchCalls.Present(List.of())));

    String index = IndexNames.ARTICLES.firstIndex(Instant.parse("2026-11-16T09:31:00Z"));
    send("PUT", "/_index_template/newswatch-articles", IndexTemplates.articles());
    send("PUT", "/" + index + "/_doc/" + ID + "?refresh=true", SampleDocuments.bridge());

    assertThat(calls.search(SearchRequest.of("lorries title:crossing", 20, 0)))
        .isInstanceOfSatisfying(
            Result.Found.class,
            found -> {
              SearchPage page = (SearchPage) found.value();
              assertThat(page.total()).isEqualTo(1);
              assertThat(page.totalExact()).isTrue();
              assertThat(page.hits().getFirst().articleId()).isEqualTo(ID.value());
              assertThat(page.hits().getFirst().snippet()).contains("lorries");
            });
    assertThat(calls.search(SearchRequest.of("source:\"paper a\" lang:EN", 0, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(1, true, 0, List.of(), List.of(), null)));
    Instant noon = Instant.parse("2026-11-16T12:00:00Z");
    saved.take(Subscription.builder("desk.en", "eve", "Desk", "lorries lang:en", noon).build());
    assertThat(calls.search(SearchRequest.of("title:crossing @desk.en", 0, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(1, true, 0, List.of(), List.of(), null)));
    assertThat(calls.search(SearchRequest.of("title:crossing NOT @desk.en", 0, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(0, true, 0, List.of(), List.of(), null)));
    assertThat(calls.search(SearchRequest.of("crossing @unknown", 0, 0)))
        .isInstanceOf(Result.BadQuery.class);
    // Each of these fills the bound on a query's size in its own way.
    for (String found :
        List.of(
            "lorries PRE/5 December",
            "December NEAR/5 lorries",
            "(trucks OR lorr*) NEAR/2 first",
            // Both spellings stand there, each where the other is asked for.
            "Kowalenka PRE/2 river",
            "Kowalenko PRE/4 written",
            "\"Marta Kowalenka\" NEAR/1 opened",
            "=Kowalenka NEAR/4 written",
            "ATLEAST/2 Kowalenko",
            "ATLEAST/2 Velin",
            "ATLEAST/3 the*",
            "loRR*",
            "title:cros*",
            "byline:\"paper a\"",
            "url:https://paper-a.test/velin",
            "url:paper-a.test/*",
            "published:now-24h",
            "published:today",
            "about:today",
            "about:today+15d",
            "about:[today+1w TO today+3w]")) {
      assertThat(total(found)).as(found).isEqualTo(1);
    }
    for (String missing :
        List.of(
            "December PRE/5 lorries",
            "lorries NEAR/4 December",
            // The title ends with Velin, the text begins with Marta.
            "New NEAR/50 Marta",
            "=Kowalenko NEAR/4 written",
            "ATLEAST/3 Kowalenko",
            "=Velin NEAR/50 =nowhere",
            "ATLEAST/3 Velin",
            "title:lorr*",
            "byline:paper",
            "country:pl",
            "section:politics",
            "tag:bridges",
            "story:s1",
            "url:paper-a.test",
            "published:[2020 TO today-1d]",
            "about:[today+1d TO 2021]")) {
      assertThat(total(missing)).as(missing).isZero();
    }
    assertThat(calls.search(SearchRequest.of("Velin @desk", 0, 0)))
        .isInstanceOf(Result.BadQuery.class);
    for (String largest :
        List.of(
            words("Anna", 250),
            "(" + words("Anna", 100).replace(" ", " OR ") + ") " + words("source:x", 100),
            words("about:2021", 250),
            words("title:Annas-Berg", 200),
            words("\"" + words("Anna", 50) + "\"", 3),
            words("NOT Anna", 200),
            words("Anna NEAR/50 Otto", 40),
            words("ATLEAST/10 Anna", 3),
            words("ann*", 300),
            words("published:now-24h", 250),
            words("url:x*", 200),
            words("entity:e1", 900),
            "source:" + "x".repeat(QueryLimits.VALUE_CHARS_MAX),
            "\"" + words("Anna-Berg", 50) + "\" \"" + words("Otto-Berg", 50) + "\"")) {
      assertThat(calls.search(SearchRequest.of(largest, 20, 0)))
          .as(largest)
          .isInstanceOf(Result.Found.class);
    }
    assertThat(calls.search(SearchRequest.of("entity:e9", 0, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(0, true, 0, List.of(), List.of(), null)));
    same.entities().take(Told.entity("e9", "Kowalenka", "e1"));
    assertThat(calls.search(SearchRequest.of("entity:e9", 0, 0)))
        .isEqualTo(calls.search(SearchRequest.of("entity:e1", 0, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(1, true, 0, List.of(), List.of(), null)));
    send(
        "PUT",
        "/" + index + "/_doc/" + KinDocuments.COPY_ID + "?refresh=true",
        KinDocuments.copy());
    assertThat(calls.search(SearchRequest.of("story:s7", 0, 0)))
        .isEqualTo(new Result.Found<>(new SearchPage(0, true, 0, List.of(), List.of(), null)));
    same.stories().take(Told.story("s7", "s9"));
    same.stories().take(Told.story("s8", "s9"));
    for (String story : List.of("story:s7", "story:s8", "story:s9")) {
      assertThat(kin(story))
          .as("under the id it was written with, its root's and its sibling's")
          .containsExactly(new Kin(null, 1, "s9", 2));
    }
    assertThat(kin("title:copied"))
        .containsExactly(
            new Kin(
                new CopyOf(ID.value(), "New crossing opens at Velin", "Paper A", .93), 0, "s9", 2));
    assertThat(calls.present(List.of(ID, OTHER)))
        .isEqualTo(new Result.Found<>(new SearchCalls.Present(List.of(ID.value()))));
    assertThat(calls.article(ID))
        .isInstanceOfSatisfying(
            Result.Found.class,
            found -> {
              ArticleView article = (ArticleView) found.value();
              assertThat(article.mentions()).hasSize(6);
              assertThat(article.dates()).hasSize(3);
              assertThat(article.entities()).hasSize(5);
            });
    assertThat(calls.article(OTHER)).isEqualTo(new Result.Missing<>("article"));
  }

  private List<Kin> kin(String query) throws InterruptedException {
    Result<SearchPage> found = calls.search(SearchRequest.of(query, 1, 0));
    assertThat(found).as(query).isInstanceOf(Result.Found.class);
    return ((Result.Found<SearchPage>) found).value().hits().stream().map(Hit::kin).toList();
  }

  private long total(String query) throws InterruptedException {
    return switch (calls.search(SearchRequest.of(query, 0, 0))) {
      case Result.Found<SearchPage> found -> found.value().total();
      case Result.BadQuery<SearchPage> bad -> throw new AssertionError(bad.problem().message());
      case Result.Missing<SearchPage> missing -> throw new AssertionError(query);
      case Result.Refused<SearchPage> refused -> throw new AssertionError(query);
      case Result.Unavailable<SearchPage> none ->
          throw new AssertionError(query + ": " + none.why());
    };
  }

  private static String words(String word, int times) {
    return String.join(" ", Collections.nCopies(times, word));
  }

  private void send(String method, String path, String json) throws InterruptedException {
    assertThat(http.send(method, path, json))
        .isInstanceOfSatisfying(
            Answer.Reply.class, reply -> assertThat(reply.ok()).as(reply.summary()).isTrue());
  }
}
