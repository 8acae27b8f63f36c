package org.newswatch.query;

/** The names of a story document's fields, as dashboards and searches know them. */
public final class StoryFields {

  public static final String STORY_ID = "storyId";
  public static final String TITLE = "title";

  /** The article whose title that is. */
  public static final String TITLE_ARTICLE = "titleArticle";

  public static final String FIRST_SEEN = "firstSeen";

  /** What dashboards go by. */
  public static final String LAST_SEEN = "lastSeen";

  public static final String ARTICLES = "articles";

  /** How many of the articles are independent. */
  public static final String SOURCES = "sources";

  public static final String PERSONS = "persons";
  public static final String ORGANIZATIONS = "organizations";
  public static final String PLACES = "places";
  public static final String ENTITY_IDS = "entityIds";

  /** Of which types they are. */
  public static final String ENTITY_TYPES = "entityTypes";

  /** The labels of all of those, for words typed into a dashboard. */
  public static final String ENTITY_NAMES = "entityNames";

  /** The day that it is about. */
  public static final String DAY = "day";

  public static final String LANGUAGES = "languages";

  /** The story that it turned out to be; absent while it stands for itself. */
  public static final String MERGED_INTO = "mergedInto";

  public static final String VERSION = "version";
  public static final String INDEXED_AT = "indexedAt";

  /** Entities with their counts, and articles by the hour: kept, not searchable. */
  public static final String DETAILS = "details";

  private StoryFields() {}
}
