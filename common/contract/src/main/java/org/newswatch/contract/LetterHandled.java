package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person did about a dead letter; the value of {@link Topic#LETTERS_HANDLED}, whose key is
 * {@link #letter}. The last word counts.
 *
 * @param letter the service and where its letter stands, as {@code indexer-0-17}
 * @param diedAt when the letter was given up: another one may stand there once its topic was made
 *     anew
 * @param by who did it
 * @param why in their own words; null when they said no more
 */
public record LetterHandled(
    String letter, Instant diedAt, How how, Instant at, String by, @Nullable String why) {

  public LetterHandled {
    Check.notBlank("letter", letter);
    Check.maxChars("letter", letter, Limits.LABEL_CHARS_MAX);
    Check.present("diedAt", diedAt);
    Check.present("how", how);
    Check.inCalendar("at", at);
    Check.notBlank("by", by);
    Check.maxChars("by", by, Limits.LABEL_CHARS_MAX);
    Check.maxChars("why", why, Limits.TITLE_CHARS_MAX);
  }

  /** What was done. */
  public enum How {
    /** It was put back on the topic that it came from. */
    @JsonProperty("replayed")
    REPLAYED,
    /** It stays dead. */
    @JsonProperty("dropped")
    DROPPED
  }
}
