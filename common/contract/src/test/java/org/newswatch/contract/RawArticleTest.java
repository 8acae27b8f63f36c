package org.newswatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RawArticleTest {

  @Test
  void an_article_goes_by_its_id_and_by_those_of_its_addresses() {
    var article =
        Samples.RAW.toBuilder()
            .url("https://paper.test/m/ferry")
            .canonicalUrl("https://paper.test/ferry")
            .build();

    assertThat(article.goesBy(Set.of()::contains)).isFalse();
    for (String id :
        List.of(
            article.id().value(),
            ArticleId.ofUrl("https://paper.test/m/ferry").value(),
            ArticleId.ofUrl("https://paper.test/ferry").value())) {
      assertThat(article.goesBy(Set.of(id)::contains)).isTrue();
    }
  }
}
