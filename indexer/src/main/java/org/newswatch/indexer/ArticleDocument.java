package org.newswatch.indexer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.query.Fields;
import org.newswatch.query.NameText;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An article as the document that the index template describes. */
final class ArticleDocument {

  /** A clock may run ahead by this much before its time of publication is disbelieved. */
  private static final Duration CLOCK_SKEW_MAX = Duration.ofHours(1);

  /** A day further than this from the publication is on no calendar. */
  private static final int CALENDAR_YEARS = 5;

  /** Days of one document; an article that names more is a table. */
  private static final int CALENDAR_DAYS_MAX = 2_000;

  private static final int YEAR_LEAST = 1;
  private static final int YEAR_MOST = 9_999;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .changeDefaultPropertyInclusion(
              base -> base.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final EnrichedArticle enriched;
  private final RawArticle article;
  private final Annotation annotation;
  private final ObjectNode document = JSON.createObjectNode();

  private ArticleDocument(EnrichedArticle enriched) {
    this.enriched = enriched;
    this.article = enriched.article();
    this.annotation = enriched.annotation();
  }

  /** The document's bytes, on one line. */
  static byte[] of(EnrichedArticle enriched, Instant indexedAt) {
    return JSON.writeValueAsBytes(new ArticleDocument(enriched).build(indexedAt));
  }

  private ObjectNode build(Instant indexedAt) {
    times(indexedAt);
    content();
    source();
    names();
    days();
    provenance();
    ObjectNode annotations = document.putObject(Fields.ANNOTATIONS);
    annotations.set("mentions", JSON.valueToTree(annotation.mentions()));
    annotations.set("dates", JSON.valueToTree(annotation.dates()));
    annotations.set("entities", JSON.valueToTree(enriched.entities()));
    return document;
  }

  private void times(Instant indexedAt) {
    Instant published = article.publishedAt();
    boolean plausible =
        published != null
            && isWritable(published)
            && !published.isAfter(enriched.firstSeenAt().plus(CLOCK_SKEW_MAX));
    put(Fields.TIMESTAMP, plausible ? published : enriched.firstSeenAt());
    document.put(Fields.TIMESTAMP_SOURCE, plausible ? Fields.PUBLISHED_AT : Fields.FIRST_SEEN_AT);
    put(Fields.PUBLISHED_AT, published);
    put(Fields.MODIFIED_AT, article.modifiedAt());
    put(Fields.FIRST_SEEN_AT, enriched.firstSeenAt());
    put(Fields.FETCHED_AT, article.fetchedAt());
    put(Fields.INDEXED_AT, indexedAt);
  }

  private void content() {
    document.put(Fields.ARTICLE_ID, article.id().value());
    document.put(Fields.TITLE, article.title());
    document.put(Fields.TEXT, article.text());
    put(Fields.SUMMARY, article.summary());
    document.put(Fields.KEY_TITLE, annotation.keyTitle());
    document.put(Fields.KEY_TEXT, annotation.keyText());
    document.put(Fields.TEXT_CHARS, article.text().length());
    document.put(Fields.TEXT_TRUNCATED, article.textTruncated());
    put(Fields.LANGUAGE, language());
    put(Fields.URL, article.url());
    put(Fields.CANONICAL_URL, article.canonicalUrl());
    put(Fields.IMAGE_URL, article.imageUrl());
    put(Fields.FILE, article.file());
    put(Fields.SECTION, article.section());
    put(Fields.BYLINE, article.byline());
    put(Fields.TAGS, article.tags());
    document.put(Fields.PAYWALLED, article.paywalled());
  }

  private void source() {
    SourceRef from = article.source();
    ObjectNode source = document.putObject(Fields.SOURCE);
    source.put("id", from.id()).put("name", from.name());
    if (from.domain() != null) {
      source.put("domain", from.domain());
    }
    if (from.country() != null) {
      source.put("country", from.country());
    }
    if (from.language() != null) {
      source.put("language", from.language());
    }
  }

  private void names() {
    put(Fields.NAME_KEYS, annotation.nameKeys());
    for (MentionType type : MentionType.values()) {
      List<String> labels =
          enriched.entities().stream()
              .filter(entity -> entity.type() == type)
              .map(EntityRef::label)
              .distinct()
              .toList();
      Set<String> keys = new LinkedHashSet<>();
      labels.forEach(label -> keys.add(NameText.keyed(label)));
      for (Mention mention : annotation.mentions()) {
        if (mention.type() == type) {
          keys.add(NameText.keyed(mention.head()));
          keys.add(NameText.keyed(mention.surface()));
        }
      }
      keys.remove("");
      switch (type) {
        case PERSON -> put(Fields.PERSONS, labels, Fields.PERSON_KEYS, keys);
        case ORGANIZATION -> put(Fields.ORGANIZATIONS, labels, Fields.ORGANIZATION_KEYS, keys);
        case LOCATION -> put(Fields.PLACES, labels, Fields.PLACE_KEYS, keys);
        case MISC -> put(Fields.MISC, labels);
      }
    }
    put(Fields.COUNTRIES, labels(MentionKind.COUNTRY));
    put(Fields.NATIONALITIES, labels(MentionKind.NATIONALITY));
    put(Fields.ENTITY_IDS, enriched.entities().stream().map(EntityRef::id).distinct().toList());
    Set<String> spellings = new LinkedHashSet<>();
    for (EntityRef entity : enriched.entities()) {
      spellings.add(entity.label());
      spellings.addAll(entity.names());
    }
    for (Mention mention : annotation.mentions()) {
      spellings.add(mention.head());
      spellings.add(mention.surface());
    }
    put(Fields.ENTITY_NAMES, spellings);
  }

  private List<String> labels(MentionKind kind) {
    return enriched.entities().stream()
        .filter(entity -> entity.kind() == kind)
        .map(EntityRef::label)
        .distinct()
        .toList();
  }

  private void days() {
    ArrayNode all = JSON.createArrayNode();
    ArrayNode brief = JSON.createArrayNode();
    Set<LocalDate> calendar = new TreeSet<>();
    Instant base = article.publishedAt();
    LocalDate published =
        (base != null && isWritable(base) ? base : enriched.firstSeenAt())
            .atOffset(ZoneOffset.UTC)
            .toLocalDate();
    LocalDate earliest = published.minusYears(CALENDAR_YEARS);
    LocalDate latest = published.plusYears(CALENDAR_YEARS);
    Set<String> seen = new LinkedHashSet<>();
    for (DateMention mention : annotation.dates()) {
      LocalDate from = mention.from();
      LocalDate to = mention.to();
      if (from == null || to == null || !isWritable(from) || !isWritable(to)) {
        continue;
      }
      boolean isBrief = from.plusDays(Fields.SHORT_SPAN_DAYS_MAX).isAfter(to);
      if (isBrief) {
        from.datesUntil(to.plusDays(1))
            .filter(day -> !day.isBefore(earliest) && !day.isAfter(latest))
            .forEach(calendar::add);
      }
      if (seen.add(from + "/" + to)) {
        all.add(span(from, to));
        if (isBrief) {
          brief.add(span(from, to));
        }
      }
    }
    document.set(Fields.MENTIONED_DATES, all);
    document.set(Fields.MENTIONED_SHORT_DATES, brief);
    put(
        Fields.MENTIONED_DAYS,
        calendar.stream().limit(CALENDAR_DAYS_MAX).map(LocalDate::toString).toList());
  }

  private void provenance() {
    document.put(Fields.REVISION, enriched.revision());
    document.put(Fields.VERSION, enriched.version());
    document.set(Fields.CHANGES, JSON.valueToTree(enriched.changes()));
    put(Fields.STORY_ID, enriched.storyId());
    if (enriched.nearDuplicateOf() != null) {
      document.put(Fields.NEAR_DUPLICATE_OF, enriched.nearDuplicateOf().value());
    }
    if (enriched.similarity() != null) {
      document.put(Fields.SIMILARITY, enriched.similarity());
    }
    if (enriched.revised() != null) {
      document.set(Fields.REVISED, RevisedFields.of(enriched.revised()));
    }
    document.put(Fields.PIPELINE_VERSION, annotation.pipelineVersion());
    document.put(Fields.PARTIAL, annotation.partial());
    document.put(Fields.BACKFILL, article.backfill());
  }

  /** What the text is in, as far as anyone knows: read from it, or declared. */
  private @Nullable String language() {
    if (annotation.detectedLanguage() != null) {
      return annotation.detectedLanguage();
    }
    return article.language() != null ? article.language() : article.source().language();
  }

  private static ObjectNode span(LocalDate from, LocalDate to) {
    return JSON.createObjectNode().put("gte", from.toString()).put("lte", to.toString());
  }

  private void put(String field, @Nullable Instant time) {
    if (time != null && isWritable(time)) {
      document.put(field, time.toString());
    }
  }

  private void put(String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      document.put(field, value);
    }
  }

  private void put(String field, Collection<String> values) {
    ArrayNode array = document.putArray(field);
    values.forEach(array::add);
  }

  private void put(
      String field, Collection<String> values, String otherField, Collection<String> others) {
    put(field, values);
    put(otherField, others);
  }

  /** Whether the index's date formats, which have four digits for the year, can say it. */
  static boolean isWritable(LocalDate day) {
    return day.getYear() >= YEAR_LEAST && day.getYear() <= YEAR_MOST;
  }

  static boolean isWritable(Instant time) {
    // Beyond some 10^9 years an Instant has no calendar day; these bounds are far inside.
    return time.isAfter(Instant.parse("0001-01-02T00:00:00Z"))
        && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
  }
}
