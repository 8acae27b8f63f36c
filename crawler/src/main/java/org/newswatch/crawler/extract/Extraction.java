package org.newswatch.crawler.extract;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;

/** What came of looking for an article in a page. */
public sealed interface Extraction {

  /**
   * The page holds an article.
   *
   * @param text paragraphs separated by one empty line
   * @param publishedAt as the page says; a day without a time is its start in UTC
   * @param language BCP 47 primary subtag that the page declares
   * @param canonicalUrl what the page says its address is, absolute; not yet believed
   * @param provenance where each field was found, by its name in {@code RawArticle}
   */
  record Article(
      String title,
      String text,
      List<String> byline,
      @Nullable Instant publishedAt,
      @Nullable Instant modifiedAt,
      @Nullable String language,
      @Nullable String summary,
      @Nullable String section,
      List<String> tags,
      @Nullable String imageUrl,
      @Nullable String canonicalUrl,
      boolean paywalled,
      Map<String, Provenance> provenance)
      implements Extraction {

    public Article {
      byline = List.copyOf(byline);
      tags = List.copyOf(tags);
      provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
  }

  /**
   * It does not.
   *
   * @param reason one word that metrics count by: {@code too-large}, {@code too-deep}, {@code
   *     not-html}, {@code no-text}, {@code too-little-text}, {@code one-word}
   * @param detail the same in a sentence
   */
  record NoArticle(String reason, String detail) implements Extraction {}
}
