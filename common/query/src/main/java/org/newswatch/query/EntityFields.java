package org.newswatch.query;

/** The names of an entity document's fields, as suggestions and dashboards know them. */
public final class EntityFields {

  public static final String ENTITY_ID = "entityId";
  public static final String TYPE = "type";

  /** What more is known than the type; absent when nothing is. */
  public static final String KIND = "kind";

  public static final String LABEL = "label";

  /** The spellings as they are written, the most frequent first. */
  public static final String NAMES = "names";

  /** The same, whole, to be counted. */
  public static final String SPELLINGS = "spellings";

  /**
   * The id and the type once more, as articles call them; so is the label, in {@link
   * Fields#labels}. One filter holds for both.
   */
  public static final String ENTITY_IDS = "entityIds";

  public static final String ENTITY_TYPES = "entityTypes";

  /** What somebody who types one of the names may begin with: {@link NameBeginnings#of}. */
  public static final String BEGINNINGS = "beginnings";

  /** The keys of all words of its names. */
  public static final String NAME_KEYS = "nameKeys";

  public static final String FIRST_SEEN = "firstSeen";

  /** What dashboards go by. */
  public static final String LAST_SEEN = "lastSeen";

  public static final String ARTICLES = "articles";

  /** The ids of the entities that it is named with most. */
  public static final String COMPANY = "company";

  /** The entity that it turned out to be; absent while it stands for itself. */
  public static final String MERGED_INTO = "mergedInto";

  /** The decision that said so, or that articles did; absent while it stands for itself. */
  public static final String MERGED_BY = "mergedBy";

  public static final String VERSION = "version";
  public static final String INDEXED_AT = "indexedAt";

  private EntityFields() {}
}
