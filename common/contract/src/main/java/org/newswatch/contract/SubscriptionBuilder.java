package org.newswatch.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the versions of a {@link Subscription}. Not thread-safe. */
public final class SubscriptionBuilder {

  private final String id;
  private final long version;
  private final Instant createdAt;
  private final Instant updatedAt;

  private String owner;
  private String name;
  private Subscription.Kind kind = Subscription.Kind.MATCH;
  private String query;
  private Subscription.@Nullable Spike spike;
  private Subscription.@Nullable Silence silence;
  private Subscription.Filters filters = Subscription.Filters.NONE;
  private List<Channel> channels = List.of();
  private Subscription.Cadence cadence = Subscription.Cadence.NOW;
  private ZoneId zone = ZoneOffset.UTC;
  private Subscription.@Nullable QuietHours quietHours;
  private @Nullable Integer capPerHour;
  private Duration cooldown = Duration.ZERO;
  private @Nullable Duration maxAge = Subscription.MAX_AGE_DEFAULT;
  private @Nullable Instant pausedUntil;
  private @Nullable Instant expiresAt;
  private Subscription.Per per = Subscription.Per.STORY;
  private boolean sendWhenEmpty;
  private Map<String, Instant> mutedStories = Map.of();
  private boolean removed;

  SubscriptionBuilder(String id, String owner, String name, String query, Instant now) {
    this.id = id;
    this.version = 1;
    this.createdAt = now;
    this.updatedAt = now;
    this.owner = owner;
    this.name = name;
    this.query = query;
  }

  SubscriptionBuilder(Subscription last, Instant now, long version) {
    this.id = last.id();
    this.version = version;
    this.createdAt = last.createdAt();
    this.updatedAt = now;
    this.owner = last.owner();
    this.name = last.name();
    this.kind = last.kind();
    this.query = last.query();
    this.spike = last.spike();
    this.silence = last.silence();
    this.filters = last.filters();
    this.channels = last.channels();
    this.cadence = last.cadence();
    this.zone = last.zone();
    this.quietHours = last.quietHours();
    this.capPerHour = last.capPerHour();
    this.cooldown = last.cooldown();
    this.maxAge = last.maxAge();
    this.pausedUntil = last.pausedUntil();
    this.expiresAt = last.expiresAt();
    this.per = last.per();
    this.sendWhenEmpty = last.sendWhenEmpty();
    this.mutedStories = last.mutedStories();
    this.removed = last.removed();
  }

  public SubscriptionBuilder owner(String value) {
    owner = value;
    return this;
  }

  public SubscriptionBuilder name(String value) {
    name = value;
    return this;
  }

  /** Watches for articles that match. */
  public SubscriptionBuilder match(String newQuery) {
    return kind(Subscription.Kind.MATCH, newQuery, null, null);
  }

  /** Watches for more matching articles than usual. */
  public SubscriptionBuilder spike(String newQuery, Subscription.Spike value) {
    return kind(Subscription.Kind.SPIKE, newQuery, value, null);
  }

  /** Watches for a source that falls silent. */
  public SubscriptionBuilder silence(Subscription.Silence value) {
    return kind(Subscription.Kind.SILENCE, "", null, value);
  }

  private SubscriptionBuilder kind(
      Subscription.Kind newKind,
      String newQuery,
      Subscription.@Nullable Spike newSpike,
      Subscription.@Nullable Silence newSilence) {
    kind = newKind;
    query = newQuery;
    spike = newSpike;
    silence = newSilence;
    return this;
  }

  public SubscriptionBuilder filters(Subscription.Filters value) {
    filters = value;
    return this;
  }

  public SubscriptionBuilder channels(List<Channel> value) {
    channels = value;
    return this;
  }

  public SubscriptionBuilder cadence(Subscription.Cadence value) {
    cadence = value;
    return this;
  }

  public SubscriptionBuilder zone(ZoneId value) {
    zone = value;
    return this;
  }

  public SubscriptionBuilder quietHours(Subscription.@Nullable QuietHours value) {
    quietHours = value;
    return this;
  }

  public SubscriptionBuilder capPerHour(@Nullable Integer value) {
    capPerHour = value;
    return this;
  }

  public SubscriptionBuilder cooldown(Duration value) {
    cooldown = value;
    return this;
  }

  /** How old an article may be; null for any age. */
  public SubscriptionBuilder maxAge(@Nullable Duration value) {
    maxAge = value;
    return this;
  }

  public SubscriptionBuilder pausedUntil(@Nullable Instant value) {
    pausedUntil = value;
    return this;
  }

  public SubscriptionBuilder expiresAt(@Nullable Instant value) {
    expiresAt = value;
    return this;
  }

  public SubscriptionBuilder per(Subscription.Per value) {
    per = value;
    return this;
  }

  public SubscriptionBuilder sendWhenEmpty(boolean value) {
    sendWhenEmpty = value;
    return this;
  }

  public SubscriptionBuilder mutedStories(Map<String, Instant> value) {
    mutedStories = value;
    return this;
  }

  public SubscriptionBuilder removed(boolean value) {
    removed = value;
    return this;
  }

  /**
   * The subscription.
   *
   * @throws IllegalArgumentException when a value is out of its bounds
   */
  public Subscription build() {
    return new Subscription(
        id,
        version,
        owner,
        name,
        kind,
        query,
        spike,
        silence,
        filters,
        channels,
        cadence,
        zone,
        quietHours,
        capPerHour,
        cooldown,
        maxAge,
        pausedUntil,
        expiresAt,
        per,
        sendWhenEmpty,
        mutedStories,
        createdAt,
        updatedAt,
        removed);
  }
}
