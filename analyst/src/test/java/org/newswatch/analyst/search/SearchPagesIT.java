package org.newswatch.analyst.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Zeppelins.ARTICLES;
import static org.newswatch.analyst.samples.Zeppelins.QUERY;
import static org.newswatch.analyst.samples.Zeppelins.id;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.Zeppelins;
import org.newswatch.analyst.search.SearchRequest.Sort;

/** What a search gives beside its best hits: the next pages, facets, and what is a copy. */
class SearchPagesIT {

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final SearchCalls calls =
      new SearchCalls(zeppelins.index(), zeppelins.questions(), zeppelins.same());

  SearchPagesIT() throws InterruptedException {}

  @AfterEach
  void clear() throws InterruptedException {
    zeppelins.clear();
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
}
