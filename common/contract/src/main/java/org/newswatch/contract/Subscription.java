package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of; the value of {@link Topic#SUBSCRIPTIONS}, whose key is {@link
 * #id}. Nothing but a person's command removes one: it then stays as a record that says so.
 *
 * @param id never changes
 * @param version grows by one with each change
 * @param owner who asked
 * @param name what the owner calls it
 * @param query in the query language; for {@link Kind#SILENCE} empty
 * @param spike what a surge is; present exactly for {@link Kind#SPIKE}
 * @param silence what silence is; present exactly for {@link Kind#SILENCE}
 * @param filters which articles are asked at all
 * @param channels where alerts go; none to only keep them
 * @param cadence how often it may speak
 * @param zone in which its hours and days are meant
 * @param quietHours when it keeps silent; null for never
 * @param capPerHour how many messages go out in any hour, digests included; null for no bound
 * @param cooldown how long a story stays untold of after each of its alerts; zero for not at all
 * @param maxAge how old an article may be; null for any age
 * @param pausedUntil until when nothing is told; null when it is not paused
 * @param expiresAt from when on nothing is told; null for never
 * @param per what one alert stands for
 * @param sendWhenEmpty whether a digest without alerts goes out too
 * @param mutedStories until when each of these stories is not told of
 * @param removed whether the owner took it away
 */
public record Subscription(
    String id,
    long version,
    String owner,
    String name,
    Kind kind,
    String query,
    @Nullable Spike spike,
    @Nullable Silence silence,
    Filters filters,
    List<Channel> channels,
    Cadence cadence,
    ZoneId zone,
    @Nullable QuietHours quietHours,
    @Nullable Integer capPerHour,
    Duration cooldown,
    @Nullable Duration maxAge,
    @Nullable Instant pausedUntil,
    @Nullable Instant expiresAt,
    Per per,
    boolean sendWhenEmpty,
    Map<String, Instant> mutedStories,
    Instant createdAt,
    Instant updatedAt,
    boolean removed) {

  /** How old an article may be unless the owner says otherwise. */
  public static final Duration MAX_AGE_DEFAULT = Duration.ofDays(2);

  public Subscription {
    Check.notBlank("id", id);
    Check.maxChars("id", id, Limits.LABEL_CHARS_MAX);
    if (version < 1) {
      throw new IllegalArgumentException("versions are positive: " + version);
    }
    Check.notBlank("owner", owner);
    Check.maxChars("owner", owner, Limits.LABEL_CHARS_MAX);
    Check.notBlank("name", name);
    Check.maxChars("name", name, Limits.LABEL_CHARS_MAX);
    Check.present("kind", kind);
    Check.present("query", query);
    Check.maxChars("query", query, Limits.QUERY_CHARS_MAX);
    if (query.isBlank() != (kind == Kind.SILENCE)) {
      throw new IllegalArgumentException("a query is asked by all but those of silence");
    }
    if ((spike != null) != (kind == Kind.SPIKE)) {
      throw new IllegalArgumentException("spike belongs to the kind spike");
    }
    if ((silence != null) != (kind == Kind.SILENCE)) {
      throw new IllegalArgumentException("silence belongs to the kind silence");
    }
    Check.present("filters", filters);
    channels = Check.copy("channels", channels, Limits.CHANNELS_MAX);
    Check.present("cadence", cadence);
    Check.present("zone", zone);
    if (capPerHour != null && (capPerHour < 1 || capPerHour > Limits.CAP_PER_HOUR_MAX)) {
      throw new IllegalArgumentException(
          "capPerHour must be from 1 to " + Limits.CAP_PER_HOUR_MAX + ": " + capPerHour);
    }
    if (Check.present("cooldown", cooldown).isNegative()) {
      throw new IllegalArgumentException("cooldown must not be negative: " + cooldown);
    }
    if (maxAge != null && !maxAge.isPositive()) {
      throw new IllegalArgumentException("maxAge must be positive: " + maxAge);
    }
    Check.present("per", per);
    if (Check.present("mutedStories", mutedStories).size() > Limits.MUTED_STORIES_MAX) {
      throw new IllegalArgumentException(
          "mutedStories has "
              + mutedStories.size()
              + " entries, more than "
              + Limits.MUTED_STORIES_MAX);
    }
    // Sorted: the same subscription must give the same bytes.
    mutedStories = Collections.unmodifiableMap(new TreeMap<>(mutedStories));
    Check.inCalendar("createdAt", createdAt);
    Check.inCalendar("updatedAt", updatedAt);
  }

  /**
   * A builder of a subscription's first version, with what holds unless the owner says otherwise:
   * any article at most {@link #MAX_AGE_DEFAULT} old, one alert a story, at once, in UTC.
   */
  public static SubscriptionBuilder builder(
      String id, String owner, String name, String query, Instant now) {
    return new SubscriptionBuilder(id, owner, name, query, now);
  }

  /** A builder of the next version, which starts from this one. */
  public SubscriptionBuilder next(Instant now) {
    return new SubscriptionBuilder(this, now, version + 1);
  }

  /** The same as a version that comes after this one, if it does not already. */
  public Subscription after(long earlier) {
    return version > earlier ? this : new SubscriptionBuilder(this, updatedAt, earlier + 1).build();
  }

  /** What {@code @id} stands for in other queries; empty when it is removed or has no query. */
  public Optional<String> savedQuery() {
    return removed || query.isBlank() ? Optional.empty() : Optional.of(query);
  }

  /** What is watched for. */
  public enum Kind {
    /** Articles that match. */
    @JsonProperty("match")
    MATCH,
    /** More matching articles than usual. */
    @JsonProperty("spike")
    SPIKE,
    /** A source that falls silent. */
    @JsonProperty("silence")
    SILENCE
  }

  /** How often a subscription may speak. */
  public enum Cadence {
    /** As soon as there is something to tell. */
    @JsonProperty("now")
    NOW,
    /** At the full hour, in digests. */
    @JsonProperty("hourly")
    HOURLY,
    /** In the morning, in digests. */
    @JsonProperty("daily")
    DAILY,
    /** On Monday morning, in digests. */
    @JsonProperty("weekly")
    WEEKLY
  }

  /** What one alert stands for. */
  public enum Per {
    @JsonProperty("story")
    STORY,
    /** All copies of one text. */
    @JsonProperty("near-duplicate")
    NEAR_DUPLICATE,
    @JsonProperty("article")
    ARTICLE
  }

  /**
   * Which articles are asked; an empty list leaves none out.
   *
   * @param languages BCP 47 primary subtags
   * @param countries those of sources, ISO 3166-1 alpha-2, upper case
   * @param sources their ids
   */
  public record Filters(List<String> languages, List<String> countries, List<String> sources) {

    /** All articles. */
    public static final Filters NONE = new Filters(List.of(), List.of(), List.of());

    public Filters {
      languages = Check.copy("languages", languages, Limits.FILTER_ENTRIES_MAX);
      countries = Check.copy("countries", countries, Limits.FILTER_ENTRIES_MAX);
      sources = Check.copy("sources", sources, Limits.FILTER_ENTRIES_MAX);
    }
  }

  /**
   * When a subscription keeps silent, by the clock of its zone.
   *
   * @param from the first quiet minute
   * @param to the first that is not quiet any more; before {@code from} when the night lies between
   */
  public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
      Check.present("quietHours.from", from);
      if (from.equals(Check.present("quietHours.to", to))) {
        throw new IllegalArgumentException("quiet hours end when they begin: " + from);
      }
    }

    /** Whether it is quiet at this time of day. */
    public boolean contains(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }
  }

  /**
   * What a surge is.
   *
   * @param span the time whose articles are counted, against the same span over four weeks
   * @param factor how many times the usual number it must be; more than 1
   * @param floor how many articles it must be at least
   */
  public record Spike(Span span, double factor, int floor) {

    public Spike {
      Check.present("spike.span", span);
      if (!(factor > 1)) {
        throw new IllegalArgumentException("spike.factor must be more than 1: " + factor);
      }
      if (floor < 1) {
        throw new IllegalArgumentException("spike.floor must be at least 1: " + floor);
      }
    }

    /** The time whose articles are counted. */
    public enum Span {
      @JsonProperty("hour")
      HOUR,
      @JsonProperty("day")
      DAY
    }
  }

  /**
   * What silence is.
   *
   * @param source the id of the source
   * @param hours how long nothing came from it
   */
  public record Silence(String source, int hours) {

    public Silence {
      Check.notBlank("silence.source", source);
      Check.maxChars("silence.source", source, Limits.LABEL_CHARS_MAX);
      if (hours < 1) {
        throw new IllegalArgumentException("silence.hours must be at least 1: " + hours);
      }
    }
  }
}
