package org.newswatch.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An article as fetched and cleaned; the value of {@link Topic#ARTICLES_RAW} and {@link
 * Topic#ARTICLES_BACKFILL}, whose key is {@link #id}.
 *
 * @param url where it was fetched; null for an import that has none
 * @param canonicalUrl what the page says its address is, believed only on its own domain
 * @param publishedAt when the publisher says it was published; may be absent, may be wrong
 * @param modifiedAt when the publisher says it was last changed
 * @param fetchedAt when the crawler or the import read it
 * @param contentHash hash of title and text: two fetches with the same hash are the same revision
 * @param language the language that the page declares (BCP 47 primary subtag)
 * @param text paragraphs separated by one empty line; at most {@link Limits#TEXT_CHARS_MAX}
 * @param textTruncated whether the text was cut to that bound
 * @param backfill whether it came by an import of old articles: never alerts
 * @param file the file it was imported from, relative to the import; null when it was fetched
 * @param optOuts what its page asks machines not to do ({@code noindex}, {@code noai}, {@code
 *     tdm-reservation}), where the settings have it published all the same; null when nothing
 * @param provenance for each field found: where
 */
public record RawArticle(
    ArticleId id,
    @Nullable String url,
    @Nullable String canonicalUrl,
    SourceRef source,
    String title,
    List<String> byline,
    @Nullable Instant publishedAt,
    @Nullable Instant modifiedAt,
    Instant fetchedAt,
    String contentHash,
    @Nullable String language,
    String text,
    boolean textTruncated,
    @Nullable String summary,
    @Nullable String section,
    List<String> tags,
    @Nullable String imageUrl,
    boolean paywalled,
    boolean backfill,
    @Nullable String file,
    @Nullable List<String> optOuts,
    Map<String, Provenance> provenance) {

  public RawArticle {
    Check.present("id", id);
    Check.present("source", source);
    Check.inCalendar("fetchedAt", fetchedAt);
    Check.notBlank("title", title);
    Check.maxChars("title", title, Limits.TITLE_CHARS_MAX);
    Check.notBlank("text", text);
    Check.maxChars("text", text, Limits.TEXT_CHARS_MAX);
    Check.maxChars("url", url, Limits.URL_CHARS_MAX);
    Check.maxChars("canonicalUrl", canonicalUrl, Limits.URL_CHARS_MAX);
    Check.maxChars("imageUrl", imageUrl, Limits.URL_CHARS_MAX);
    Check.maxChars("summary", summary, Limits.SUMMARY_CHARS_MAX);
    Check.maxChars("section", section, Limits.LABEL_CHARS_MAX);
    Check.maxChars("file", file, Limits.URL_CHARS_MAX);
    Check.notBlank("contentHash", contentHash);
    Check.maxChars("contentHash", contentHash, Limits.LABEL_CHARS_MAX);
    byline = Check.copy("byline", byline, Limits.BYLINES_MAX);
    tags = Check.copy("tags", tags, Limits.TAGS_MAX);
    optOuts =
        optOuts == null || optOuts.isEmpty()
            ? null
            : Check.copy("optOuts", optOuts, Limits.OPT_OUTS_MAX);
    // Sorted: the same article must give the same bytes.
    provenance =
        java.util.Collections.unmodifiableMap(
            new TreeMap<>(Check.present("provenance", provenance)));
  }

  /** Whether one of these is the article's id, or that of an article at one of its addresses. */
  public boolean goesBy(Predicate<String> ids) {
    return ids.test(id.value()) || isAt(url, ids) || isAt(canonicalUrl, ids);
  }

  private static boolean isAt(@Nullable String url, Predicate<String> ids) {
    return url != null && ids.test(ArticleId.ofUrl(url).value());
  }

  /** The hash by which two fetches of one article are told apart. */
  public static String contentHash(String title, String text) {
    return ArticleId.hash("content", title, text);
  }

  /** A builder whose optional fields are absent or empty until set. */
  public static RawArticleBuilder builder(
      ArticleId id, SourceRef source, String title, String text, Instant fetchedAt) {
    return new RawArticleBuilder(id, source, title, text, fetchedAt);
  }

  /** A builder that starts from this article. */
  public RawArticleBuilder toBuilder() {
    RawArticleBuilder builder =
        new RawArticleBuilder(id, source, title, text, fetchedAt)
            .url(url)
            .canonicalUrl(canonicalUrl)
            .byline(byline)
            .publishedAt(publishedAt)
            .modifiedAt(modifiedAt)
            .language(language)
            .summary(summary)
            .section(section)
            .tags(tags)
            .imageUrl(imageUrl)
            .paywalled(paywalled)
            .backfill(backfill)
            .file(file)
            .optOuts(optOuts);
    provenance.forEach(builder::found);
    return builder;
  }
}
