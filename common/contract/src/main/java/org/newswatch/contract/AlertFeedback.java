package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader thinks of an alert; the value of {@link Topic#ALERT_FEEDBACK}, whose key is {@link
 * #key}: the last word of each reader counts.
 *
 * @param by who says so
 * @param note in their own words; null when they said no more
 */
public record AlertFeedback(
    String alertId,
    String subscriptionId,
    String by,
    Verdict verdict,
    @Nullable String note,
    Instant at) {

  public AlertFeedback {
    Check.notBlank("alertId", alertId);
    Check.maxChars("alertId", alertId, Limits.LABEL_CHARS_MAX);
    Check.notBlank("subscriptionId", subscriptionId);
    Check.maxChars("subscriptionId", subscriptionId, Limits.LABEL_CHARS_MAX);
    Check.notBlank("by", by);
    Check.maxChars("by", by, Limits.LABEL_CHARS_MAX);
    Check.present("verdict", verdict);
    Check.maxChars("note", note, Limits.TITLE_CHARS_MAX);
    Check.inCalendar("at", at);
  }

  /** The key of its record. */
  public String key() {
    return alertId + '/' + by;
  }

  /** The key in few characters: a hash of alert and reader. */
  public String id() {
    return ArticleId.hash("feedback", alertId, by);
  }

  /** What an alert was worth. */
  public enum Verdict {
    @JsonProperty("relevant")
    RELEVANT,
    @JsonProperty("not")
    NOT,
    /** It told what was told before. */
    @JsonProperty("duplicate")
    DUPLICATE
  }
}
