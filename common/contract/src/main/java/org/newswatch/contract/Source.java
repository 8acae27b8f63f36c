package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked at again and again for articles; the value of {@link Topic#SOURCES},
 * whose key is {@link #id}. A source that was removed is a record without a value.
 *
 * @param id stable: lower-case letters, digits, dots and hyphens; articles carry it
 * @param name what people call it
 * @param kind what its address leads to
 * @param address an http or https address in its one spelling; the path of a folder for {@link
 *     Kind#FOLDER}
 * @param country ISO 3166-1 alpha-2, upper case, when known
 * @param language BCP 47 primary language subtag, when known
 * @param origin who added it
 * @param paused whether it is left alone until somebody resumes it
 * @param addedAt when it was added first
 */
public record Source(
    String id,
    String name,
    Kind kind,
    String address,
    @Nullable String country,
    @Nullable String language,
    Origin origin,
    boolean paused,
    Instant addedAt) {

  public Source {
    Check.notBlank("id", id);
    Check.notBlank("name", name);
    Check.maxChars("id", id, Limits.LABEL_CHARS_MAX);
    Check.maxChars("name", name, Limits.LABEL_CHARS_MAX);
    Check.present("kind", kind);
    Check.notBlank("address", address);
    Check.maxChars("address", address, Limits.URL_CHARS_MAX);
    Check.present("origin", origin);
    Check.present("addedAt", addedAt);
  }

  /** What a source's address leads to. */
  public enum Kind {
    /** RSS, RDF, Atom or JSON Feed. */
    @JsonProperty("feed")
    FEED,
    /** A sitemap, an index of sitemaps, or a news sitemap. */
    @JsonProperty("sitemap")
    SITEMAP,
    /** A page that lists articles, of a site without feeds. */
    @JsonProperty("listing")
    LISTING,
    /** One article page. */
    @JsonProperty("page")
    PAGE,
    /** A folder of the machine that the crawler runs on: pages, texts, WARC files. */
    @JsonProperty("folder")
    FOLDER
  }

  /** Who added a source, and so who may remove it. */
  public enum Origin {
    /**
     * The configuration file: it comes back at every start, and goes when it is taken out there.
     */
    @JsonProperty("configuration")
    CONFIGURATION,
    /** {@code newswatch sources add} or {@code import}. */
    @JsonProperty("command")
    COMMAND
  }

  /**
   * How its articles refer to it.
   *
   * @param domain its registrable domain; null for a folder
   */
  public SourceRef ref(@Nullable String domain) {
    return new SourceRef(id, name, domain, country, language);
  }

  /** The same, paused or not. */
  public Source paused(boolean nowPaused) {
    return new Source(id, name, kind, address, country, language, origin, nowPaused, addedAt);
  }
}
