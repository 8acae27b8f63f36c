package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.search.Span;
import org.newswatch.analyst.subscriptions.AlertCalls;
import org.newswatch.analyst.subscriptions.Settings;
import org.newswatch.analyst.subscriptions.SubscriptionView;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Delivery;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Snippet;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;

/** Subscriptions and alerts as pages show them. */
final class AlertPages {

  private static final long HOUR_SECONDS = 3_600;
  private static final int PERCENT = 100;

  private AlertPages() {}

  static String subscription(String id) {
    return "/subscriptions/" + URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  static String alert(String id) {
    return "/alerts/" + URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  static AlertViews.Overview overview(
      List<SubscriptionView> all, List<Alert> newest, int shown, Instant now) {
    Map<String, Instant> last = new HashMap<>();
    newest.forEach(alert -> last.merge(alert.subscriptionId(), alert.at(), AlertPages::later));
    long active = all.stream().filter(SubscriptionView::active).count();
    long broken = all.stream().filter(one -> one.broken() != null).count();
    return new AlertViews.Overview(
        all.isEmpty()
            ? "Nobody is told of anything yet."
            : counted(all.size(), "subscription")
                + ", "
                + active
                + " active"
                + (broken == 0 ? "." : ", " + broken + " broken."),
        all.stream().map(one -> row(one, last.get(one.id()), now)).toList(),
        told(newest.stream().limit(shown).toList(), now));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static AlertViews.Sub row(SubscriptionView one, @Nullable Instant last, Instant now) {
    Settings settings = one.settings();
    return new AlertViews.Sub(
        subscription(one.id()),
        settings == null ? one.id() : orEmpty(settings.name()),
        settings == null ? orEmpty(one.broken()) : asked(settings),
        one.state(),
        settings == null ? "" : orEmpty(SubscriptionForm.word(settings.cadence())),
        precision(one),
        last == null ? "" : Times.ago(last, now));
  }

  private static String asked(Settings settings) {
    Subscription.Silence silence = settings.silence();
    if (silence != null) {
      return silence.hours() + " h without " + silence.source();
    }
    return (settings.spike() == null ? "" : "surge of ") + orEmpty(settings.query());
  }

  private static String precision(SubscriptionView one) {
    return one.judged() == 0
        ? ""
        : Math.round((double) PERCENT * one.relevant() / one.judged()) + " % of " + one.judged();
  }

  static List<AlertViews.Told> told(List<Alert> alerts, Instant now) {
    return alerts.stream()
        .map(
            alert ->
                new AlertViews.Told(
                    alert(alert.id()),
                    alert.title(),
                    word(alert.reason()),
                    alert.subscriptionName(),
                    subscription(alert.subscriptionId()),
                    Times.ago(alert.at(), now),
                    alert.at().toString(),
                    facts(alert)))
        .toList();
  }

  private static String facts(Alert alert) {
    Told article = alert.article();
    if (article == null || alert.surge() != null) {
      return alert.why();
    }
    return article.source().name()
        + ", "
        + counted(alert.articles(), "article")
        + " of "
        + counted(alert.sources(), "source")
        + (alert.heldCount() == 0 ? "" : ", " + alert.heldCount() + " held back before")
        + (alert.digested() ? ", in a digest" : "");
  }

  static Chart chart(List<Alert> alerts) {
    Map<Instant, Long> hours = new TreeMap<>();
    for (Alert alert : alerts) {
      long hour = Math.floorDiv(alert.at().getEpochSecond(), HOUR_SECONDS) * HOUR_SECONDS;
      hours.merge(Instant.ofEpochSecond(hour), 1L, Long::sum);
    }
    return Chart.ofHours(hours);
  }

  static AlertViews.Sheet sheet(SubscriptionView one, List<Alert> newest, Instant now) {
    Settings settings = one.settings();
    String query = settings == null ? "" : orEmpty(settings.query());
    return new AlertViews.Sheet(
        one.id(),
        subscription(one.id()),
        settings == null ? one.id() : orEmpty(settings.name()),
        one.state(),
        orEmpty(one.broken()),
        settings == null ? "" : asked(settings),
        query.isEmpty() ? "" : Links.search(query),
        settings == null ? List.of() : facts(one, settings),
        one.muted().stream()
            .map(
                muted ->
                    new AlertViews.Muted(
                        muted.about(), Links.story(muted.about()), Times.minute(muted.until())))
            .toList(),
        chart(newest),
        told(newest, now));
  }

  private static List<AlertViews.Fact> facts(SubscriptionView one, Settings settings) {
    List<AlertViews.Fact> facts = new ArrayList<>();
    Subscription.Spike spike = settings.spike();
    if (spike != null) {
      add(
          facts,
          "A surge is",
          "%s times what is usual in %s, and at least %d articles"
              .formatted(
                  new java.math.BigDecimal(String.valueOf(spike.factor()))
                      .stripTrailingZeros()
                      .toPlainString(),
                  spike.span() == Subscription.Spike.Span.HOUR ? "an hour" : "a day",
                  spike.floor()));
    } else if (settings.silence() == null) {
      add(facts, "One alert for each", orEmpty(SubscriptionForm.word(settings.per())));
    }
    add(
        facts,
        "Speaks",
        word(settings.cadence())
            + ", in the hours of "
            + ("Z".equals(settings.zone()) ? "UTC" : settings.zone()));
    add(facts, "Quiet hours", orElse(settings.quietHours(), "none"));
    Integer cap = settings.capPerHour();
    add(facts, "At most", cap == null ? "any number an hour" : cap + " messages an hour");
    add(facts, "Rest after an alert", orElse(settings.cooldown(), "none"));
    String age = orElse(settings.maxAge(), "none");
    add(facts, "Articles", age.equals("none") ? "of any age" : "at most " + age + " old");
    only(facts, "Languages", settings.languages());
    only(facts, "Countries", settings.countries());
    only(facts, "Sources", settings.sources());
    List<Channel> channels = settings.channels();
    if (channels == null || channels.isEmpty()) {
      add(facts, "Goes to", "nowhere: what it tells is listed here");
    } else {
      channels.forEach(
          channel ->
              add(facts, "Goes to", (word(channel.type()) + " " + channel.target()).strip()));
    }
    Instant paused = one.pausedUntil();
    if (paused != null) {
      boolean forGood = paused.isAfter(Instant.parse("2100-01-01T00:00:00Z"));
      add(facts, "Paused", forGood ? "until somebody resumes it" : "until " + Times.minute(paused));
    }
    Instant expires = settings.expiresAt();
    if (expires != null) {
      add(facts, "Ends", Times.minute(expires));
    }
    add(
        facts,
        "Relevant",
        one.judged() == 0 ? "nobody has judged its alerts yet" : precision(one) + " judged alerts");
    add(facts, "Asked by", orEmpty(settings.owner()) + ", version " + one.version());
    return facts;
  }

  private static void only(
      List<AlertViews.Fact> facts, String what, @Nullable List<String> values) {
    if (values != null && !values.isEmpty()) {
      add(facts, what, "only " + String.join(", ", values));
    }
  }

  private static void add(List<AlertViews.Fact> facts, String what, String value) {
    facts.add(new AlertViews.Fact(what, value));
  }

  static AlertViews.Why why(AlertCalls.Explained explained) {
    Alert alert = explained.alert();
    Told article = alert.article();
    return new AlertViews.Why(
        alert(alert.id()),
        alert.title(),
        article == null ? "" : Links.article(article.id().value(), ""),
        article == null ? "" : Links.outside(article.url()),
        word(alert.reason()),
        alert.why(),
        alert.subscriptionName(),
        subscription(alert.subscriptionId()),
        Times.minute(alert.at()),
        alert.at().toString(),
        facts(alert, article),
        alert.snippets().stream().map(snippet -> marked(snippet, alert.matches())).toList(),
        alert.matches().stream().map(AlertPages::match).toList(),
        alert.surge() == null ? "Held back before, as no news" : "Others of the surge",
        alert.held().stream()
            .map(
                held ->
                    new AlertViews.Held(
                        Links.article(held.article().value(), ""),
                        held.title(),
                        held.source(),
                        word(held.why())))
            .toList(),
        explained.feedback().stream().map(AlertPages::verdict).toList(),
        AlertCalls.about(alert) != null);
  }

  private static List<AlertViews.Fact> facts(Alert alert, @Nullable Told article) {
    List<AlertViews.Fact> facts = new ArrayList<>();
    Alert.Surge surge = alert.surge();
    Alert.Quiet quiet = alert.quiet();
    if (surge != null) {
      add(
          facts,
          "Counted",
          "%,d articles of %,d sources in the %s to %s"
              .formatted(
                  surge.count(), alert.sources(), word(surge.span()), Times.minute(surge.to())));
      add(
          facts,
          "Usual",
          String.format(
              Locale.ROOT, "%.1f, the mean of %d such spans", surge.usual(), surge.spans()));
    } else if (quiet != null) {
      Instant heard = quiet.heard();
      add(facts, "Source", quiet.source());
      add(facts, "Silent since", Times.minute(quiet.since()));
      add(facts, "Heard again", heard == null ? "not yet" : Times.minute(heard));
    } else {
      add(
          facts,
          "Story",
          "alert "
              + alert.ordinal()
              + " of it; "
              + counted(alert.articles(), "matching article")
              + " of "
              + counted(alert.sources(), "independent source")
              + " so far");
    }
    if (article != null) {
      Instant published = article.publishedAt();
      Provenance from = article.publishedFrom();
      add(facts, "Source", article.source().name());
      add(
          facts,
          "Published",
          (published == null ? "not said" : Times.minute(published))
              + (from == null ? "" : ", as its " + word(from) + " says"));
      add(facts, "First seen", Times.minute(article.firstSeenAt()));
    }
    return facts;
  }

  private static List<Run> marked(Snippet snippet, List<MatchedClause> matches) {
    return Runs.highlighted(
        snippet.text(),
        matches.stream()
            .filter(match -> match.field() == snippet.field())
            .map(match -> new Span(match.start() - snippet.start(), match.end() - snippet.start()))
            .filter(span -> span.start() >= 0)
            .toList());
  }

  private static AlertViews.Match match(MatchedClause match) {
    var field = match.field();
    return new AlertViews.Match(
        match.clause(),
        orEmpty(match.surface()),
        field == null
            ? "what is known of the article"
            : word(field) + ", characters " + match.start() + " to " + match.end(),
        switch (match.how()) {
          case WRITTEN -> "as it was asked";
          case SPELLING -> "another spelling of the name";
          case FORM -> "another form of the word";
          case NAMED -> "named there";
          case DAY -> "a day that is spoken of";
          case DATA -> "known of the article";
        });
  }

  private static AlertViews.Verdict verdict(AlertFeedback said) {
    return new AlertViews.Verdict(
        said.by(),
        said.verdict() == AlertFeedback.Verdict.NOT ? "not relevant" : word(said.verdict()),
        orEmpty(said.note()),
        Times.minute(said.at()));
  }

  static AlertViews.Deliveries deliveries(
      List<Delivery> rows, String state, String subscription, Instant now) {
    String of =
        subscription.isEmpty() ? "" : "subscription=" + URLEncoder.encode(subscription, UTF_8);
    List<Views.Choice> states = new ArrayList<>();
    for (String each : List.of("", "pending", "delivered", "dead")) {
      String asked = each.isEmpty() ? of : (of.isEmpty() ? "" : of + "&") + "state=" + each;
      states.add(
          new Views.Choice(
              each.isEmpty()
                  ? "All"
                  : each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1),
              "/alerts/deliveries" + (asked.isEmpty() ? "" : "?" + asked),
              each.equals(state)));
    }
    return new AlertViews.Deliveries(
        rows.isEmpty() ? "No messages" : counted(rows.size(), "message"),
        states,
        rows.stream().map(row -> row(row, now)).toList(),
        rows.stream().anyMatch(row -> row.state() == Delivery.State.DEAD));
  }

  private static AlertViews.Delivery row(Delivery row, Instant now) {
    String error = orEmpty(row.lastError());
    return new AlertViews.Delivery(
        row.key(),
        row.kind() == Delivery.Kind.ALERT ? alert(row.messageId()) : "",
        row.subscriptionId(),
        subscription(row.subscriptionId()),
        word(row.type()) + (row.kind() == Delivery.Kind.DIGEST ? ", a digest" : ""),
        word(row.state()),
        counted(row.attempts(), "attempt") + (error.isEmpty() ? "" : ". " + error),
        Times.ago(row.at(), now),
        row.state() == Delivery.State.DEAD);
  }

  static String counted(long number, String what) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  static String word(@Nullable Enum<?> value) {
    return orEmpty(SubscriptionForm.word(value)).replace('-', ' ');
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null || text.isBlank() ? other : text;
  }
}
