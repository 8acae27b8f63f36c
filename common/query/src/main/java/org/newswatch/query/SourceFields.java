package org.newswatch.query;

/** The names of the fields of a document about how a source does, as dashboards know them. */
public final class SourceFields {

  /** Of when it tells; of a removed source when it was removed. */
  public static final String TIMESTAMP = "@timestamp";

  public static final String SOURCE_ID = "source.id";

  /** What people call it; its id where nobody knows it any more. */
  public static final String SOURCE_NAME = "source.name";

  public static final String SOURCE_COUNTRY = "source.country";
  public static final String SOURCE_LANGUAGE = "source.language";
  public static final String SOURCE_KIND = "sourceKind";
  public static final String PAUSED = "paused";

  /** Whether it was removed: nothing else is then told of it. */
  public static final String REMOVED = "removed";

  public static final String ADDED_AT = "addedAt";

  /** From when on these count. */
  public static final String SINCE = "since";

  public static final String LOOKS = "looks";
  public static final String DISCOVERED = "discovered";
  public static final String FETCHED = "fetched";
  public static final String EXTRACTED = "extracted";

  /** Of the pages that were fetched; absent while there are none. */
  public static final String EXTRACTED_SHARE = "extractedShare";

  /** How many fetches gave nothing, for {@link #FAILED_REASONS}. */
  public static final String FAILED = "failed";

  public static final String FAILED_REASONS = "failedReasons";
  public static final String MEDIAN_TEXT_CHARS = "medianTextChars";

  /** Of its articles, how many do not say when they were published; absent without articles. */
  public static final String UNDATED_SHARE = "undatedShare";

  /** How many name no author. */
  public static final String UNSIGNED_SHARE = "unsignedShare";

  public static final String LAST_LOOK = "lastLook";
  public static final String LAST_SUCCESS = "lastSuccess";
  public static final String LAST_ARTICLE = "lastArticle";
  public static final String NEXT_LOOK = "nextLook";

  /** Since its last article, or since it is counted, at the time that the document tells of. */
  public static final String SILENCE_SECONDS = "silenceSeconds";

  public static final String LAST_FAILURE = "lastFailure";
  public static final String WARNINGS = "warnings";

  public static final String WARNING_COUNT = "warningCount";

  /** The first of the warnings, or {@code none}. */
  public static final String WORST_WARNING = "worstWarning";

  public static final String VERSION = "version";
  public static final String INDEXED_AT = "indexedAt";

  /** The whole record as it came: kept, not searchable. */
  public static final String RECORD = "record";

  private SourceFields() {}
}
