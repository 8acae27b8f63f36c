package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.attention.Attention;
import org.newswatch.analyst.attention.Attention.Interval;
import org.newswatch.analyst.attention.AttentionCalls;
import org.newswatch.analyst.entities.Decided;
import org.newswatch.analyst.entities.EntityCalls;
import org.newswatch.analyst.entities.EntityView;
import org.newswatch.analyst.entities.Suggestion;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;

/** The pages of entities: looking for one, and all about one. */
final class EntityRoutes implements PageRoutes {

  static final int ARTICLES = 12;
  private static final int FOUND = 40;
  private static final int SUGGESTIONS = 8;
  private static final int RISING = 20;
  private static final int DECISIONS = 20;
  private static final int OK = 200;

  /** Bars that are shown at once. */
  private static final int BARS_MAX = 60;

  /** A chart of fewer days than these says little. */
  private static final int DAYS_MIN = 14;

  private static final int DAYS_OF_WEEK = 7;
  private static final LocalDate LONG_AGO = LocalDate.of(1600, 1, 1);

  private final Calls calls;
  private final Answers answers;

  EntityRoutes(Calls calls, Answers answers) {
    this.calls = calls;
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/entities", this::list);
    routes.get("/entities/{id}", this::entity);
    routes.get("/suggest", this::suggest);
  }

  /** Those with a name; one that bears it alone at once. Without a name, those that rise. */
  private void list(Context ctx) throws InterruptedException {
    String label = cut(Answers.parameter(ctx, "label"));
    MentionType type = type(Answers.parameter(ctx, "type"));
    if (!label.isBlank()) {
      answers.when(
          ctx,
          "",
          calls.entities().suggest(label, type, FOUND),
          found ->
              only(found, label)
                  .ifPresentOrElse(
                      one -> answers.seeOther(ctx, Links.entityPage(one.entity().id())),
                      () -> found(ctx, label, found)));
      return;
    }
    String typed = cut(Answers.parameter(ctx, "q"));
    if (typed.isBlank()) {
      answers.show(
          ctx,
          calls.rising().rising(RISING),
          "entities.jte",
          rising ->
              new EntityViews.Found(
                  "", "", "", List.of(), EntityPages.risen(rising), EntityPages.usual(rising)));
    } else {
      answers.when(
          ctx, "", calls.entities().suggest(typed, type, FOUND), found -> found(ctx, typed, found));
    }
  }

  private void found(Context ctx, String typed, List<Suggestion> found) {
    answers.page(
        ctx,
        OK,
        "entities.jte",
        new EntityViews.Found(
            typed,
            found.isEmpty()
                ? "Nobody is known by a name like that."
                : found.size() == FOUND
                    ? "The first " + FOUND + " by that name"
                    : found.size() == 1 ? "One by that name" : found.size() + " by that name",
            searched(typed),
            EntityPages.rows(found),
            List.of(),
            ""));
  }

  /** The one who is called so; else the one who is spelled so. */
  private static Optional<Suggestion> only(List<Suggestion> found, String label) {
    return only(found, (Suggestion one) -> one.entity().label().equals(label))
        .or(() -> only(found, (Suggestion one) -> one.entity().spellings().contains(label)));
  }

  private static Optional<Suggestion> only(List<Suggestion> found, Predicate<Suggestion> test) {
    List<Suggestion> some = found.stream().filter(test).limit(2).toList();
    return some.size() == 1 ? Optional.of(some.getFirst()) : Optional.empty();
  }

  /** A search for the articles with a name; empty when it has no word. */
  private static String searched(String name) {
    return Queries.named(Query.Scope.ANYWHERE, name)
        .map(query -> Links.search(Queries.print(query)))
        .orElse("");
  }

  /** The part of a page that hangs under the box in which one types. */
  private void suggest(Context ctx) throws InterruptedException {
    String typed = Answers.parameter(ctx, "q").strip();
    Result<List<Suggestion>> found =
        isName(typed)
            ? calls.entities().suggest(typed, null, SUGGESTIONS)
            : new Result.Found<>(List.of());
    // Who types should not be told of an index that is away before they asked it anything.
    List<Suggestion> shown =
        found instanceof Result.Found<List<Suggestion>> some ? some.value() : List.of();
    answers.page(
        ctx,
        OK,
        "suggest.jte",
        new EntityViews.Found(typed, "", "", EntityPages.rows(shown), List.of(), ""));
  }

  /** Whether it may be the beginning of a name, and no query that asks for more. */
  private static boolean isName(String typed) {
    return typed.length() >= 2
        && typed.length() <= EntityCalls.TYPED_CHARS_MAX
        && typed.chars().noneMatch(c -> ":\"()[]@*=/".indexOf(c) >= 0);
  }

  private void entity(Context ctx) throws InterruptedException {
    String id = ctx.pathParam("id");
    String decision = Answers.parameter(ctx, "decision");
    answers.when(
        ctx,
        "",
        calls
            .entities()
            .entity(id, ARTICLES)
            .then(
                view ->
                    calls
                        .decisions()
                        .decisionsOn(view.entity().id(), DECISIONS)
                        .then(
                            decided ->
                                chart(view)
                                    .then(
                                        chart ->
                                            new Result.Found<>(new Shown(view, chart, decided))))),
        shown -> {
          String root = shown.view().entity().id();
          if (!root.equals(id)) {
            answers.seeOther(ctx, Links.entityPage(root));
            return;
          }
          answers.page(
              ctx,
              OK,
              "entity.jte",
              EntityPages.view(
                  shown.view(), shown.chart(), shown.decided(), done(shown.decided(), decision)));
        });
  }

  private record Shown(EntityView view, Chart chart, List<Decided> decided) {}

  private static @Nullable Decided done(List<Decided> decided, String id) {
    return decided.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /** Its articles over time, from the first to the last, in bars that can be told apart. */
  private Result<Chart> chart(EntityView view) throws InterruptedException {
    if (view.articles().total() == 0) {
      return new Result.Found<>(Chart.NONE);
    }
    AttentionCalls attention = calls.attention();
    LocalDate last = LocalDate.ofInstant(EntityPages.last(view), ZoneOffset.UTC);
    LocalDate first = LocalDate.ofInstant(view.entity().firstSeen(), ZoneOffset.UTC);
    first = first.isBefore(LONG_AGO) || first.isAfter(last) ? last : first;
    LocalDate from = first.isAfter(last.minusDays(DAYS_MIN)) ? last.minusDays(DAYS_MIN) : first;
    long days = ChronoUnit.DAYS.between(from, last);
    Interval interval =
        days <= BARS_MAX
            ? Interval.DAY
            : days <= (long) BARS_MAX * DAYS_OF_WEEK ? Interval.WEEK : Interval.MONTH;
    LocalDate earliest = last.minusMonths(BARS_MAX);
    Result<Attention> found =
        attention.over(
            view.query(),
            from.isBefore(earliest) ? earliest : from,
            last,
            interval,
            Attention.By.NOTHING);
    return found.then(points -> new Result.Found<>(EntityPages.chart(points, interval)));
  }

  static String cut(String typed) {
    String stripped = typed.strip();
    return stripped.substring(0, Math.min(EntityCalls.TYPED_CHARS_MAX, stripped.length()));
  }

  /** Null for what is no type. */
  private static @Nullable MentionType type(String word) {
    return Arrays.stream(MentionType.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElse(null);
  }
}
