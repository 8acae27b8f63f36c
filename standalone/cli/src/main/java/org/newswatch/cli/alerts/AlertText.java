package org.newswatch.cli.alerts;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.delivery.Deliverer;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Channel;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Snippet;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.desk.Kept;
import org.newswatch.desk.Spans;

/** Subscriptions and alerts as people read them. */
public final class AlertText {

  private static final int NAME_CHARS = 28;
  private static final int QUERY_CHARS = 44;
  private static final int TITLE_CHARS = 70;
  private static final int DETAIL_CHARS = 200;
  private static final int PERCENT = 100;

  private AlertText() {}

  /** One line each. */
  public static String table(Collection<Kept> all, Instant now) {
    var out = new StringJoiner("\n");
    out.add(row("ID", "STATE", "CADENCE", "NAME", "QUERY"));
    for (Kept kept : all) {
      out.add(
          switch (kept) {
            case Kept.Whole whole -> row(whole.subscription(), state(whole.subscription(), now));
            case Kept.Broken broken ->
                row(
                    Terminal.line(broken.id()),
                    "broken",
                    "",
                    "",
                    Terminal.cut(broken.detail(), DETAIL_CHARS));
          });
    }
    return out.toString();
  }

  private static String row(Subscription subscription, String state) {
    return row(
        subscription.id(),
        state,
        word(subscription.cadence()),
        Terminal.cut(subscription.name(), NAME_CHARS),
        Terminal.cut(asked(subscription), QUERY_CHARS));
  }

  private static String row(String id, String state, String cadence, String name, String query) {
    return "%-24s  %-8s  %-7s  %-28s  %s".formatted(id, state, cadence, name, query);
  }

  /** What is watched for, on a line. */
  private static String asked(Subscription subscription) {
    var spike = subscription.spike();
    var silence = subscription.silence();
    if (spike != null) {
      return "surge of " + subscription.query();
    }
    return silence == null
        ? subscription.query()
        : "%d h without %s".formatted(silence.hours(), silence.source());
  }

  /** How a subscription is, in a word. */
  public static String state(Subscription subscription, Instant now) {
    Instant paused = subscription.pausedUntil();
    Instant expires = subscription.expiresAt();
    if (subscription.removed()) {
      return "removed";
    }
    if (expires != null && !expires.isAfter(now)) {
      return "expired";
    }
    return paused != null && paused.isAfter(now) ? "paused" : "active";
  }

  /**
   * Everything about one.
   *
   * @param feeds where feeds are served; null when that is not known
   */
  public static String sheet(
      Kept kept, List<AlertFeedback> feedback, @Nullable URI feeds, Instant now) {
    return switch (kept) {
      case Kept.Whole whole -> sheet(whole.subscription(), feedback, feeds, now);
      case Kept.Broken broken ->
          Terminal.line(broken.id())
              + "  (broken; kept until somebody mends or removes it)\n  "
              + Terminal.cut(broken.detail(), DETAIL_CHARS);
    };
  }

  private static String sheet(
      Subscription one, List<AlertFeedback> feedback, @Nullable URI feeds, Instant now) {
    var out = new StringJoiner("\n");
    out.add(
        Terminal.line(one.name()) + "  (" + state(one, now) + ", version " + one.version() + ")");
    add(out, "id", one.id());
    var spike = one.spike();
    var silence = one.silence();
    if (silence != null) {
      add(out, "silence", "%d h without %s".formatted(silence.hours(), silence.source()));
    } else {
      add(out, "query", one.query());
    }
    add(out, "owner", one.owner());
    if (spike != null) {
      add(
          out,
          "surge",
          "%s times what is usual within %s, and at least %d articles"
              .formatted(plain(spike.factor()), spans(spike.span()), spike.floor()));
      add(
          out,
          "counted",
          one.per() == Subscription.Per.ARTICLE
              ? "every article, copies too"
              : "articles, copies of one text once");
    } else if (silence == null) {
      add(out, "one alert per", word(one.per()));
    }
    add(
        out,
        "speaks",
        word(one.cadence())
            + " in "
            + one.zone()
            + (one.sendWhenEmpty() ? ", also when there is nothing" : ""));
    var quiet = one.quietHours();
    add(out, "quiet hours", quiet == null ? "none" : quiet.from() + " to " + quiet.to());
    Integer cap = one.capPerHour();
    add(out, "at most", cap == null ? "any number an hour" : cap + " messages an hour");
    add(out, "cooldown", Spans.text(one.cooldown()));
    if (silence == null) {
      var age = one.maxAge();
      add(out, "articles", age == null ? "of any age" : "at most " + Spans.text(age) + " old");
    }
    filter(out, "languages", one.filters().languages());
    filter(out, "countries", one.filters().countries());
    filter(out, "sources", one.filters().sources());
    for (Channel channel : one.channels()) {
      String target = channel.type() == Channel.Type.RSS ? feed(feeds, one.id()) : channel.target();
      add(out, "to", channel.type().name().toLowerCase(Locale.ROOT) + " " + target);
    }
    if (one.channels().isEmpty()) {
      add(out, "to", "nowhere; newswatch alerts history shows what it told");
    }
    for (Map.Entry<String, Instant> muted : one.mutedStories().entrySet()) {
      if (muted.getValue().isAfter(now)) {
        add(out, "muted", muted.getKey() + " until " + minute(muted.getValue()));
      }
    }
    long judged = feedback.size();
    long relevant =
        feedback.stream().filter(each -> each.verdict() == AlertFeedback.Verdict.RELEVANT).count();
    add(
        out,
        "precision",
        judged == 0
            ? "nobody has judged its alerts; newswatch alerts feedback ALERT relevant"
            : "%d %% of %d judged alerts were relevant"
                .formatted(Math.round((double) PERCENT * relevant / judged), judged));
    return out.toString();
  }

  private static String spans(Subscription.Spike.Span span) {
    return span == Subscription.Spike.Span.HOUR ? "an hour" : "a day";
  }

  /** As people write it. */
  private static String plain(double number) {
    return new java.math.BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  private static String feed(@Nullable URI feeds, String id) {
    return feeds == null
        ? "where the log of the service alerts says: feeds are served"
        : Deliverer.feed(feeds, id).toString();
  }

  private static void filter(StringJoiner out, String what, List<String> only) {
    if (!only.isEmpty()) {
      add(out, what, "only " + String.join(", ", only));
    }
  }

  private static void add(StringJoiner out, String what, String value) {
    out.add("  %-14s %s".formatted(what, Terminal.line(value)));
  }

  /** Alerts, one to two lines each. */
  public static String history(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return "nothing was told";
    }
    var out = new StringJoiner("\n");
    for (Alert alert : alerts) {
      out.add(
          "%s  %-10s  %-20s  %s"
              .formatted(
                  minute(alert.at()),
                  alert.reason().name().toLowerCase(Locale.ROOT),
                  Terminal.cut(alert.subscriptionId(), 20),
                  Terminal.cut(alert.title(), TITLE_CHARS)));
      out.add(
          "    %s  %s%s"
              .formatted(alert.id(), facts(alert), alert.digested() ? ", in a digest" : ""));
    }
    return out.toString();
  }

  private static String facts(Alert alert) {
    Told article = alert.article();
    if (article == null || alert.surge() != null) {
      return Terminal.line(alert.why());
    }
    return "%s, %d articles of %d sources%s"
        .formatted(
            Terminal.cut(article.source().name(), NAME_CHARS),
            alert.articles(),
            alert.sources(),
            alert.heldCount() == 0 ? "" : ", " + alert.heldCount() + " held back before");
  }

  /** Why an alert was sent. */
  public static String why(Alert alert) {
    var out = new StringJoiner("\n");
    out.add(Terminal.line(alert.title()));
    add(out, "because", word(alert.reason()) + ": " + alert.why());
    add(
        out,
        "subscription",
        alert.subscriptionId()
            + " ("
            + alert.subscriptionName()
            + "), version "
            + alert.subscriptionVersion());
    Alert.Surge surge = alert.surge();
    Alert.Quiet quiet = alert.quiet();
    if (surge != null) {
      surge(out, alert, surge);
    } else if (quiet != null) {
      Instant heard = quiet.heard();
      add(out, "source", quiet.source());
      add(out, "silent since", minute(quiet.since()));
      add(out, "heard again", heard == null ? "not yet" : minute(heard));
    } else {
      story(out, alert);
    }
    Told article = alert.article();
    if (article != null) {
      article(out, article);
    }
    add(out, "told", minute(alert.at()) + (alert.digested() ? ", in a digest" : ""));
    for (MatchedClause match : alert.matches()) {
      var field = match.field();
      add(
          out,
          "matched",
          match.clause()
              + (field == null
                  ? " by what is known of the article"
                  : " as «"
                      + match.surface()
                      + "» in the "
                      + word(field)
                      + " at "
                      + match.start()
                      + ", "
                      + word(match.how())));
    }
    for (Snippet snippet : alert.snippets()) {
      add(out, "there", snippet.text().replace('\n', ' '));
    }
    for (Alert.Held held : alert.held()) {
      add(
          out,
          surge == null ? "held back" : "among them",
          (surge == null ? word(held.why()) + ": " : "")
              + held.title()
              + " ("
              + held.source()
              + ")");
    }
    return out.toString();
  }

  private static void surge(StringJoiner out, Alert alert, Alert.Surge surge) {
    add(
        out,
        "counted",
        "%d articles of %d sources in the %s to %s"
            .formatted(surge.count(), alert.sources(), word(surge.span()), minute(surge.to())));
    add(
        out,
        "usual",
        String.format(
            Locale.ROOT, "%.1f, the mean of %d such spans before", surge.usual(), surge.spans()));
  }

  private static void story(StringJoiner out, Alert alert) {
    String story = alert.storyId();
    add(
        out,
        "story",
        (story == null ? "none" : story)
            + "; alert "
            + alert.ordinal()
            + " of it, "
            + alert.articles()
            + " matching articles of "
            + alert.sources()
            + " independent sources so far");
  }

  private static void article(StringJoiner out, Told article) {
    add(out, "article", article.id() + ", revision " + article.revision());
    add(out, "source", article.source().name());
    String url = article.url();
    add(out, "address", url == null ? "none" : url);
    Instant published = article.publishedAt();
    var from = article.publishedFrom();
    add(
        out,
        "published",
        (published == null ? "not said" : minute(published))
            + (from == null ? "" : ", says " + word(from)));
    add(out, "first seen", minute(article.firstSeenAt()));
  }

  /** To the minute. */
  public static String minute(Instant time) {
    String text = time.truncatedTo(ChronoUnit.MINUTES).toString();
    return text.substring(0, 10) + " " + text.substring(11, 16);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
