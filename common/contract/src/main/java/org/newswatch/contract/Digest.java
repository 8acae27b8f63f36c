package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that go out together; the value of {@link Topic#DIGESTS}, whose key is the subscription's
 * id. Each of them is also a record of its own on {@link Topic#ALERTS}, where it says so.
 *
 * @param id a hash of the subscription and of {@code to}: the same when all is done again
 * @param subscriptionVersion the version that it was put together by
 * @param cause why it goes out now
 * @param from from when on it tells
 * @param to until when it tells
 * @param alerts in the order of their times, shortened; at most {@link Limits#DIGEST_ALERTS_MAX};
 *     none when there was nothing to tell and the owner wants to know even that
 * @param more how many alerts found no room
 * @param articlesRead how many articles were read in that time; null when not counted
 * @param sourcesRead of how many sources they were; null when not counted
 */
public record Digest(
    String id,
    String subscriptionId,
    long subscriptionVersion,
    String subscriptionName,
    Cause cause,
    Instant from,
    Instant to,
    List<Alert> alerts,
    long more,
    @Nullable Long articlesRead,
    @Nullable Long sourcesRead,
    Instant at) {

  public Digest {
    Check.notBlank("id", id);
    Check.notBlank("subscriptionId", subscriptionId);
    if (subscriptionVersion < 1) {
      throw new IllegalArgumentException("versions are positive: " + subscriptionVersion);
    }
    Check.notBlank("subscriptionName", subscriptionName);
    Check.present("cause", cause);
    Check.inCalendar("from", from);
    Check.inCalendar("to", to);
    alerts = Check.copy("alerts", alerts, Limits.DIGEST_ALERTS_MAX);
    if (more < 0) {
      throw new IllegalArgumentException("more must not be negative: " + more);
    }
    Check.inCalendar("at", at);
  }

  /** The id of a subscription's digest that tells until then. */
  public static String id(String subscriptionId, Instant to) {
    return ArticleId.hash("digest", subscriptionId, to.toString());
  }

  /** Why alerts go out together. */
  public enum Cause {
    /** The subscription speaks hourly, daily or weekly. */
    @JsonProperty("cadence")
    CADENCE,
    /** They waited for quiet hours, a cooldown or the cap of an hour to pass. */
    @JsonProperty("held-back")
    HELD_BACK
  }
}
