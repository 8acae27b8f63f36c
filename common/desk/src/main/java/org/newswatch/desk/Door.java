package org.newswatch.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Subscription;

/** What a subscription must be to be taken; each refusal says what to do. Pure. */
public final class Door {

  private static final Duration COOLDOWN_MAX = Duration.ofDays(30);
  private static final int SILENCE_HOURS_MAX = 24 * 30;
  private static final double FACTOR_MAX = 1_000;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private Door() {}

  /**
   * What is wrong with it; none when it is taken.
   *
   * @param others which its query may name, and which may name it
   */
  public static List<Refusal> refusals(Subscription subscription, Instant now, Shelf others) {
    List<Refusal> refusals = new ArrayList<>();
    if (!ID.matcher(subscription.id()).matches()) {
      refusals.add(
          new Refusal(
              "id",
              "\"" + subscription.id() + "\" is no id.",
              "Use up to 100 lower-case letters, digits, dots and hyphens."));
    }
    refusals.addAll(others.refusals(subscription));
    filters(subscription.filters(), refusals);
    for (int i = 0; i < subscription.channels().size(); i++) {
      channel("channels[" + i + "]", subscription.channels().get(i), refusals);
    }
    bounds(subscription, now, refusals);
    return refusals;
  }

  private static void filters(Subscription.Filters filters, List<Refusal> refusals) {
    for (String language : filters.languages()) {
      if (!LANGUAGE.matcher(language).matches()) {
        refusals.add(
            new Refusal(
                "languages", "\"" + language + "\" is no language.", "Write it as en, de or be."));
      }
    }
    for (String country : filters.countries()) {
      if (!COUNTRY.matcher(country).matches()) {
        refusals.add(
            new Refusal(
                "countries", "\"" + country + "\" is no country.", "Write it as GB, DE or BY."));
      }
    }
    for (String source : filters.sources()) {
      if (source.isBlank()) {
        refusals.add(
            new Refusal("sources", "An id is empty.", "See the ids with: newswatch sources list"));
      }
    }
  }

  private static void channel(String field, Channel channel, List<Refusal> refusals) {
    ChannelRules.problem(channel)
        .ifPresent(
            problem ->
                refusals.add(
                    new Refusal(
                        field,
                        "Nothing can be sent to this "
                            + channel.type().name().toLowerCase(Locale.ROOT)
                            + " channel.",
                        problem.substring(0, 1).toUpperCase(Locale.ROOT)
                            + problem.substring(1)
                            + ".")));
  }

  private static void bounds(Subscription subscription, Instant now, List<Refusal> refusals) {
    if (subscription.cooldown().compareTo(COOLDOWN_MAX) > 0) {
      refusals.add(
          new Refusal(
              "cooldown",
              subscription.cooldown() + " is longer than stories last.",
              "Use at most " + COOLDOWN_MAX.toDays() + " days."));
    }
    Instant expires = subscription.expiresAt();
    if (expires != null && !expires.isAfter(now)) {
      refusals.add(
          new Refusal("expiresAt", expires + " is over.", "Give a later time, or leave it out."));
    }
    if (subscription.sendWhenEmpty() && subscription.cadence() == Subscription.Cadence.NOW) {
      refusals.add(
          new Refusal(
              "sendWhenEmpty",
              "What is told at once is never empty.",
              "Choose the cadence hourly, daily or weekly, or leave it out."));
    }
    var spike = subscription.spike();
    if (spike != null && spike.factor() > FACTOR_MAX) {
      refusals.add(
          new Refusal("spike.factor", spike.factor() + " is never reached.", "Use 2 to 10."));
    }
    var silence = subscription.silence();
    if (silence != null) {
      silence(subscription, silence, refusals);
    }
  }

  private static void silence(
      Subscription subscription, Subscription.Silence silence, List<Refusal> refusals) {
    if (silence.hours() > SILENCE_HOURS_MAX) {
      refusals.add(
          new Refusal(
              "silence.hours",
              silence.hours() + " hours are too many.",
              "Use at most " + SILENCE_HOURS_MAX + "."));
    }
    if (!subscription.filters().equals(Subscription.Filters.NONE)) {
      refusals.add(
          new Refusal(
              "filters",
              "Silence is that of one source, whatever it writes.",
              "Leave the filters out."));
    }
    if (subscription.sendWhenEmpty()) {
      refusals.add(
          new Refusal(
              "sendWhenEmpty",
              "A source that is not silent is nothing to tell every day.",
              "Leave it out."));
    }
  }
}
