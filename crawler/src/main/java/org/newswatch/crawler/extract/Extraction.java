package org.newswatch.crawler.extract;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;

/** What came of looking for an article in a page. */
public sealed interface Extraction {

  /**
   * The evidence for one field.
   *
   * @param where the place that gave the value
   * @param confidence 0..1, the share of findings with such evidence that are right: counted on
   *     labelled pages for title, dates and by-line; for the other fields expected from how many
   *     places of the page say the same and how many another
   */
  record Found(Provenance where, double confidence) {}

  /**
   * The page holds an article.
   *
   * @param text paragraphs separated by one empty line
   * @param publishedAt as the page says it, with the day that its readers see
   * @param modifiedAt the last change, never before {@code publishedAt}
   * @param language BCP 47 primary subtag that the page declares
   * @param canonicalUrl what the page says its address is, absolute; not yet believed
   * @param found where each field was found and how sure that is, by its name in {@code RawArticle}
   */
  record Article(
      String title,
      String text,
      List<String> byline,
      @Nullable Moment publishedAt,
      @Nullable Moment modifiedAt,
      @Nullable String language,
      @Nullable String summary,
      @Nullable String section,
      List<String> tags,
      @Nullable String imageUrl,
      @Nullable String canonicalUrl,
      boolean paywalled,
      Map<String, Found> found)
      implements Extraction {

    public Article {
      byline = List.copyOf(byline);
      tags = List.copyOf(tags);
      found = Collections.unmodifiableMap(new TreeMap<>(found));
    }

    /** Where each field was found, by its name in {@code RawArticle}. */
    public Map<String, Provenance> provenance() {
      Map<String, Provenance> where = new TreeMap<>();
      found.forEach((field, one) -> where.put(field, one.where()));
      return where;
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
