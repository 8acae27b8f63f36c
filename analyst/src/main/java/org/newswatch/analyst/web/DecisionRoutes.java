package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.newswatch.analyst.entities.Decided;
import org.newswatch.analyst.entities.DecisionCalls;
import org.newswatch.analyst.entities.DecisionCalls.Reason;
import org.newswatch.analyst.entities.EntityCalls;
import org.newswatch.analyst.entities.EntitySummary;
import org.newswatch.analyst.entities.Suggestion;
import org.newswatch.analyst.index.Result;

/** Deciding about entities, and what was decided. Every form leads to a page that says what is. */
final class DecisionRoutes implements PageRoutes {

  private static final int CANDIDATES = 20;
  private static final int LOG = 200;

  private final EntityCalls entities;
  private final DecisionCalls decisions;
  private final Answers answers;

  DecisionRoutes(Calls calls, Answers answers) {
    this.entities = calls.entities();
    this.decisions = calls.decisions();
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/entities/{id}/merge", this::merging);
    routes.post("/entities/{id}/merge", this::merge);
    routes.post("/entities/{id}/split", this::split);
    routes.post("/entities/{id}/label", this::label);
    routes.post("/entities/{id}/alias", this::alias);
    routes.get("/decisions", this::log);
    routes.post("/decisions/{id}/undo", this::undo);
  }

  /** First who else it may be, then both side by side. */
  private void merging(Context ctx) throws InterruptedException {
    String typed = EntityRoutes.cut(Answers.parameter(ctx, "q"));
    String into = Answers.parameter(ctx, "into");
    answers.show(
        ctx,
        entities
            .summary(ctx.pathParam("id"))
            .then(
                entity ->
                    into.isEmpty()
                        ? candidates(entity, typed)
                        : entities
                            .summary(into)
                            .then(other -> new Result.Found<>(both(entity, other, typed)))),
        "merge.jte",
        view -> view);
  }

  private Result<EntityViews.Merge> candidates(EntitySummary entity, String typed)
      throws InterruptedException {
    return entities
        .suggest(typed.isEmpty() ? entity.label() : typed, entity.type(), CANDIDATES)
        .then(
            found ->
                new Result.Found<>(
                    new EntityViews.Merge(
                        Links.entityPage(entity.id()),
                        row(entity),
                        typed,
                        found.stream()
                            .filter(one -> !one.entity().id().equals(entity.id()))
                            .map(one -> candidate(entity, one))
                            .toList(),
                        null,
                        "",
                        "")));
  }

  /** Leads to both side by side. */
  private static EntityViews.Row candidate(EntitySummary entity, Suggestion other) {
    EntityViews.Row row = EntityPages.row(other);
    return new EntityViews.Row(
        Links.merge(entity.id(), other.entity().id()),
        row.label(),
        row.spelling(),
        row.style(),
        row.type(),
        row.counts());
  }

  private static EntityViews.Merge both(EntitySummary entity, EntitySummary into, String typed) {
    return new EntityViews.Merge(
        Links.entityPage(entity.id()),
        row(entity),
        typed,
        List.of(),
        row(into),
        into.id(),
        Links.merge(into.id(), entity.id()));
  }

  private static EntityViews.Row row(EntitySummary entity) {
    EntityViews.Row row = EntityPages.row(new Suggestion(entity, entity.label()));
    return new EntityViews.Row(
        row.href(),
        row.label(),
        String.join(" \u00b7 ", entity.spellings()),
        row.style(),
        row.type(),
        row.counts());
  }

  private void merge(Context ctx) throws InterruptedException {
    String into = Answers.field(ctx, "into");
    decided(ctx, into, decisions.merge(ctx.pathParam("id"), into, reason(ctx)));
  }

  private void split(Context ctx) throws InterruptedException {
    String id = ctx.pathParam("id");
    List<String> names = ctx.formParams("name").stream().filter(name -> !name.isBlank()).toList();
    decided(ctx, id, decisions.split(id, names, reason(ctx)));
  }

  private void label(Context ctx) throws InterruptedException {
    String id = ctx.pathParam("id");
    decided(ctx, id, decisions.label(id, Answers.field(ctx, "name"), reason(ctx)));
  }

  private void alias(Context ctx) throws InterruptedException {
    String id = ctx.pathParam("id");
    decided(ctx, id, decisions.alias(id, Answers.field(ctx, "name"), reason(ctx)));
  }

  private void undo(Context ctx) throws InterruptedException {
    Result<Decided> undone = decisions.undo(ctx.pathParam("id"), reason(ctx));
    answers.when(
        ctx,
        "",
        undone,
        done ->
            answers.seeOther(
                ctx,
                Optional.of(done.entities())
                    .filter(named -> !named.isEmpty())
                    .map(named -> Links.decided(named.getFirst().id(), done.id()))
                    .orElse(Links.DECISIONS)));
  }

  private void decided(Context ctx, String entity, Result<Decided> result) {
    answers.when(ctx, "", result, done -> answers.seeOther(ctx, Links.decided(entity, done.id())));
  }

  private static Reason reason(Context ctx) {
    return new Reason(Answers.field(ctx, "by"), Answers.field(ctx, "why"));
  }

  private void log(Context ctx) throws InterruptedException {
    answers.show(
        ctx,
        decisions.decisions(LOG),
        "decisions.jte",
        all -> new EntityViews.Log(all.stream().map(EntityPages::decision).toList()));
  }
}
