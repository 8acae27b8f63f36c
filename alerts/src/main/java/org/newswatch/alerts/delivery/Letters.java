package org.newswatch.alerts.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.delivery.Letter.Entry;
import org.newswatch.alerts.delivery.Letter.Run;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Field;
import org.newswatch.contract.Snippet;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;

/** Puts a message into words, the alerts of a digest grouped by story. Pure. */
final class Letters {

  /** Stories of one letter; mailboxes cut longer ones. */
  static final int STORIES_MAX = 30;

  /** Earlier alerts listed of one story, and articles held back. */
  static final int LISTED_MAX = 5;

  /** Characters of a title, as in lists of results. */
  static final int TITLE_CHARS_MAX = 200;

  static final int SUBJECT_CHARS_MAX = 140;
  static final int LEAD_CHARS = 240;
  private static final int WATCH_CHARS_MAX = 80;
  private static final int QUERY_CHARS_MAX = 200;
  private static final int WHY_CHARS_MAX = 240;
  private static final int SOURCE_CHARS_MAX = 60;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME_AND_ZONE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

  private Letters() {}

  /** The message in words. */
  static Letter of(Message message) {
    return of(message.subscription(), message.content());
  }

  static Letter of(Subscription subscription, Message.Content content) {
    return switch (content) {
      case Message.Content.One one -> of(subscription, one.alert());
      case Message.Content.Many many -> of(subscription, many.digest());
    };
  }

  private static Letter of(Subscription subscription, Alert alert) {
    String watch = Lines.one(alert.subscriptionName(), WATCH_CHARS_MAX);
    Letter.Story story = story(List.of(alert), subscription.zone());
    String title = story.newest().plainTitle();
    boolean plain = alert.reason() == Alert.Reason.FIRST || alert.article() == null;
    String before = plain ? "" : story.newest().badge() + ": ";
    return new Letter(
        Lines.one(watch + ": " + before + title, SUBJECT_CHARS_MAX),
        watch,
        query(subscription),
        headline(alert),
        "",
        List.of(story),
        "",
        "");
  }

  private static Letter of(Subscription subscription, Digest digest) {
    String watch = Lines.one(digest.subscriptionName(), WATCH_CHARS_MAX);
    ZoneId zone = subscription.zone();
    String span = TIME.format(digest.from().atZone(zone)) + " to " + time(digest.to(), zone);
    if (digest.alerts().isEmpty()) {
      return new Letter(
          watch + ": nothing found",
          watch,
          query(subscription),
          "Nothing found",
          span,
          List.of(),
          digest.more() == 0 ? "" : alerts(digest.more()) + " found no room.",
          nothing(digest));
    }
    Map<String, List<Alert>> byStory = new LinkedHashMap<>();
    for (Alert alert : digest.alerts()) {
      byStory.computeIfAbsent(about(alert), unused -> new ArrayList<>()).add(alert);
    }
    List<Letter.Story> stories =
        inOrder(byStory.values()).stream()
            .limit(STORIES_MAX)
            .map(alerts -> story(alerts, zone))
            .toList();
    long told = digest.alerts().size() + digest.more();
    boolean ofStories = digest.alerts().stream().allMatch(Letters::isOfStory);
    String headline =
        alerts(told) + (ofStories ? " in " + number(byStory.size(), "story", "stories") : "");
    return new Letter(
        Lines.one(watch + ": " + headline, SUBJECT_CHARS_MAX),
        watch,
        query(subscription),
        headline,
        span,
        stories,
        more(digest, byStory.size()),
        "");
  }

  private static String headline(Alert alert) {
    return switch (alert.reason()) {
      case FIRST -> "A new story";
      case REVISED, SOURCES, NAMED, CORRECTION -> "News of a story";
      case SPIKE -> "A surge";
      case SILENT -> "A silent source";
      case HEARD_AGAIN -> "A source is heard again";
    };
  }

  private static List<List<Alert>> inOrder(Collection<List<Alert>> groups) {
    return groups.stream()
        .sorted(
            Comparator.comparingLong((List<Alert> alerts) -> newest(alerts).sources())
                .thenComparing(alerts -> newest(alerts).at())
                .reversed())
        .toList();
  }

  private static Alert newest(List<Alert> alerts) {
    return alerts.stream().max(Comparator.comparing(Alert::at)).orElseThrow();
  }

  private static String about(Alert alert) {
    String story = alert.storyId();
    if (story != null) {
      return story;
    }
    Alert.Quiet quiet = alert.quiet();
    if (quiet != null) {
      return "source " + quiet.source();
    }
    Told article = alert.article();
    return article == null || alert.surge() != null
        ? "alert " + alert.id()
        : "article " + article.id().value();
  }

  private static boolean isOfStory(Alert alert) {
    return alert.surge() == null && alert.quiet() == null;
  }

  private static Letter.Story story(List<Alert> alerts, ZoneId zone) {
    Alert newest = newest(alerts);
    List<Entry> earlier =
        alerts.stream()
            .filter(alert -> !alert.equals(newest))
            .sorted(Comparator.comparing(Alert::at).reversed())
            .limit(LISTED_MAX)
            .map(alert -> entry(alert, zone))
            .toList();
    List<Alert.Held> held = alerts.stream().flatMap(alert -> alert.held().stream()).toList();
    long heldCount = alerts.stream().mapToLong(Alert::heldCount).sum();
    List<Letter.Held> listed = held.stream().limit(LISTED_MAX).map(Letters::held).toList();
    long rest = heldCount - listed.size();
    return new Letter.Story(
        entry(newest, zone),
        count(newest, zone),
        earlier,
        isOfStory(newest) ? "Held back" : "Among them",
        listed,
        heldMore(rest, listed.isEmpty(), isOfStory(newest)),
        Lines.link(newest.links().mute()));
  }

  private static String count(Alert alert, ZoneId zone) {
    Alert.Quiet quiet = alert.quiet();
    if (quiet == null) {
      return articles(alert.articles()) + " from " + sources(alert.sources());
    }
    Instant heard = quiet.heard();
    String since = time(quiet.since(), zone);
    return heard == null
        ? "silent since " + since
        : "silent from " + since + " to " + time(heard, zone);
  }

  private static String heldMore(long rest, boolean alone, boolean heldBack) {
    if (rest <= 0) {
      return "";
    }
    String more = alone ? articles(rest) : "and " + rest + " more";
    return heldBack ? more + " held back" : more;
  }

  private static Entry entry(Alert alert, ZoneId zone) {
    Told told = alert.article();
    return told == null ? entryOfSource(alert, zone) : entry(alert, told, zone);
  }

  private static Entry entryOfSource(Alert alert, ZoneId zone) {
    Alert.Quiet quiet = alert.quiet();
    String source = quiet == null ? alert.subscriptionName() : quiet.source();
    return new Entry(
        badge(alert.reason()),
        false,
        Lines.one(alert.why(), WHY_CHARS_MAX),
        List.of(new Run(Lines.one(alert.title(), TITLE_CHARS_MAX), false)),
        null,
        Lines.one(source, SOURCE_CHARS_MAX),
        time(alert.at(), zone),
        List.of(),
        Lines.link(alert.links().why()));
  }

  private static Entry entry(Alert alert, Told told, ZoneId zone) {
    String title = Lines.one(told.title(), TITLE_CHARS_MAX);
    String ours = Lines.link(alert.links().article());
    boolean first = alert.reason() == Alert.Reason.FIRST;
    return new Entry(
        badge(alert.reason()),
        first,
        first ? "" : Lines.one(alert.why(), WHY_CHARS_MAX),
        title.equals(told.title())
            ? Marks.of(title, Field.TITLE, 0, alert.matches())
            : List.of(new Run(title, false)),
        ours == null ? Lines.link(told.url()) : ours,
        Lines.one(told.source().name(), SOURCE_CHARS_MAX),
        when(told, zone),
        snippets(alert, told),
        Lines.link(alert.links().why()));
  }

  private static List<List<Run>> snippets(Alert alert, Told told) {
    List<List<Run>> snippets = new ArrayList<>();
    for (Snippet snippet : alert.snippets()) {
      if (snippet.field() != Field.TITLE) {
        snippets.add(Marks.of(snippet.text(), snippet.field(), snippet.start(), alert.matches()));
      }
    }
    String lead = Lines.one(told.lead(), LEAD_CHARS);
    if (snippets.isEmpty() && !lead.isEmpty()) {
      snippets.add(List.of(new Run(lead, false)));
    }
    return List.copyOf(snippets);
  }

  private static Letter.Held held(Alert.Held held) {
    return new Letter.Held(
        Lines.one(held.title(), TITLE_CHARS_MAX),
        Lines.link(held.url()),
        Lines.one(held.source(), SOURCE_CHARS_MAX),
        switch (held.why()) {
          case SAME_STORY -> "same story";
          case REPEATS -> "repeats another article";
          case SMALL_CHANGE -> "changed a little";
          case MUTED -> "muted";
          case COUNTED -> "counted";
        });
  }

  private static String badge(Alert.Reason reason) {
    return switch (reason) {
      case FIRST -> "New";
      case REVISED -> "Rewritten";
      case SOURCES -> "Spreading";
      case NAMED -> "Newly named";
      case CORRECTION -> "Corrected";
      case SPIKE -> "Surge";
      case SILENT -> "Silent";
      case HEARD_AGAIN -> "Heard again";
    };
  }

  private static String when(Told told, ZoneId zone) {
    Instant published = told.publishedAt();
    return published == null ? "seen " + time(told.firstSeenAt(), zone) : time(published, zone);
  }

  private static String time(Instant at, ZoneId zone) {
    return TIME_AND_ZONE.format(at.atZone(zone));
  }

  private static String query(Subscription subscription) {
    return Lines.one(subscription.query(), QUERY_CHARS_MAX);
  }

  private static String nothing(Digest digest) {
    @Nullable Long articles = digest.articlesRead();
    @Nullable Long sources = digest.sourcesRead();
    if (articles == null) {
      return "Nothing found. How many articles were read was not counted.";
    }
    String read = "Nothing found, " + articles(articles) + " read";
    return sources == null ? read + "." : read + " from " + sources(sources) + ".";
  }

  private static String more(Digest digest, int stories) {
    List<String> parts = new ArrayList<>();
    if (stories > STORIES_MAX) {
      parts.add(number(stories - STORIES_MAX, "story", "stories"));
    }
    if (digest.more() > 0) {
      parts.add(alerts(digest.more()));
    }
    return parts.isEmpty() ? "" : "And " + String.join(" and ", parts) + " more.";
  }

  private static String articles(long count) {
    return number(count, "article", "articles");
  }

  private static String sources(long count) {
    return number(count, "source", "sources");
  }

  private static String alerts(long count) {
    return number(count, "alert", "alerts");
  }

  private static String number(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
