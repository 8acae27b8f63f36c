package org.newswatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Story;
import org.newswatch.names.NameKeys;

class ErasedTest {

  private static final EnrichedArticle ARTICLE =
      Articles.of(
          "Ferry",
          "Nora Quist met Anna Lind. Nora Quist's ferry sails.",
          Articles.SEEN,
          List.of("Nora Quist", "Anna Lind"));

  @Test
  void of_somebody_who_was_erased_the_text_alone_stays() {
    EnrichedArticle left = Erased.without(ARTICLE, "e-Nora Quist"::equals);

    assertThat(Erased.names(ARTICLE, "e-Nora Quist"::equals)).isTrue();
    assertThat(Erased.names(left, "e-Nora Quist"::equals)).isFalse();
    assertThat(left.entities()).extracting(EntityRef::id).containsExactly("e-Anna Lind");
    assertThat(left.annotation().mentions())
        .extracting(mention -> mention.surface())
        .containsExactly("Anna Lind");
    assertThat(left.annotation().nameKeys())
        .containsAll(NameKeys.keys("Anna Lind"))
        .doesNotContainAnyElementsOf(NameKeys.keys("Nora Quist"));
    assertThat(left.annotation().keyText())
        .startsWith("Nora Quist met " + NameKeys.key("Anna") + " " + NameKeys.key("Lind") + ".")
        .endsWith("Nora Quist's ferry sails.");
    assertThat(left.article()).isEqualTo(ARTICLE.article());
    assertThat(left.version()).isEqualTo(ARTICLE.version());
  }

  @Test
  void what_a_revision_says_of_somebody_erased_goes_too() {
    EnrichedArticle revised = Articles.revised(ARTICLE);

    assertThat(Erased.names(revised, "p-1"::equals)).isTrue();
    assertThat(Erased.names(Erased.without(revised, "p-1"::equals), "p-1"::equals)).isFalse();
  }

  @Test
  void a_story_loses_the_title_that_an_erased_article_gave_it() {
    Story story = Articles.story(9);

    assertThat(story.holds("other"::equals)).isFalse();
    assertThat(story.holds(story.titleArticle().value()::equals)).isTrue();
    assertThat(story.without(story.titleArticle().value()::equals, 10))
        .satisfies(
            left -> {
              assertThat(left.title()).isEqualTo("Anna Lind, Velin");
              assertThat(left.version()).isEqualTo(10);
            });
    assertThat(story.without("p-1"::equals, 10))
        .satisfies(
            left -> {
              assertThat(left.title()).isEqualTo(story.title());
              assertThat(left.entities()).extracting(Story.Named::id).containsExactly("l-1");
            });
  }
}
