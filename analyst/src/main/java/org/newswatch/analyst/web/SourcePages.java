package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.sources.SourceView;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.desk.SourceLooks;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;

/** Sources as pages show them. */
final class SourcePages {

  /** Sources of a list. */
  private static final int ROWS_MAX = 1_000;

  private static final int PERCENT = 100;

  private SourcePages() {}

  static String path(String id) {
    return "/sources/" + URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  /**
   * All of them, those first that somebody should look at.
   *
   * @param state only those in this one; empty for all
   */
  static SourceViews.Overview overview(List<SourceView> all, String state, Instant now) {
    Map<String, Long> counts = new TreeMap<>();
    all.forEach(one -> counts.merge(one.state(), 1L, Long::sum));
    List<Views.Choice> states = new ArrayList<>();
    states.add(new Views.Choice("All " + all.size(), "/sources", state.isEmpty()));
    counts.forEach(
        (word, count) ->
            states.add(
                new Views.Choice(
                    word + " " + count,
                    "/sources?state=" + URLEncoder.encode(word, UTF_8),
                    word.equals(state))));
    List<SourceView> meant =
        all.stream()
            .filter(one -> state.isEmpty() || one.state().equals(state))
            .sorted(
                Comparator.comparingInt((SourceView one) -> rank(mood(one)))
                    .thenComparing(one -> one.source().name())
                    .thenComparing(one -> one.source().id()))
            .toList();
    long amiss = all.stream().filter(one -> rank(mood(one)) < 2).count();
    return new SourceViews.Overview(
        all.isEmpty()
            ? "What is crawled, and how it does."
            : AlertPages.counted(all.size(), "source")
                + (amiss == 0
                    ? ", all of them well."
                    : ", "
                        + amiss
                        + (amiss == 1 ? " of which asks" : " of which ask")
                        + " for a look."),
        all.size(),
        states,
        meant.stream().limit(ROWS_MAX).map(one -> row(one, now)).toList(),
        meant.size() <= ROWS_MAX
            ? ""
            : "The first " + ROWS_MAX + " are shown; choose a state to see others.");
  }

  private static int rank(String mood) {
    return switch (mood) {
      case "bad" -> 0;
      case "doubtful" -> 1;
      case "paused" -> 3;
      default -> 2;
    };
  }

  /** The worst first, as colours have it. */
  private static String mood(SourceView one) {
    SourceHealth health = one.health();
    if (one.source().paused()) {
      return "paused";
    }
    if (health == null) {
      return "new";
    }
    if (health.warnings().contains(SourceHealth.Warning.FAILING)) {
      return "bad";
    }
    return health.warnings().isEmpty() && health.lastFailure() == null ? "active" : "doubtful";
  }

  private static SourceViews.Row row(SourceView one, Instant now) {
    Source source = one.source();
    SourceHealth health = one.health();
    return new SourceViews.Row(
        path(source.id()),
        source.name(),
        about(source),
        one.state(),
        mood(one),
        health == null ? "" : number(health.extracted()),
        health == null ? "" : ago(health.lastArticle(), now),
        health == null ? "" : share(health.datedShare()),
        health == null ? "" : share(health.bylineShare()),
        health == null ? "" : next(health.nextLook(), now));
  }

  private static String about(Source source) {
    List<String> parts = new ArrayList<>();
    parts.add(AlertPages.word(source.kind()));
    Optional.ofNullable(source.country()).ifPresent(parts::add);
    Optional.ofNullable(source.language()).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private static String ago(@Nullable Instant time, Instant now) {
    return time == null ? "" : Times.ago(time, now);
  }

  private static String next(@Nullable Instant time, Instant now) {
    if (time == null) {
      return "";
    }
    Duration left = Duration.between(now, time);
    if (!left.isPositive()) {
      return "now";
    }
    return left.toMinutes() < 60
        ? "in " + Math.max(1, left.toMinutes()) + " min"
        : left.toHours() < 48 ? "in " + left.toHours() + " h" : Times.minute(time);
  }

  private static String share(@Nullable Double share) {
    return share == null ? "" : Math.round(PERCENT * share) + " %";
  }

  private static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  static SourceViews.Sheet sheet(SourceView one, Instant now) {
    Source source = one.source();
    SourceHealth health = one.health();
    List<String> warnings = new ArrayList<>(one.warnings());
    if (health != null && health.lastFailure() != null) {
      warnings.add("The last look failed: " + health.lastFailure());
    }
    return new SourceViews.Sheet(
        source.id(),
        path(source.id()),
        source.name(),
        about(source),
        source.address(),
        one.state(),
        mood(one),
        source.paused(),
        source.origin() == Source.Origin.COMMAND,
        warnings,
        health == null ? List.of() : measures(health, now),
        health == null ? List.of() : facts(source, health, now),
        health == null ? List.of() : failed(health),
        Links.search(Queries.print(new Query.FromSource(source.id()))),
        "/alerts/new?kind=silence&hours=12&source=" + URLEncoder.encode(source.id(), UTF_8));
  }

  private static List<SourceViews.Measure> measures(SourceHealth health, Instant now) {
    List<SourceViews.Measure> measures = new ArrayList<>();
    measures.add(new SourceViews.Measure(number(health.extracted()), "articles"));
    measures.add(
        new SourceViews.Measure(
            health.lastArticle() == null ? "none" : ago(health.lastArticle(), now),
            "newest article"));
    measures.add(new SourceViews.Measure(orDash(share(health.datedShare())), "say when"));
    measures.add(new SourceViews.Measure(orDash(share(health.bylineShare())), "say by whom"));
    Integer chars = health.medianTextChars();
    measures.add(
        new SourceViews.Measure(chars == null ? "\u2013" : number(chars), "characters, median"));
    return measures;
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "\u2013" : text;
  }

  private static List<AlertViews.Fact> facts(Source source, SourceHealth health, Instant now) {
    List<AlertViews.Fact> facts = new ArrayList<>();
    facts.add(new AlertViews.Fact("Counted since", Times.minute(health.since())));
    facts.add(new AlertViews.Fact("Looks at it", number(health.looks())));
    facts.add(new AlertViews.Fact("New addresses", number(health.discovered())));
    facts.add(new AlertViews.Fact("Pages fetched", number(health.fetched())));
    facts.add(new AlertViews.Fact("Last look", orDash(ago(health.lastLook(), now))));
    facts.add(new AlertViews.Fact("Last that went well", orDash(ago(health.lastSuccess(), now))));
    facts.add(
        new AlertViews.Fact(
            "Next look",
            source.paused() ? "none, it is paused" : orDash(next(health.nextLook(), now))));
    facts.add(
        new AlertViews.Fact(
            "Added",
            Times.minute(source.addedAt())
                + (source.origin() == Source.Origin.CONFIGURATION
                    ? ", by the configuration file"
                    : "")));
    return facts;
  }

  private static List<AlertViews.Counted> failed(SourceHealth health) {
    long most = health.failed().values().stream().mapToLong(Long::longValue).max().orElse(1);
    return health.failed().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(
            entry ->
                new AlertViews.Counted(
                    entry.getKey(),
                    number(entry.getValue()),
                    (int) (PERCENT * entry.getValue() / Math.max(1, most))))
        .toList();
  }

  static SourceViews.New empty(Map<String, String> typed, String cause, String fix) {
    return new SourceViews.New(typed, cause, fix, false, "", "", List.of(), List.of(), List.of());
  }

  static SourceViews.New looked(Map<String, String> typed, SourceLooks.Look look) {
    Source draft = look.draft();
    String already = look.already();
    Instant newest = look.newest();
    List<String> notes = new ArrayList<>();
    if (already != null) {
      notes.add("It is a source already: " + already + ".");
    }
    look.notes().forEach(note -> notes.add(sentence(note)));
    String items =
        look.items() == 0
            ? "It names no articles."
            : "It names "
                + AlertPages.counted(look.items(), "article")
                + (newest == null ? "." : ", the newest of " + Times.minute(newest) + ".");
    return new SourceViews.New(
        typed,
        "",
        "",
        draft != null,
        draft == null
            ? (already == null ? "Nothing would come of it" : look.what())
            : draft.name() + ", " + AlertPages.word(draft.kind()),
        draft == null ? look.what() + ". " + items : draft.address() + " \u00b7 " + items,
        notes,
        look.articles().stream().map(SourcePages::seen).toList(),
        look.others().stream()
            .map(
                other ->
                    new Views.Choice(
                        other, "/sources/new?address=" + URLEncoder.encode(other, UTF_8), false))
            .toList());
  }

  private static String sentence(SourceLooks.Note note) {
    return note.detail() + (note.fix() == null ? "" : " " + note.fix() + ".");
  }

  private static SourceViews.Seen seen(SourceLooks.Sample sample) {
    Instant published = sample.published();
    String title = sample.title();
    SourceLooks.Note problem = sample.problem();
    return new SourceViews.Seen(
        title == null ? sample.url() : title,
        sample.byline().isEmpty() ? "no by-line" : String.join(", ", sample.byline()),
        published == null ? "no date" : Times.minute(published),
        number(sample.chars()) + " characters",
        problem == null ? "" : sentence(problem));
  }
}
