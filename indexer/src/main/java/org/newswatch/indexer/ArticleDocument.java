package org.newswatch.indexer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Fields;
import org.newswatch.query.KeptRecord;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An article as the document that the index template describes. */
public final class ArticleDocument {

  /** A day further than this from the publication is on no calendar. */
  private static final int CALENDAR_YEARS = 5;

  /** Days of one document; an article that names more is a table. */
  private static final int CALENDAR_DAYS_MAX = 2_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .changeDefaultPropertyInclusion(
              base -> base.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final EnrichedArticle enriched;
  private final RawArticle article;
  private final Annotation annotation;
  private final ArticleFields fields;
  private final ObjectNode document = JSON.createObjectNode();

  private ArticleDocument(EnrichedArticle enriched) {
    this.enriched = enriched;
    this.article = enriched.article();
    this.annotation = enriched.annotation();
    this.fields = ArticleFields.of(enriched);
  }

  /** The document's bytes, on one line. */
  public static byte[] of(EnrichedArticle enriched, Instant indexedAt) {
    return JSON.writeValueAsBytes(new ArticleDocument(enriched).build(indexedAt));
  }

  private ObjectNode build(Instant indexedAt) {
    times(indexedAt);
    content();
    days();
    provenance();
    ObjectNode record = KeptRecord.whole(enriched);
    ObjectNode annotations = document.putObject(Fields.ANNOTATIONS);
    annotations.set("mentions", record.path("annotation").path("mentions"));
    annotations.set("dates", record.path("annotation").path("dates"));
    annotations.set("entities", record.path("entities"));
    document.put(Fields.MODEL, ArticleFields.MODEL);
    document.set(Fields.RECORD, KeptRecord.rest(record, document));
    return document;
  }

  private void times(Instant indexedAt) {
    put(Fields.TIMESTAMP, fields.timestamp());
    document.put(Fields.TIMESTAMP_SOURCE, fields.timestampSource());
    put(Fields.PUBLISHED_AT, article.publishedAt());
    put(Fields.MODIFIED_AT, article.modifiedAt());
    put(Fields.FIRST_SEEN_AT, enriched.firstSeenAt());
    Instant published = article.publishedAt();
    if (published != null
        && !article.backfill()
        && fields.timestampSource().equals(Fields.PUBLISHED_AT)) {
      Duration delay = Duration.between(published, enriched.firstSeenAt());
      document.put(Fields.DELAY_SECONDS, Math.max(0, delay.toSeconds()));
    }
    put(Fields.FETCHED_AT, article.fetchedAt());
    put(Fields.INDEXED_AT, indexedAt);
  }

  private void content() {
    document.put(Fields.ARTICLE_ID, article.id().value());
    fields.texts().forEach(this::put);
    fields.terms().forEach(this::put);
    document.put(Fields.TEXT_CHARS, article.text().length());
    document.put(Fields.TEXT_TRUNCATED, article.textTruncated());
    put(Fields.IMAGE_URL, article.imageUrl());
    put(Fields.FILE, article.file());
    document.put(Fields.PAYWALLED, article.paywalled());
    ArrayNode types = document.putArray(Fields.ENTITY_TYPES);
    enriched.entities().stream()
        .map(entity -> entity.type().name().toLowerCase(Locale.ROOT))
        .distinct()
        .forEach(types::add);
    put(Fields.SOURCE + ".language", article.source().language());
  }

  private void days() {
    ArrayNode all = JSON.createArrayNode();
    ArrayNode brief = JSON.createArrayNode();
    Set<LocalDate> calendar = new TreeSet<>();
    Instant base = article.publishedAt();
    LocalDate published =
        (base != null && ArticleFields.isWritable(base) ? base : enriched.firstSeenAt())
            .atOffset(ZoneOffset.UTC)
            .toLocalDate();
    LocalDate earliest = published.minusYears(CALENDAR_YEARS);
    LocalDate latest = published.plusYears(CALENDAR_YEARS);
    for (ArticleFields.Days days : fields.spans()) {
      all.add(span(days));
      if (days.brief()) {
        brief.add(span(days));
        days.from()
            .datesUntil(days.to().plusDays(1))
            .filter(day -> !day.isBefore(earliest) && !day.isAfter(latest))
            .forEach(calendar::add);
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
    if (enriched.nearDuplicateOf() != null) {
      document.put(Fields.NEAR_DUPLICATE_OF, enriched.nearDuplicateOf().value());
    }
    document.put(Fields.NEAR_DUPLICATE, enriched.nearDuplicateOf() != null);
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

  private static ObjectNode span(ArticleFields.Days days) {
    return JSON.createObjectNode()
        .put("gte", days.from().toString())
        .put("lte", days.to().toString());
  }

  private void put(String field, @Nullable Instant time) {
    if (time != null && ArticleFields.isWritable(time)) {
      document.put(field, time.toString());
    }
  }

  private void put(String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      put(field, List.of(value));
    }
  }

  /** One value stands alone, several in an array; a dot in the name leads into an object. */
  private void put(String field, List<String> values) {
    int dot = field.indexOf('.');
    ObjectNode parent = dot < 0 ? document : document.withObjectProperty(field.substring(0, dot));
    String name = field.substring(dot + 1);
    if (values.size() == 1) {
      parent.put(name, values.getFirst());
    } else {
      ArrayNode array = parent.putArray(name);
      values.forEach(array::add);
    }
  }
}
