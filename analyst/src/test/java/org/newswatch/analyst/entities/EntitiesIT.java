package org.newswatch.analyst.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Harbour.IVANOVA;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.Harbour;
import org.newswatch.analyst.search.SearchRequest;
import org.newswatch.contract.MentionType;

class EntitiesIT {

  private final Harbour harbour = Harbour.indexed();
  private final EntityCalls calls =
      new EntityCalls(
          harbour.index(), harbour.questions(), harbour.search(), harbour.same().entities());
  private final RisingCalls rising =
      new RisingCalls(harbour.index(), harbour.same().entities(), harbour.clock());

  EntitiesIT() throws InterruptedException {}

  @AfterEach
  void clear() throws InterruptedException {
    harbour.clear();
  }

  @Test
  void a_name_is_suggested_from_its_first_letters_in_any_script_and_merged_ones_as_one()
      throws Exception {
    for (String typed :
        List.of(
            "ivanova",
            "IVANOVA",
            "Olga Iv",
            "ol",
            "\u0418\u0432\u0430\u043d\u043e\u0432\u0430",
            "\u043e\u043b\u044c\u0433")) {
      assertThat(suggested(typed)).as(typed).startsWith("p-olga").doesNotContain("p-olga2");
    }
    assertThat(suggested("ivano")).containsExactly("p-mayor", "p-olga");
    assertThat(suggested("\u0438\u0432\u0430\u043d"))
        .as("the beginning of a Latin name in Cyrillic letters")
        .contains("p-mayor", "p-olga");
    assertThat(suggested("volh")).containsExactly("p-olga");
    assertThat(suggested("anna b")).containsExactly("p-berg");
    assertThat(suggested("xyz")).isEmpty();
    assertThat(suggested(" ,")).isEmpty();
  }

  @Test
  void a_suggestion_says_which_of_the_names_was_meant() throws Exception {
    List<Suggestion> found =
        value(calls.suggest("\u043e\u043b\u044c\u0433\u0430 \u0438", MentionType.PERSON, 5));

    assertThat(found).extracting(Suggestion::spelling).containsExactly(IVANOVA);
    assertThat(found.getFirst().entity().label()).isEqualTo("Olga Ivanova");
    assertThat(value(calls.suggest("olga", MentionType.ORGANIZATION, 5))).isEmpty();
  }

  @Test
  void an_entity_counts_its_spellings_as_searches_find_them_and_tells_its_company()
      throws Exception {
    EntityView view = value(calls.entity("p-olga2", 10));

    assertThat(view.entity().id()).isEqualTo("p-olga");
    assertThat(view.others()).extracting(EntityView.Other::id).containsExactly("p-olga2");
    assertThat(view.articles().total()).isEqualTo(3);
    assertThat(view.spellings())
        .extracting(EntityView.Spelling::name, EntityView.Spelling::articles)
        .contains(
            org.assertj.core.groups.Tuple.tuple("Ivanova", 2L),
            org.assertj.core.groups.Tuple.tuple("Olga Ivanova", 1L),
            org.assertj.core.groups.Tuple.tuple(IVANOVA, 1L),
            org.assertj.core.groups.Tuple.tuple("Volha Ivanova", 0L));
    for (EntityView.Spelling spelling : view.spellings()) {
      assertThat(value(harbour.search().search(SearchRequest.of(spelling.query(), 0, 0))).total())
          .as(spelling.query())
          .isEqualTo(spelling.articles());
    }
    assertThat(view.beside()).extracting(EntityView.Beside::id).containsExactly("p-berg");
    assertThat(view.articles().facets()).isNotEmpty();
  }

  @Test
  void there_is_no_entity_that_no_article_names() throws Exception {
    assertThat(calls.entity("p-nobody", 1)).isEqualTo(new Result.Missing<>("entity"));
    assertThat(calls.entity("../x y", 1)).isEqualTo(new Result.Missing<>("entity"));
  }

  @Test
  void a_name_rises_when_three_papers_name_it_more_than_usual() throws Exception {
    Rising found = value(rising.rising(10));

    assertThat(found.days()).isEqualTo(9 - 1);
    assertThat(found.names()).extracting(Rising.Name::id).containsExactly("p-olga", "p-pilot");
    assertThat(found.names().getLast().usual()).isEqualTo(1.0 / 8);
    Rising.Name olga = found.names().getFirst();
    assertThat(olga.articles()).isEqualTo(3);
    assertThat(olga.sources()).isEqualTo(3);
    assertThat(olga.usual()).isZero();
  }

  private List<String> suggested(String typed) throws InterruptedException {
    return value(calls.suggest(typed, null, 10)).stream().map(s -> s.entity().id()).toList();
  }

  private static <T> T value(Result<T> result) {
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<T>) result).value();
  }
}
