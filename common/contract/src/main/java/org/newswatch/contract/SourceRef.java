package org.newswatch.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where an article comes from, as every article carries it.
 *
 * @param id the source's stable id: lower-case letters, digits, dots and hyphens
 * @param name what people call it
 * @param domain its registrable domain ({@code bbc.co.uk}); null for a source that is no site
 * @param country ISO 3166-1 alpha-2, upper case, when known
 * @param language BCP 47 primary language subtag, when the source declares one
 */
public record SourceRef(
    String id,
    String name,
    @Nullable String domain,
    @Nullable String country,
    @Nullable String language) {

  public SourceRef {
    Check.notBlank("source.id", id);
    Check.notBlank("source.name", name);
    Check.maxChars("source.id", id, Limits.LABEL_CHARS_MAX);
    Check.maxChars("source.name", name, Limits.LABEL_CHARS_MAX);
  }
}
