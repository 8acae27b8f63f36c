package org.newswatch.analyst.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.desk.Spans;

/**
 * What may be said of a subscription, as people type it; what is absent is as if it was left out of
 * {@code newswatch alerts add}. What is shown can be sent back.
 *
 * @param name what to call it; else its query
 * @param query in the query language; none of silence
 * @param spike of {@code spike} alone
 * @param silence of {@code silence} alone
 * @param zone whose hours and days are meant, such as Europe/Minsk
 * @param quietHours such as 22:00-06:30
 * @param cooldown such as 30m; none for none
 * @param maxAge how old an article may be, such as 2d; none for any age
 */
@JsonInclude
public record Settings(
    @Nullable String name,
    @Nullable String owner,
    Subscription.@Nullable Kind kind,
    @Nullable String query,
    Subscription.@Nullable Spike spike,
    Subscription.@Nullable Silence silence,
    @Nullable List<String> languages,
    @Nullable List<String> countries,
    @Nullable List<String> sources,
    @Nullable List<Channel> channels,
    Subscription.@Nullable Cadence cadence,
    @Nullable String zone,
    @Nullable String quietHours,
    @Nullable Integer capPerHour,
    @Nullable String cooldown,
    @Nullable String maxAge,
    @Nullable Instant expiresAt,
    Subscription.@Nullable Per per,
    @Nullable Boolean sendWhenEmpty) {

  private static final String NONE = "none";

  /** What a subscription says. */
  public static Settings of(Subscription one) {
    Duration age = one.maxAge();
    var quiet = one.quietHours();
    return new Settings(
        one.name(),
        one.owner(),
        one.kind(),
        one.query(),
        one.spike(),
        one.silence(),
        one.filters().languages(),
        one.filters().countries(),
        one.filters().sources(),
        one.channels(),
        one.cadence(),
        one.zone().toString(),
        quiet == null ? null : quiet.from() + "-" + quiet.to(),
        one.capPerHour(),
        one.cooldown().isZero() ? NONE : Spans.text(one.cooldown()),
        age == null ? NONE : Spans.text(age),
        one.expiresAt(),
        one.per(),
        one.sendWhenEmpty());
  }

  /** A subscription to a query, as it is when nothing else is said. */
  public static Settings ofQuery(String query) {
    return new Settings(
        null, null, null, query, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null);
  }

  /** What it is called: as somebody said, else what is asked. */
  String called() {
    String given = orEmpty(name).strip();
    if (!given.isEmpty()) {
      return given;
    }
    Subscription.Silence quiet = silence;
    return quiet == null ? orEmpty(query).strip() : "Silence of " + quiet.source();
  }

  /**
   * All of it on top of a version.
   *
   * @param self who asks when nobody is named
   * @param here whose hours are meant when nothing is said
   * @throws IllegalArgumentException when a value is out of its bounds, with what to write
   */
  Subscription on(SubscriptionBuilder builder, String self, ZoneId here) {
    String asking = orEmpty(owner).strip();
    watching(builder)
        .name(called())
        .owner(asking.isEmpty() ? self : asking)
        .filters(
            new Subscription.Filters(
                orNone(languages),
                orNone(countries),
                silence == null ? orNone(sources) : List.of()))
        .channels(channels == null ? List.of() : channels)
        .cadence(Objects.requireNonNullElse(cadence, Subscription.Cadence.NOW))
        .zone(zone(here))
        .quietHours(orEmpty(quietHours).isBlank() ? null : Spans.quietHours(orEmpty(quietHours)))
        .capPerHour(capPerHour)
        .cooldown(Objects.requireNonNullElse(span(cooldown), Duration.ZERO))
        .maxAge(orEmpty(maxAge).isBlank() ? Subscription.MAX_AGE_DEFAULT : span(maxAge))
        .expiresAt(expiresAt)
        .per(Objects.requireNonNullElse(per, Subscription.Per.STORY))
        .sendWhenEmpty(Boolean.TRUE.equals(sendWhenEmpty));
    return builder.build();
  }

  private SubscriptionBuilder watching(SubscriptionBuilder builder) {
    String asked = orEmpty(query).strip();
    Subscription.Kind watched = Objects.requireNonNullElse(kind, Subscription.Kind.MATCH);
    if (spike != null && watched != Subscription.Kind.SPIKE) {
      throw new IllegalArgumentException("spike says what a spike is: the kind is to be spike");
    }
    if (silence != null && watched != Subscription.Kind.SILENCE) {
      throw new IllegalArgumentException("silence says what silence is: the kind is to be silence");
    }
    if (asked.isEmpty() != (watched == Subscription.Kind.SILENCE)) {
      throw new IllegalArgumentException(
          asked.isEmpty()
              ? "type a query: what should an article say to be told of?"
              : "silence is that of a source and asks no query: leave the query out");
    }
    return switch (watched) {
      case MATCH -> builder.match(asked);
      case SPIKE ->
          builder.spike(
              asked,
              Objects.requireNonNullElseGet(
                  spike, () -> new Subscription.Spike(Subscription.Spike.Span.HOUR, 3, 5)));
      case SILENCE -> {
        if (silence == null) {
          throw new IllegalArgumentException(
              "silence is that of one source: name it, and say how many hours are too long");
        }
        yield builder.silence(silence);
      }
    };
  }

  private ZoneId zone(ZoneId here) {
    String given = orEmpty(zone).strip();
    try {
      return given.isEmpty() ? here : ZoneId.of(given);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "«" + given + "» is no time zone: write one such as Europe/Minsk", e);
    }
  }

  private static @Nullable Duration span(@Nullable String typed) {
    String given = orEmpty(typed).strip();
    return given.isEmpty() || given.equalsIgnoreCase(NONE) ? null : Spans.parse(given);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<String> orNone(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }
}
