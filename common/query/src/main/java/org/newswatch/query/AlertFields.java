package org.newswatch.query;

import java.util.Locale;

/**
 * The names of the fields of the alerts' index, as dashboards and searches know them. It holds two
 * kinds of documents, so that the share of alerts that readers found relevant is a ratio of two
 * counts: each alert, and what each reader thinks of one.
 */
public final class AlertFields {

  /** When it was told, or judged. */
  public static final String TIMESTAMP = "@timestamp";

  /** {@link Kind#word}. */
  public static final String KIND = "kind";

  public static final String ALERT_ID = "alertId";
  public static final String SUBSCRIPTION_ID = "subscriptionId";

  /** What its owner calls it; of feedback its id where nobody knows it any more. */
  public static final String SUBSCRIPTION_NAME = "subscriptionName";

  public static final String SUBSCRIPTION_VERSION = "subscriptionVersion";
  public static final String REASON = "reason";
  public static final String WHY = "why";
  public static final String TITLE = "title";
  public static final String STORY_ID = "storyId";
  public static final String ORDINAL = "ordinal";
  public static final String ARTICLES = "articles";

  /** How many of the articles are independent. */
  public static final String SOURCES = "sources";

  /** How many articles were held back since the story's last alert. */
  public static final String HELD_COUNT = "heldCount";

  /** Whether it goes out with others and not by itself. */
  public static final String DIGESTED = "digested";

  public static final String ARTICLE_ID = "articleId";
  public static final String URL = "url";
  public static final String LANGUAGE = "language";
  public static final String SOURCE_ID = "source.id";
  public static final String SOURCE_NAME = "source.name";
  public static final String PUBLISHED_AT = "publishedAt";
  public static final String FIRST_SEEN_AT = "firstSeenAt";

  /** From when its article was taken up as it is until it was told. */
  public static final String TELL_SECONDS = "tellSeconds";

  public static final String SURGE_COUNT = "surgeCount";
  public static final String SURGE_USUAL = "surgeUsual";
  public static final String QUIET_SINCE = "quietSince";
  public static final String QUIET_HEARD = "quietHeard";

  /** Only of feedback, as are the next two. */
  public static final String VERDICT = "verdict";

  public static final String BY = "by";
  public static final String NOTE = "note";
  public static final String VERSION = "version";
  public static final String INDEXED_AT = "indexedAt";

  /** The whole record as it came: kept, not searchable. */
  public static final String RECORD = "record";

  private AlertFields() {}

  /** What a document is. */
  public enum Kind {
    ALERT,
    FEEDBACK;

    /** As documents say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
