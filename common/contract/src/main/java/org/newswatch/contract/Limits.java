package org.newswatch.contract;

/** Bounds that every producer keeps and every consumer may rely on. */
public final class Limits {

  /** Characters (UTF-16 code units) of an article's text; longer text is cut and says so. */
  public static final int TEXT_CHARS_MAX = 200_000;

  /** Characters of a title, a summary line, a name of a section and the like. */
  public static final int TITLE_CHARS_MAX = 1_000;

  /** Characters of an article's summary. */
  public static final int SUMMARY_CHARS_MAX = 5_000;

  /**
   * Characters of a URL; what browsers and sitemaps agree on (RFC 9110, section 4.1 asks 8,000).
   */
  public static final int URL_CHARS_MAX = 8_000;

  /** Authors named in one article. */
  public static final int BYLINES_MAX = 50;

  /** Tags of one article. */
  public static final int TAGS_MAX = 100;

  /** Characters of one tag, author or section. */
  public static final int LABEL_CHARS_MAX = 300;

  /** Opt-outs of one page. */
  public static final int OPT_OUTS_MAX = 10;

  /** Mentions kept of one article. */
  public static final int MENTIONS_MAX = 5_000;

  /** Words kept of one article that may be names. */
  public static final int CANDIDATES_MAX = 500;

  /** Date mentions kept of one article. */
  public static final int DATES_MAX = 1_000;

  /** Spellings kept of one entity. */
  public static final int SPELLINGS_MAX = 24;

  /** Entities named with another that its record tells. */
  public static final int COMPANY_MAX = 10;

  /** Entities that the record of a story tells. */
  public static final int STORY_ENTITIES_MAX = 10;

  /** Hours for which a story's articles are counted apart: two weeks of them. */
  public static final int STORY_HOURS_MAX = 336;

  /** Languages kept of one story. */
  public static final int STORY_LANGUAGES_MAX = 20;

  /** Entries of each list of what a revision added or removed. */
  public static final int REVISION_ENTRIES_MAX = 50;

  /** Characters of a subscription's query. */
  public static final int QUERY_CHARS_MAX = 20_000;

  /** Channels of one subscription. */
  public static final int CHANNELS_MAX = 10;

  /** Entries of each filter of a subscription. */
  public static final int FILTER_ENTRIES_MAX = 500;

  /** Messages that a subscription may ask to have at most in an hour. */
  public static final int CAP_PER_HOUR_MAX = 240;

  /** Stories that one subscription mutes. */
  public static final int MUTED_STORIES_MAX = 500;

  /** Places kept at which one article matches a query. */
  public static final int MATCHES_MAX = 20;

  /** Entities and days kept that a query names and an article speaks of. */
  public static final int ASKED_MAX = 20;

  /** Snippets of one alert. */
  public static final int SNIPPETS_MAX = 3;

  /** Characters of one snippet. */
  public static final int SNIPPET_CHARS_MAX = 400;

  /** Characters of an article's beginning that alerts tell. */
  public static final int LEAD_CHARS_MAX = 500;

  /** Characters of a sentence that gives a reason. */
  public static final int WHY_CHARS_MAX = 3_000;

  /** Articles that an alert lists as held back. */
  public static final int HELD_MAX = 10;

  /** Alerts of one digest. */
  public static final int DIGEST_ALERTS_MAX = 100;

  /** Sources that one tally of articles tells apart. */
  public static final int TALLY_SOURCES_MAX = 5_000;

  /** Entries of what was asked of a job, and of what it counts. */
  public static final int JOB_ENTRIES_MAX = 50;

  /** Events kept of one job. */
  public static final int JOB_EVENTS_MAX = 50;

  /** Bytes of one encoded record: below the broker's megabyte, with room for headers. */
  public static final int RECORD_BYTES_MAX = 900_000;

  private Limits() {}
}
