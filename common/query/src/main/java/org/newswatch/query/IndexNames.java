package org.newswatch.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.newswatch.contract.ArticleId;

/**
 * What the indices of one kind of document are called. Articles have one index a month, each with a
 * write alias of its own; stories and entities, which go on for longer than a month and whose first
 * article may be found last, have one for all, and so has what is rare and changes: alerts with
 * their feedback, deliveries, sources. One read alias stands for all of a kind.
 */
public enum IndexNames {
  /** Each article as it is now. */
  ARTICLES("newswatch-articles", "article-template.json", true),
  /** Every revision of every article. */
  REVISIONS("newswatch-revisions", "article-template.json", true),
  /** Each story as it is now, also those that turned out to be others. */
  STORIES("newswatch-stories", "story-template.json", false),
  /** Each entity as it is now, also those that turned out to be others. */
  ENTITIES("newswatch-entities", "entity-template.json", false),
  /** What subscriptions told, and what readers think of it. */
  ALERTS("newswatch-alerts", "alert-template.json", false),
  /** How each message does on each channel. */
  DELIVERIES("newswatch-deliveries", "delivery-template.json", false),
  /** How each source does now, also those that were removed. */
  SOURCES("newswatch-source-health", "source-template.json", false);

  /** As which group the indexer reads topics: what it has committed is in the indices. */
  public static final String WRITER_GROUP = "newswatch-indexer";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String WRITE = "-write";
  private static final String FIRST_GENERATION = "-000001";

  private final String base;
  private final String template;
  private final boolean monthly;

  IndexNames(String base, String template, boolean monthly) {
    this.base = base;
    this.template = template;
    this.monthly = monthly;
  }

  /** What searches name. */
  public String readAlias() {
    return base;
  }

  /**
   * What a document is written to.
   *
   * @param firstSeenAt when its article was first seen; says nothing where there is one for all
   */
  public String writeAlias(Instant firstSeenAt) {
    return base + WRITE + (monthly ? "-" + MONTH.format(firstSeenAt) : "");
  }

  /** The id of the document that holds this revision of an article. */
  public static String revisionId(ArticleId article, int revision) {
    return article.value() + "-" + revision;
  }

  /** The first index behind that alias; a migration builds others beside it. */
  public String firstIndex(Instant firstSeenAt) {
    return firstIndexOf(writeAlias(firstSeenAt));
  }

  /** The first index behind the write alias of this name. */
  public String firstIndexOf(String writeAlias) {
    if (!writeAlias.startsWith(base + WRITE)) {
      throw new IllegalArgumentException("no write alias of " + base + ": " + writeAlias);
    }
    return base + writeAlias.substring((base + WRITE).length()) + FIRST_GENERATION;
  }

  /** Whether there is an index a month, so that what is old goes with its index. */
  public boolean isMonthly() {
    return monthly;
  }

  /** The resource that says how its documents are indexed. */
  String template() {
    return template;
  }

  /** The index template's name. */
  public String templateName() {
    return base;
  }

  /** Which indices the template is for. */
  public String pattern() {
    return base + "-*";
  }
}
