package org.newswatch.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;

/**
 * What queries can ask of one article, field by field: the same values for the search index and for
 * the matching of alerts. Names of fields are those of {@link Fields}; a field without a value is
 * not there.
 *
 * @param texts fields that are cut into words, each with its values in order; no phrase goes from
 *     one value into the next
 * @param terms fields that are compared as a whole, each with its values in order
 * @param timestamp when it appeared, as far as that is plausible
 * @param timestampSource the field that the timestamp comes from
 * @param spans the spans of days that it speaks of, each once
 */
public record ArticleFields(
    Map<String, List<String>> texts,
    Map<String, List<String>> terms,
    Instant timestamp,
    String timestampSource,
    List<Days> spans) {

  /** Grows whenever queries ask documents for what earlier ones lack. */
  public static final int MODEL = 3;

  /** A clock may run ahead by this much before its time of publication is disbelieved. */
  private static final Duration CLOCK_SKEW_MAX = Duration.ofHours(1);

  private static final int YEAR_LEAST = 1;
  private static final int YEAR_MOST = 9_999;

  // Beyond some 10^9 years an Instant has no calendar day; these bounds are far inside.
  private static final Instant TIME_LEAST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant TIME_END = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * Days that an article speaks of in one breath, both inclusive, of years with four digits.
   *
   * @param brief whether they are at most {@link Fields#SHORT_SPAN_DAYS_MAX}
   */
  public record Days(LocalDate from, LocalDate to, boolean brief) {}

  /** Those of an article. */
  public static ArticleFields of(EnrichedArticle enriched) {
    return new Builder(enriched).build();
  }

  /** Whether the index's date formats, which have four digits for the year, can say it. */
  public static boolean isWritable(LocalDate day) {
    return day.getYear() >= YEAR_LEAST && day.getYear() <= YEAR_MOST;
  }

  /** The same for a moment. */
  public static boolean isWritable(Instant time) {
    return time.isAfter(TIME_LEAST) && time.isBefore(TIME_END);
  }

  private static final class Builder {
    private final EnrichedArticle enriched;
    private final RawArticle article;
    private final Annotation annotation;
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, List<String>> terms = new LinkedHashMap<>();

    Builder(EnrichedArticle enriched) {
      this.enriched = enriched;
      this.article = enriched.article();
      this.annotation = enriched.annotation();
    }

    ArticleFields build() {
      content();
      about();
      for (MentionType type : MentionType.values()) {
        names(type);
      }
      entities();
      Instant published = article.publishedAt();
      boolean plausible =
          published != null
              && isWritable(published)
              && !published.isAfter(enriched.firstSeenAt().plus(CLOCK_SKEW_MAX));
      return new ArticleFields(
          texts,
          terms,
          plausible && published != null ? published : enriched.firstSeenAt(),
          plausible ? Fields.PUBLISHED_AT : Fields.FIRST_SEEN_AT,
          spans());
    }

    private void content() {
      String summary = article.summary() == null ? "" : article.summary();
      text(Fields.TITLE, article.title());
      text(Fields.TEXT, article.text());
      text(Fields.SUMMARY, summary);
      text(Fields.KEY_TITLE, annotation.keyTitle());
      text(Fields.KEY_TEXT, annotation.keyText());
      text(Fields.CASE_SUMMARY, TextTokens.spaced(summary));
      words(Field.TITLE, article.title(), Fields.CASE_TITLE, Fields.TYPE_TITLE);
      words(Field.TEXT, article.text(), Fields.CASE_TEXT, Fields.TYPE_TEXT);
      String language = language();
      if (language != null) {
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        terms(Fields.LANGUAGE, List.of(primary));
        if (Fields.STEMMED_LANGUAGES.contains(primary)) {
          texts(Fields.stemmed(primary), List.of(article.title(), summary, article.text()));
        }
      }
    }

    /** What comes of the words as they are written, for which the text is cut once. */
    private void words(Field field, String text, String cased, String typed) {
      List<TextTokens.Word> words = TextTokens.of(text);
      text(cased, TextTokens.spaced(words));
      text(typed, TypedText.of(words, field, annotation.mentions()));
    }

    private void about() {
      SourceRef source = article.source();
      term(Fields.SOURCE_ID, source.id());
      term(Fields.SOURCE_NAME, source.name());
      term(Fields.SOURCE_DOMAIN, source.domain());
      term(Fields.SOURCE_COUNTRY, source.country());
      term(Fields.URL, article.url());
      term(Fields.CANONICAL_URL, article.canonicalUrl());
      term(Fields.SECTION, article.section());
      terms(Fields.BYLINE, article.byline());
      terms(Fields.TAGS, article.tags());
      term(Fields.STORY_ID, enriched.storyId());
    }

    private void names(MentionType type) {
      List<String> labels =
          enriched.entities().stream()
              .filter(entity -> entity.type() == type)
              .map(EntityRef::label)
              .distinct()
              .toList();
      // Most names occur several times, and a key takes its time: each is made once.
      Set<String> written = new LinkedHashSet<>(labels);
      for (Mention mention : annotation.mentions()) {
        if (mention.type() == type) {
          written.add(mention.head());
          written.add(mention.surface());
        }
      }
      Set<String> keys = new LinkedHashSet<>();
      written.forEach(name -> keys.add(NameText.keyed(name)));
      keys.remove("");
      switch (type) {
        case PERSON -> names(Fields.PERSONS, labels, Fields.PERSON_KEYS, keys);
        case ORGANIZATION -> names(Fields.ORGANIZATIONS, labels, Fields.ORGANIZATION_KEYS, keys);
        case LOCATION -> names(Fields.PLACES, labels, Fields.PLACE_KEYS, keys);
        case MISC -> terms(Fields.MISC, labels);
      }
    }

    private void names(String labelled, List<String> labels, String keyed, Set<String> keys) {
      terms(labelled, labels);
      texts(keyed, keys);
    }

    private void entities() {
      terms(Fields.NAME_KEYS, annotation.nameKeys());
      terms(Fields.COUNTRIES, labels(MentionKind.COUNTRY));
      terms(Fields.NATIONALITIES, labels(MentionKind.NATIONALITY));
      terms(Fields.ENTITY_IDS, enriched.entities().stream().map(EntityRef::id).distinct().toList());
      Set<String> spellings = new LinkedHashSet<>();
      for (EntityRef entity : enriched.entities()) {
        spellings.add(entity.label());
        spellings.addAll(entity.names());
      }
      for (Mention mention : annotation.mentions()) {
        spellings.add(mention.head());
        spellings.add(mention.surface());
      }
      texts(Fields.ENTITY_NAMES, spellings);
    }

    private List<String> labels(MentionKind kind) {
      return enriched.entities().stream()
          .filter(entity -> entity.kind() == kind)
          .map(EntityRef::label)
          .distinct()
          .toList();
    }

    private List<Days> spans() {
      Set<Days> spans = new LinkedHashSet<>();
      for (DateMention mention : annotation.dates()) {
        LocalDate from = mention.from();
        LocalDate to = mention.to();
        if (from != null && to != null && isWritable(from) && isWritable(to)) {
          spans.add(new Days(from, to, from.plusDays(Fields.SHORT_SPAN_DAYS_MAX).isAfter(to)));
        }
      }
      return List.copyOf(spans);
    }

    /** What the text is in, as far as anyone knows: read from it, or declared. */
    private @Nullable String language() {
      if (annotation.detectedLanguage() != null) {
        return annotation.detectedLanguage();
      }
      return article.language() != null ? article.language() : article.source().language();
    }

    private void text(String field, String value) {
      texts(field, List.of(value));
    }

    private void texts(String field, Collection<String> values) {
      add(texts, field, values);
    }

    private void term(String field, @Nullable String value) {
      if (value != null) {
        terms(field, List.of(value));
      }
    }

    private void terms(String field, Collection<String> values) {
      add(terms, field, values);
    }

    private static void add(
        Map<String, List<String>> fields, String field, Collection<String> values) {
      List<String> full = values.stream().filter(value -> !value.isBlank()).toList();
      if (!full.isEmpty()) {
        fields.put(field, full);
      }
    }
  }
}
