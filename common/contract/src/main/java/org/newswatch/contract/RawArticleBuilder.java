package org.newswatch.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a {@link RawArticle}; text over its bound is cut, not refused. */
public final class RawArticleBuilder {

  private final ArticleId id;
  private final SourceRef source;
  private final String title;
  private final String text;
  private final Instant fetchedAt;
  private @Nullable String url;
  private @Nullable String canonicalUrl;
  private @Nullable Instant publishedAt;
  private @Nullable Instant modifiedAt;
  private @Nullable String language;
  private @Nullable String summary;
  private @Nullable String section;
  private @Nullable String imageUrl;
  private @Nullable String file;
  private @Nullable List<String> optOuts;
  private List<String> byline = List.of();
  private List<String> tags = List.of();
  private boolean paywalled;
  private boolean backfill;
  private final Map<String, Provenance> provenance = new TreeMap<>();

  RawArticleBuilder(ArticleId id, SourceRef source, String title, String text, Instant fetchedAt) {
    this.id = id;
    this.source = source;
    this.title = title;
    this.text = text;
    this.fetchedAt = fetchedAt;
  }

  public RawArticleBuilder url(@Nullable String url) {
    this.url = url;
    return this;
  }

  public RawArticleBuilder canonicalUrl(@Nullable String canonicalUrl) {
    this.canonicalUrl = canonicalUrl;
    return this;
  }

  public RawArticleBuilder publishedAt(@Nullable Instant publishedAt) {
    this.publishedAt = publishedAt;
    return this;
  }

  public RawArticleBuilder modifiedAt(@Nullable Instant modifiedAt) {
    this.modifiedAt = modifiedAt;
    return this;
  }

  public RawArticleBuilder language(@Nullable String language) {
    this.language = language;
    return this;
  }

  public RawArticleBuilder summary(@Nullable String summary) {
    this.summary = summary;
    return this;
  }

  public RawArticleBuilder section(@Nullable String section) {
    this.section = section;
    return this;
  }

  public RawArticleBuilder imageUrl(@Nullable String imageUrl) {
    this.imageUrl = imageUrl;
    return this;
  }

  public RawArticleBuilder file(@Nullable String file) {
    this.file = file;
    return this;
  }

  public RawArticleBuilder optOuts(@Nullable List<String> optOuts) {
    this.optOuts = optOuts;
    return this;
  }

  public RawArticleBuilder byline(List<String> byline) {
    this.byline = byline;
    return this;
  }

  public RawArticleBuilder tags(List<String> tags) {
    this.tags = tags;
    return this;
  }

  public RawArticleBuilder paywalled(boolean paywalled) {
    this.paywalled = paywalled;
    return this;
  }

  public RawArticleBuilder backfill(boolean backfill) {
    this.backfill = backfill;
    return this;
  }

  /** Says where a field's value was found; the field by its name in the record. */
  public RawArticleBuilder found(String field, Provenance where) {
    provenance.put(field, where);
    return this;
  }

  /**
   * The article.
   *
   * @throws IllegalArgumentException when a field breaks its bound; title and text are cut instead
   */
  public RawArticle build() {
    String keptTitle = Text.cut(title, Limits.TITLE_CHARS_MAX);
    String keptText = Text.cut(text, Limits.TEXT_CHARS_MAX);
    return new RawArticle(
        id,
        url,
        canonicalUrl,
        source,
        keptTitle,
        byline,
        publishedAt,
        modifiedAt,
        fetchedAt,
        RawArticle.contentHash(keptTitle, keptText),
        language,
        keptText,
        keptText.length() < text.length(),
        summary == null ? null : Text.cut(summary, Limits.SUMMARY_CHARS_MAX),
        section == null ? null : Text.cut(section, Limits.LABEL_CHARS_MAX),
        tags,
        imageUrl,
        paywalled,
        backfill,
        file,
        optOuts,
        provenance);
  }
}
