package org.newswatch.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the indices of one kind of document are called: one index a month, each with a write alias
 * of its own, all behind one read alias.
 */
public enum IndexNames {
  /** Each article as it is now. */
  ARTICLES("newswatch-articles"),
  /** Every revision of every article. */
  REVISIONS("newswatch-revisions");

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String FIRST_GENERATION = "-000001";

  private final String base;

  IndexNames(String base) {
    this.base = base;
  }

  /** What searches name. */
  public String readAlias() {
    return base;
  }

  /** What a document is written to, by the time its article was first seen. */
  public String writeAlias(Instant firstSeenAt) {
    return base + "-write-" + MONTH.format(firstSeenAt);
  }

  /** The first index behind that alias; a migration builds others beside it. */
  public String firstIndex(Instant firstSeenAt) {
    return base + "-" + MONTH.format(firstSeenAt) + FIRST_GENERATION;
  }

  /** The first index behind the write alias of this name. */
  public String firstIndexOf(String writeAlias) {
    String prefix = base + "-write-";
    if (!writeAlias.startsWith(prefix)) {
      throw new IllegalArgumentException("no write alias of " + base + ": " + writeAlias);
    }
    return base + "-" + writeAlias.substring(prefix.length()) + FIRST_GENERATION;
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
