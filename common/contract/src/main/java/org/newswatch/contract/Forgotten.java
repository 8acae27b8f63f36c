package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure; the value of {@link Topic#FORGOTTEN}, whose key is {@link #id}. It stays for ever, so
 * that nothing that is read again brings back what was erased; so of that it holds the id alone.
 *
 * @param id of the article or entity
 * @param by who asked for it
 * @param why in their own words, which should name nobody; null when they said no more
 */
public record Forgotten(String id, What what, Instant at, String by, @Nullable String why) {

  public Forgotten {
    Check.notBlank("id", id);
    Check.maxChars("id", id, Limits.LABEL_CHARS_MAX);
    Check.present("what", what);
    Check.inCalendar("at", at);
    Check.notBlank("by", by);
    Check.maxChars("by", by, Limits.LABEL_CHARS_MAX);
    Check.maxChars("why", why, Limits.TITLE_CHARS_MAX);
  }

  /** What kind of thing is erased. */
  public enum What {
    /** With its text, in all revisions. */
    @JsonProperty("article")
    ARTICLE,
    /** Whom or what articles name; their texts stay. */
    @JsonProperty("entity")
    ENTITY
  }
}
