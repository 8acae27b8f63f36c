package org.newswatch.analyst.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.calendar.CalendarDay;
import org.newswatch.analyst.search.ArticleView;
import org.newswatch.analyst.search.Hit;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchPage;
import org.newswatch.analyst.search.SearchRequest.Sort;
import org.newswatch.analyst.stories.StorySummary;
import org.newswatch.analyst.stories.StoryView;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;
import org.newswatch.query.QueryProblem;

/** Turns what the calls found into HTML. */
final class Pages {

  private static final int CHIPS_OF_A_KIND = 4;

  private static final List<Views.Example> EXAMPLES =
      List.of(
          example("Lukashenko migrants", "both words; the name in any of its spellings"),
          example("Kyiv", "a name of four letters or fewer: its capital lets all spellings in"),
          example("=\"Lukashenko\"", "this spelling and no other"),
          example("\"political prisoners\" AND NOT migrants", "a phrase, and what must not stand"),
          example("Minsk OR (Warsaw border)", "either; parentheses group"),
          example("person:\"Angela Merkel\"", "a person; also org: and place:"),
          example("entity:5f0c1e9b72d84a3c6b1f0e2d", "one of newswatch entities list, by its id"),
          example("about:[2026-12-01 TO 2026-12-31]", "articles that speak of these days"),
          example(
              "title:election lang:en source:paper.test", "in titles, one language, one source"));

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final String css;

  /**
   * @param css address of the style sheet
   */
  Pages(String css) {
    this.css = css;
  }

  String home(List<StorySummary> stories, SearchPage latest, Instant now) {
    String headline =
        latest.total() == 0
            ? "No article has been indexed yet. They show here as they come in."
            : number(latest.total(), "article") + " so far.";
    return render(
        "search.jte",
        Views.Search.without(
            "",
            headline,
            null,
            "",
            rows(latest, "", now),
            EXAMPLES,
            StoryPages.rows(stories, now)));
  }

  String results(SearchState state, SearchPage found, int perPage, Instant now) {
    String query = state.query();
    int page = state.page();
    boolean more = (long) page * perPage < found.total();
    boolean reachable = (page + 1) * perPage <= SearchCalls.DEPTH_MAX;
    String headline =
        found.total() == 0
            ? "Nothing found"
            : (found.totalExact() ? "" : "At least ") + number(found.total(), "article");
    return render(
        "search.jte",
        new Views.Search(
            query,
            headline,
            null,
            "",
            rows(found, query, now),
            found.total() == 0 ? EXAMPLES : List.of(),
            FacetViews.of(found.facets(), found.total(), state),
            found.total() > 1 ? sorts(state) : List.of(),
            copies(state, found.copies()),
            List.of(),
            page > 1 ? state.at(page - 1).href() : "",
            more && reachable ? state.at(page + 1).href() : ""));
  }

  private static List<Views.Choice> sorts(SearchState state) {
    return Arrays.stream(Sort.values())
        .map(
            sort ->
                new Views.Choice(
                    switch (sort) {
                      case RELEVANCE -> "Best";
                      case NEWEST -> "Newest";
                      case OLDEST -> "Oldest";
                    },
                    state.sorted(sort).href(),
                    sort == state.sort()))
        .toList();
  }

  private static Views.@Nullable Choice copies(SearchState state, long copies) {
    if (state.originals()) {
      return new Views.Choice("Show copies, too", state.onlyOriginals(false).href(), true);
    }
    return copies == 0
        ? null
        : new Views.Choice(
            "Leave out " + (copies == 1 ? "one copy" : count(copies) + " copies"),
            state.onlyOriginals(true).href(),
            false);
  }

  String problem(String query, QueryProblem problem) {
    String pointer = " ".repeat(Math.min(problem.column() - 1, query.length())) + "^";
    return render(
        "search.jte",
        Views.Search.without(query, "", problem, pointer, List.of(), EXAMPLES, List.of()));
  }

  String article(ArticleView article, String query) {
    Instant published = article.publishedAt();
    Views.Changed changed = Relations.changed(article.revision(), article.revised());
    var notes = new ArrayList<String>();
    if (article.revision() > 1 && changed == null) {
      notes.add("This is revision " + article.revision() + ".");
    }
    if (article.textTruncated()) {
      notes.add("The text was too long and is cut.");
    }
    if (article.partial()) {
      notes.add("Names and days were looked for in a part of the text only.");
    }
    return render(
        "article.jte",
        new Views.Article(
            query,
            query.isBlank() ? "" : SearchState.of(query).href(),
            Runs.annotated(Field.TITLE, article.title(), article),
            article.title(),
            article.sourceName(),
            String.join(", ", article.byline()),
            published == null
                ? "first seen " + Times.minute(article.firstSeenAt())
                : Times.minute(published),
            (published == null ? article.firstSeenAt() : published).toString(),
            orEmpty(article.language()),
            Links.outside(article.url()),
            orEmpty(article.file()),
            notes,
            Runs.paragraphs(Runs.annotated(Field.TEXT, article.text(), article)),
            groups(article.entities()),
            days(article.dates()),
            Relations.related(article.kin(), ""),
            changed));
  }

  String story(StoryView story) {
    return render("story.jte", StoryPages.view(story));
  }

  String calendar(String query, List<CalendarDay> days, LocalDate today) {
    return render("calendar.jte", CalendarPages.view(query, days, today));
  }

  String message(String heading, String detail) {
    var output = new StringOutput();
    engine.render("message.jte", Map.of("heading", heading, "detail", detail, "css", css), output);
    return output.toString();
  }

  private String render(String template, Object view) {
    var output = new StringOutput();
    engine.render(template, Map.of("view", view, "css", css), output);
    return output.toString();
  }

  private static List<Views.Row> rows(SearchPage page, String query, Instant now) {
    return page.hits().stream().map(hit -> row(hit, query, now)).toList();
  }

  private static Views.Row row(Hit hit, String query, Instant now) {
    var chips = new ArrayList<Views.Chip>();
    addChips(chips, MentionType.PERSON, hit.persons());
    addChips(chips, MentionType.ORGANIZATION, hit.organizations());
    addChips(chips, MentionType.LOCATION, hit.places());
    return new Views.Row(
        Links.article(hit.articleId(), query),
        Runs.highlighted(hit.title(), hit.titleHighlights()),
        hit.sourceName(),
        Times.ago(hit.time(), now),
        hit.time().toString(),
        orEmpty(hit.language()),
        hit.revision() > 1,
        Runs.highlighted(hit.snippet(), hit.highlights()),
        chips,
        Relations.related(hit.kin(), query));
  }

  private static void addChips(List<Views.Chip> chips, MentionType type, List<String> labels) {
    labels.stream()
        .limit(CHIPS_OF_A_KIND)
        .map(label -> new Views.Chip(Runs.kind(type), label, Links.name(type, label), 1))
        .filter(chip -> !chip.href().isEmpty())
        .forEach(chips::add);
  }

  private static List<Views.Group> groups(List<EntityRef> entities) {
    var groups = new ArrayList<Views.Group>();
    for (MentionType type : MentionType.values()) {
      List<Views.Chip> chips =
          entities.stream()
              .filter(entity -> entity.type() == type)
              .map(
                  entity ->
                      new Views.Chip(
                          Runs.kind(type),
                          entity.label(),
                          Links.name(type, entity.label()),
                          entity.mentions()))
              .filter(chip -> !chip.href().isEmpty())
              .toList();
      if (!chips.isEmpty()) {
        groups.add(new Views.Group(Runs.kind(type), name(type), chips));
      }
    }
    return groups;
  }

  private static String name(MentionType type) {
    return switch (type) {
      case PERSON -> "People";
      case ORGANIZATION -> "Organisations";
      case LOCATION -> "Places";
      case MISC -> "Other names";
    };
  }

  /** Each span once, in the calendar's order, with the words that stand for it. */
  private static List<Views.Day> days(List<DateMention> dates) {
    record Key(java.time.LocalDate from, java.time.LocalDate to) {}
    var surfaces =
        new TreeMap<Key, Set<String>>(
            java.util.Comparator.comparing(Key::from).thenComparing(Key::to));
    for (DateMention date : dates) {
      if (date.from() != null && date.to() != null) {
        surfaces
            .computeIfAbsent(new Key(date.from(), date.to()), key -> new LinkedHashSet<>())
            .add(date.surface());
      }
    }
    return surfaces.entrySet().stream()
        .map(
            entry ->
                new Views.Day(
                    Times.days(entry.getKey().from(), entry.getKey().to()),
                    Links.days(entry.getKey().from(), entry.getKey().to()),
                    String.join(" \u00b7 ", entry.getValue())))
        .toList();
  }

  private static String number(long count, String what) {
    return count(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Views.Example example(String query, String meaning) {
    return new Views.Example(query, SearchState.of(query).href(), meaning);
  }
}
