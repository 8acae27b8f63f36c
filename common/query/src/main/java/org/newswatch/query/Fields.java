package org.newswatch.query;

import java.util.List;
import org.newswatch.contract.MentionType;

/** The names of an article document's fields, as dashboards and searches know them. */
public final class Fields {

  public static final String TIMESTAMP = "@timestamp";

  /** {@code publishedAt} or {@code firstSeenAt}: which of them {@link #TIMESTAMP} is. */
  public static final String TIMESTAMP_SOURCE = "timestampSource";

  public static final String ARTICLE_ID = "articleId";
  public static final String TITLE = "title";
  public static final String TEXT = "text";
  public static final String SUMMARY = "summary";
  public static final String KEY_TITLE = "keyTitle";
  public static final String KEY_TEXT = "keyText";

  /** The title as it is written, its words parted by spaces: with capitals and marks. */
  public static final String CASE_TITLE = "caseTitle";

  public static final String CASE_TEXT = "caseText";
  public static final String CASE_SUMMARY = "caseSummary";

  /** What the title's words are part of, word for word. */
  public static final String TYPE_TITLE = "typeTitle";

  public static final String TYPE_TEXT = "typeText";

  /** The languages whose words can be asked for in any form. */
  public static final List<String> STEMMED_LANGUAGES =
      List.of("de", "en", "es", "fr", "it", "nl", "pt", "ru");

  public static final String NAME_KEYS = "nameKeys";

  /** Every name of a person in the article, as {@link NameText#keyed} writes it. */
  public static final String PERSON_KEYS = "personKeys";

  public static final String ORGANIZATION_KEYS = "organizationKeys";
  public static final String PLACE_KEYS = "placeKeys";
  public static final String PERSONS = "persons";
  public static final String ORGANIZATIONS = "organizations";
  public static final String PLACES = "places";
  public static final String MISC = "misc";

  /** Those of the places that are countries. */
  public static final String COUNTRIES = "countries";

  /** Peoples, and what belongs to a country. */
  public static final String NATIONALITIES = "nationalities";

  /** Of which types names are in it, for dashboards. */
  public static final String ENTITY_TYPES = "entityTypes";

  public static final String ENTITY_IDS = "entityIds";

  /** Every spelling of every entity in the article. */
  public static final String ENTITY_NAMES = "entityNames";

  /** Every span of days that the article speaks of. */
  public static final String MENTIONED_DATES = "mentionedDates";

  /** Those of at most {@link #SHORT_SPAN_DAYS_MAX} days. */
  public static final String MENTIONED_SHORT_DATES = "mentionedShortDates";

  /** Each day of those, near the publication, for calendars. */
  public static final String MENTIONED_DAYS = "mentionedDays";

  public static final String PUBLISHED_AT = "publishedAt";
  public static final String MODIFIED_AT = "modifiedAt";
  public static final String FIRST_SEEN_AT = "firstSeenAt";

  /**
   * How long after its publication it was first seen; absent where that time is not plausible, and
   * for old articles that were brought in.
   */
  public static final String DELAY_SECONDS = "delaySeconds";

  public static final String FETCHED_AT = "fetchedAt";
  public static final String INDEXED_AT = "indexedAt";
  public static final String SOURCE = "source";
  public static final String SOURCE_ID = "source.id";
  public static final String SOURCE_NAME = "source.name";
  public static final String SOURCE_DOMAIN = "source.domain";
  public static final String SOURCE_COUNTRY = "source.country";
  public static final String URL = "url";
  public static final String CANONICAL_URL = "canonicalUrl";
  public static final String IMAGE_URL = "imageUrl";
  public static final String FILE = "file";
  public static final String BYLINE = "byline";
  public static final String SECTION = "section";
  public static final String TAGS = "tags";
  public static final String LANGUAGE = "language";
  public static final String REVISION = "revision";
  public static final String VERSION = "version";
  public static final String CHANGES = "changes";
  public static final String STORY_ID = "storyId";
  public static final String NEAR_DUPLICATE_OF = "nearDuplicateOf";

  /** Whether it is one: what dashboards fold copies by. */
  public static final String NEAR_DUPLICATE = "nearDuplicate";

  /** The share of the shorter of the two texts that stands in the other. */
  public static final String SIMILARITY = "similarity";

  /** What the revision changed; absent for the first. */
  public static final String REVISED = "revised";

  public static final String REVISED_TITLE_BEFORE = "revised.titleBefore";
  public static final String REVISED_TEXT_ADDED = "revised.textAdded";
  public static final String REVISED_TEXT_REMOVED = "revised.textRemoved";

  /** Labels; their ids stand in the same order beside them. */
  public static final String REVISED_ENTITIES_ADDED = "revised.entitiesAdded";

  public static final String REVISED_ENTITIES_REMOVED = "revised.entitiesRemoved";
  public static final String REVISED_ENTITY_IDS_ADDED = "revised.entityIdsAdded";
  public static final String REVISED_ENTITY_IDS_REMOVED = "revised.entityIdsRemoved";
  public static final String REVISED_DAYS_ADDED = "revised.daysAdded";
  public static final String REVISED_DAYS_REMOVED = "revised.daysRemoved";
  public static final String PIPELINE_VERSION = "pipelineVersion";
  public static final String PARTIAL = "partial";
  public static final String BACKFILL = "backfill";
  public static final String PAYWALLED = "paywalled";
  public static final String TEXT_TRUNCATED = "textTruncated";
  public static final String TEXT_CHARS = "textChars";

  /** Mentions, dates and entities as they were found: kept for the pages, not searchable. */
  public static final String ANNOTATIONS = "annotations";

  /** The article's record, as far as it stands in no other field: {@link KeptRecord}. */
  public static final String RECORD = "record";

  /** By which fields the document can be asked: {@link ArticleFields#MODEL} when it was written. */
  public static final String MODEL = "model";

  /** Days of a mention that one may still call "about a day"; the rule of {@code about:}. */
  public static final int SHORT_SPAN_DAYS_MAX = 31;

  private Fields() {}

  /** Where the labels of entities of a type stand, in articles, stories and entities. */
  public static String labels(MentionType type) {
    return switch (type) {
      case PERSON -> PERSONS;
      case ORGANIZATION -> ORGANIZATIONS;
      case LOCATION -> PLACES;
      case MISC -> MISC;
    };
  }

  /**
   * The same values in lower case, of {@link #SOURCE_ID}, {@link #SOURCE_NAME}, {@link
   * #SOURCE_DOMAIN}, {@link #SOURCE_COUNTRY}, {@link #SECTION}, {@link #TAGS} and {@link #BYLINE}.
   */
  public static String lower(String field) {
    return field + ".lower";
  }

  /** Title, summary and text of the articles in one of {@link #STEMMED_LANGUAGES}. */
  public static String stemmed(String language) {
    return "text_" + language;
  }
}
