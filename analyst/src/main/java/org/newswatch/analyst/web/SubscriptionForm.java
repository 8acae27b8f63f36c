package org.newswatch.analyst.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.subscriptions.Settings;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Subscription;

/**
 * What somebody typed into the form of a subscription; it goes back into the form as it was typed,
 * whatever is wrong with it. Pure.
 */
final class SubscriptionForm {

  /** Its fields, as they are called in addresses. */
  private static final List<String> FIELDS =
      List.of(
          "name",
          "query",
          "kind",
          "span",
          "factor",
          "floor",
          "source",
          "hours",
          "languages",
          "countries",
          "sources",
          "cadence",
          "zone",
          "quiet",
          "cap",
          "cooldown",
          "age",
          "expires",
          "per",
          "empty",
          "email",
          "feed",
          "ways",
          "owner",
          "days");

  private static final String ON = "on";
  private static final int FIELD_CHARS_MAX = 20_000;

  private final Map<String, String> typed;

  private SubscriptionForm(Map<String, String> typed) {
    this.typed = Map.copyOf(typed);
  }

  /** What was typed, by field. */
  static SubscriptionForm of(UnaryOperator<String> field) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : FIELDS) {
      String value = field.apply(name).strip();
      if (!value.isEmpty()) {
        typed.put(name, value);
      }
    }
    return new SubscriptionForm(typed);
  }

  /** As somebody would have typed this subscription. */
  static SubscriptionForm of(Settings settings) {
    Map<String, String> typed = new LinkedHashMap<>();
    put(typed, "name", settings.name());
    put(typed, "owner", settings.owner());
    put(typed, "query", settings.query());
    put(typed, "kind", word(settings.kind()));
    Subscription.Spike spike = settings.spike();
    if (spike != null) {
      put(typed, "span", word(spike.span()));
      put(typed, "factor", plain(spike.factor()));
      put(typed, "floor", String.valueOf(spike.floor()));
    }
    Subscription.Silence silence = settings.silence();
    if (silence != null) {
      put(typed, "source", silence.source());
      put(typed, "hours", String.valueOf(silence.hours()));
    }
    put(typed, "languages", joined(settings.languages()));
    put(typed, "countries", joined(settings.countries()));
    put(typed, "sources", joined(settings.sources()));
    put(typed, "cadence", word(settings.cadence()));
    put(typed, "zone", settings.zone());
    put(typed, "quiet", settings.quietHours());
    Integer cap = settings.capPerHour();
    put(typed, "cap", cap == null ? null : cap.toString());
    put(typed, "cooldown", "none".equals(settings.cooldown()) ? null : settings.cooldown());
    put(typed, "age", settings.maxAge());
    Instant expires = settings.expiresAt();
    put(
        typed,
        "expires",
        expires == null
            ? null
            : LocalDate.ofInstant(expires.minusNanos(1), ZoneOffset.UTC).toString());
    put(typed, "per", word(settings.per()));
    put(typed, "empty", Boolean.TRUE.equals(settings.sendWhenEmpty()) ? ON : null);
    Ways.write(settings.channels()).forEach((name, value) -> put(typed, name, value));
    return new SubscriptionForm(typed);
  }

  private static void put(Map<String, String> typed, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      typed.put(name, value);
    }
  }

  /** What stands in a field; empty when nothing does. */
  String get(String field) {
    return typed.getOrDefault(field, "");
  }

  /** All that was typed, for templates. */
  Map<String, String> typed() {
    return typed;
  }

  /** Whether there is enough to try. */
  boolean isTryable() {
    return !get("query").isEmpty() && !get("kind").equals("silence");
  }

  /** How far back a trial looks. */
  int days(int byDefault, int most) {
    try {
      return Math.clamp(Integer.parseInt(get("days")), 1, most);
    } catch (NumberFormatException e) {
      return byDefault;
    }
  }

  /**
   * What it says.
   *
   * @throws IllegalArgumentException when a field cannot be read, with what to type
   */
  Settings settings() {
    typed.forEach(SubscriptionForm::mustFit);
    Subscription.Kind kind = choice("kind", Subscription.Kind.values(), Subscription.Kind.MATCH);
    return new Settings(
        orNull("name"),
        orNull("owner"),
        kind,
        kind == Subscription.Kind.SILENCE ? null : orNull("query"),
        kind == Subscription.Kind.SPIKE ? spike() : null,
        kind == Subscription.Kind.SILENCE ? silence() : null,
        list("languages", Locale.ROOT, false),
        list("countries", Locale.ROOT, true),
        kind == Subscription.Kind.SILENCE ? null : split(get("sources")),
        Ways.read(get("email"), get("feed").equals(ON), get("ways")),
        choice("cadence", Subscription.Cadence.values(), Subscription.Cadence.NOW),
        orNull("zone"),
        orNull("quiet"),
        get("cap").isEmpty() ? null : number("cap", "messages an hour"),
        orNull("cooldown"),
        orNull("age"),
        expires(),
        choice("per", Subscription.Per.values(), Subscription.Per.STORY),
        get("empty").equals(ON));
  }

  /** What is too long is said to be, never left out. */
  private static void mustFit(String field, String value) {
    if (value.length() > FIELD_CHARS_MAX) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters; " + FIELD_CHARS_MAX + " fit on a page");
    }
  }

  private Subscription.Spike spike() {
    return new Subscription.Spike(
        choice("span", Subscription.Spike.Span.values(), Subscription.Spike.Span.HOUR),
        get("factor").isEmpty() ? 3 : factor(),
        get("floor").isEmpty() ? 5 : number("floor", "articles at least"));
  }

  private double factor() {
    try {
      return Double.parseDouble(get("factor"));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "«" + get("factor") + "» is no number: type how many times the usual, such as 3", e);
    }
  }

  private Subscription.Silence silence() {
    if (get("source").isEmpty()) {
      throw new IllegalArgumentException("silence is that of one source: give its id");
    }
    return new Subscription.Silence(get("source"), number("hours", "hours without an article"));
  }

  private int number(String field, String what) {
    try {
      return Integer.parseInt(get(field));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("«" + get(field) + "» is no whole number of " + what, e);
    }
  }

  /** The end of that day. */
  private @Nullable Instant expires() {
    String day = get("expires");
    try {
      return day.isEmpty()
          ? null
          : LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("«" + day + "» is no day: type one as 2026-12-31", e);
    }
  }

  private <E extends Enum<E>> E choice(String field, E[] all, E byDefault) {
    return Arrays.stream(all)
        .filter(each -> String.valueOf(word(each)).equals(get(field)))
        .findFirst()
        .orElse(byDefault);
  }

  private List<String> list(String field, Locale locale, boolean upper) {
    return split(upper ? get(field).toUpperCase(locale) : get(field).toLowerCase(locale));
  }

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[,;\\s]+", -1)) {
      if (!part.isBlank()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static @Nullable String joined(@Nullable List<String> parts) {
    return parts == null ? null : String.join(", ", parts);
  }

  private @Nullable String orNull(String field) {
    String value = get(field);
    return value.isEmpty() ? null : value;
  }

  static @Nullable String word(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(double number) {
    return new java.math.BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  /** Ways that alerts go out, as lines that people type: the kind, where to, the secret's name. */
  static final class Ways {

    private Ways() {}

    /** What was typed; whether it can be sent to is for the door to say. */
    static List<Channel> read(String emails, boolean feed, String lines) {
      List<Channel> ways = new ArrayList<>();
      split(emails).forEach(one -> ways.add(new Channel(Channel.Type.EMAIL, one, null)));
      if (feed) {
        ways.add(new Channel(Channel.Type.RSS, "", null));
      }
      lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(Ways::way)
          .forEach(ways::add);
      return ways;
    }

    private static Channel way(String line) {
      String[] words = line.split("\\s+", -1);
      String last = words[words.length - 1];
      boolean secret = words.length > 2 && last.matches("(env|file|config):.+");
      String middle =
          String.join(" ", Arrays.asList(words).subList(1, words.length - (secret ? 1 : 0)));
      return switch (words[0].toLowerCase(Locale.ROOT)) {
        case "webhook" -> new Channel(Channel.Type.WEBHOOK, middle, secret ? last : null);
        case "slack" -> new Channel(Channel.Type.SLACK, middle, secret ? last : null);
        case "topic" -> new Channel(Channel.Type.TOPIC, middle, secret ? last : null);
        default ->
            throw new IllegalArgumentException(
                "«" + words[0] + "» is no way out: begin the line with webhook, slack or topic");
      };
    }

    private static Map<String, String> write(@Nullable List<Channel> channels) {
      List<String> emails = new ArrayList<>();
      List<String> lines = new ArrayList<>();
      Map<String, String> typed = new LinkedHashMap<>();
      for (Channel channel : channels == null ? List.<Channel>of() : channels) {
        String secret = channel.secretRef() == null ? "" : " " + channel.secretRef();
        switch (channel.type()) {
          case EMAIL -> emails.add(channel.target());
          case RSS -> typed.put("feed", ON);
          case WEBHOOK, SLACK, TOPIC ->
              lines.add(word(channel.type()) + " " + channel.target() + secret);
        }
      }
      typed.put("email", String.join(", ", emails));
      typed.put("ways", String.join("\n", lines));
      return typed;
    }
  }
}
