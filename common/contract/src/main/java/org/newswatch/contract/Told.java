package org.newswatch.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as alerts tell of it.
 *
 * @param version that of its record; grows with each record of the article
 * @param url where readers find it; null for an import that has none
 * @param language that of its text (BCP 47 primary subtag), when known
 * @param publishedAt when the publisher says it was published, as far as known
 * @param publishedFrom where that was found
 * @param firstSeenAt when it was first seen
 * @param lead how its text begins
 */
public record Told(
    ArticleId id,
    int revision,
    long version,
    String title,
    @Nullable String url,
    SourceRef source,
    @Nullable String language,
    @Nullable Instant publishedAt,
    @Nullable Provenance publishedFrom,
    Instant firstSeenAt,
    String lead) {

  /** Bits of a version below the milliseconds that it was given at. */
  private static final int VERSION_SHIFT = 8;

  public Told {
    Check.present("told.id", id);
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions are positive: " + version);
    }
    Check.notBlank("told.title", title);
    Check.maxChars("told.title", title, Limits.TITLE_CHARS_MAX);
    Check.maxChars("told.url", url, Limits.URL_CHARS_MAX);
    Check.present("told.source", source);
    Check.inCalendar("told.firstSeenAt", firstSeenAt);
    Check.present("told.lead", lead);
    Check.maxChars("told.lead", lead, Limits.LEAD_CHARS_MAX);
  }

  /** When this revision was taken up, by the clock of who gave it its version. */
  public Instant revisedAt() {
    return revisedAt(version);
  }

  /** When the revision of this version was taken up. */
  public static Instant revisedAt(long version) {
    return Instant.ofEpochMilli(version >> VERSION_SHIFT);
  }

  /** The least version of revisions that are taken up at this time. */
  public static long versionAt(Instant time) {
    return time.toEpochMilli() << VERSION_SHIFT;
  }

  /** What alerts tell of this article. */
  public static Told of(EnrichedArticle enriched) {
    RawArticle article = enriched.article();
    String detected = enriched.annotation().detectedLanguage();
    return new Told(
        article.id(),
        enriched.revision(),
        enriched.version(),
        article.title(),
        article.canonicalUrl() == null ? article.url() : article.canonicalUrl(),
        article.source(),
        detected == null ? article.language() : detected,
        article.publishedAt(),
        article.provenance().get("publishedAt"),
        enriched.firstSeenAt(),
        Text.cut(article.text(), Limits.LEAD_CHARS_MAX));
  }
}
