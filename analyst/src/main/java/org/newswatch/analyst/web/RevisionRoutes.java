package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.revisions.Difference;
import org.newswatch.analyst.revisions.RevisionCalls;
import org.newswatch.analyst.revisions.RevisionCalls.Revisions;
import org.newswatch.contract.ArticleId;

/** The page that sets two revisions of an article side by side. */
final class RevisionRoutes implements PageRoutes {

  private final RevisionCalls revisions;
  private final Answers answers;

  RevisionRoutes(RevisionCalls revisions, Answers answers) {
    this.revisions = revisions;
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/articles/{id}/revisions", this::revisions);
  }

  private void revisions(Context ctx) throws InterruptedException {
    Optional<ArticleId> id = Answers.articleId(ctx);
    if (id.isEmpty()) {
      answers.missing(ctx, "article");
      return;
    }
    answers.show(
        ctx,
        revisions
            .revisions(id.get())
            .then(
                all ->
                    difference(ctx, id.get(), all)
                        .then(two -> new Result.Found<>(RevisionPages.view(all, two)))),
        "revisions.jte",
        view -> view);
  }

  /** The two that the address names; else the newest and the one before it. */
  private Result<Difference> difference(Context ctx, ArticleId id, Revisions all)
      throws InterruptedException {
    int newest = all.revisions().getFirst().revision();
    int after = Answers.number(ctx, "after", 1, newest).orElse(newest);
    int before =
        Answers.number(ctx, "before", 1, newest)
            .orElse(RevisionPages.before(all, after).orElse(after));
    return revisions.difference(id, before, after);
  }
}
