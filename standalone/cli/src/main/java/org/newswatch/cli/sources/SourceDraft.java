package org.newswatch.cli.sources;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;
import org.newswatch.contract.Text;
import org.newswatch.crawler.preview.SourcePreview;
import org.newswatch.crawler.sources.SourceIds;

/** What an operator says of a new source; the rest comes from a look at it. */
public record SourceDraft(
    @Nullable String id,
    @Nullable String name,
    @Nullable String country,
    @Nullable String language) {

  /** Fails with a sentence for the operator. */
  public SourceDraft {
    if (id != null && !id.matches(SourceIds.FORM)) {
      throw new IllegalArgumentException(
          "an id has lower-case letters, digits, dots and hyphens, not: " + id);
    }
    if (country != null && !country.matches("[A-Za-z]{2}")) {
      throw new IllegalArgumentException("a country has two letters, as GB, not: " + country);
    }
    if (language != null && !language.matches("[A-Za-z]{2,3}")) {
      throw new IllegalArgumentException("a language has two letters, as en, not: " + language);
    }
    country = country == null ? null : country.toUpperCase(Locale.ROOT);
    language = language == null ? null : language.toLowerCase(Locale.ROOT);
  }

  /** The source that nobody has looked at. */
  public Source source(Kind kind, String address, List<Source> known, Instant now) {
    Set<String> taken = new HashSet<>();
    known.forEach(source -> taken.add(source.id()));
    String own = id == null ? SourceIds.of(kind, address, taken) : id;
    String called = name == null || name.isBlank() ? own : Terminal.line(name);
    return new Source(
        own,
        Text.cut(called, Limits.LABEL_CHARS_MAX),
        kind,
        address,
        country,
        language,
        Source.Origin.COMMAND,
        false,
        now);
  }

  /**
   * The source that a look found.
   *
   * @param seen one that is {@link SourcePreview#usable()}
   */
  public Source source(SourcePreview seen, List<Source> known, Instant now) {
    Kind kind = Objects.requireNonNull(seen.kind(), "a preview that is usable has a kind");
    return new SourceDraft(
            id,
            name == null ? seen.title() : name,
            country,
            language == null ? languageOf(seen) : language)
        .source(kind, seen.address(), known, now);
  }

  /** What it declares, else what all of its articles declare. */
  private static @Nullable String languageOf(SourcePreview seen) {
    if (seen.language() != null) {
      return seen.language();
    }
    Set<String> languages = new HashSet<>();
    for (SourcePreview.Article article : seen.articles()) {
      RawArticle raw = article.article();
      String language = raw == null ? null : raw.language();
      languages.add(language == null ? "" : language);
    }
    String only = languages.size() == 1 ? languages.iterator().next() : "";
    return only.matches("[A-Za-z]{2,3}") ? only : null;
  }

  /** What is said when it was added. */
  public static String added(Source source) {
    String kind = source.kind().name().toLowerCase(Locale.ROOT);
    return "Added %s: %s (%s) %s"
        .formatted(
            source.id(), Terminal.cut(source.name(), 60), kind, Terminal.line(source.address()));
  }
}
