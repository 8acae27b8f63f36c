package org.newswatch.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newswatch.contract.ArticleId;

final class ArticleIdentityTest {

  private static final String URL = "https://news.paper.test/a?id=7&utm_source=feed";

  @Test
  void a_canonical_address_on_the_same_domain_is_believed() {
    ArticleIdentity identity =
        ArticleIdentity.of(URL, "https://www.paper.test/story/7").orElseThrow();
    assertThat(identity.canonicalUrl()).isEqualTo("https://www.paper.test/story/7");
    assertThat(identity.id()).isEqualTo(ArticleId.ofUrl("https://www.paper.test/story/7"));
    assertThat(identity.url()).isEqualTo("https://news.paper.test/a?id=7");
  }

  @Test
  void another_sites_claim_is_not_believed() {
    ArticleIdentity identity = ArticleIdentity.of(URL, "https://rival.test/story/7").orElseThrow();
    assertThat(identity.canonicalUrl()).isNull();
    assertThat(identity.id()).isEqualTo(ArticleId.ofUrl("https://news.paper.test/a?id=7"));
  }

  @Test
  void a_front_page_is_not_what_an_article_is_called() {
    assertThat(ArticleIdentity.of(URL, "https://paper.test/").orElseThrow().canonicalUrl())
        .isNull();
  }

  @Test
  void two_sites_on_one_address_with_different_ports_share_a_domain() {
    assertThat(ArticleIdentity.of("http://127.0.0.1:8080/a", "/b").orElseThrow().canonicalUrl())
        .isEqualTo("http://127.0.0.1:8080/b");
  }

  @Test
  void what_is_no_web_address_has_no_identity() {
    assertThat(ArticleIdentity.of("file:///etc/passwd", null)).isEmpty();
  }
}
