package org.newswatch.enricher;

import java.time.Instant;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;

/** Made-up articles. */
public final class Articles {

  public static final Instant FETCHED = Instant.parse("2026-03-10T08:00:00Z");

  private static final SourceRef PAPER =
      new SourceRef("paper-a", "Paper A", "paper-a.test", null, null);

  private Articles() {}

  public static RawArticle of(String title, String text) {
    return of("https://paper-a.test/1", title, text, FETCHED, null);
  }

  public static RawArticle published(String day, String text) {
    return of("https://paper-a.test/1", "News", text, FETCHED, Instant.parse(day + "T10:00:00Z"));
  }

  public static RawArticle of(
      String url,
      String title,
      String text,
      Instant fetchedAt,
      @org.jspecify.annotations.Nullable Instant publishedAt) {
    return RawArticle.builder(ArticleId.ofUrl(url), PAPER, title, text, fetchedAt)
        .url(url)
        .publishedAt(publishedAt)
        .build();
  }
}
