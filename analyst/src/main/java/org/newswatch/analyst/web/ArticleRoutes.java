package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.contract.ArticleId;

/** The page of an article. */
final class ArticleRoutes implements PageRoutes {

  private final SearchCalls search;
  private final Answers answers;

  ArticleRoutes(SearchCalls search, Answers answers) {
    this.search = search;
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/articles/{id}", this::article);
  }

  private void article(Context ctx) throws InterruptedException {
    Optional<ArticleId> id = Answers.articleId(ctx);
    if (id.isEmpty()) {
      answers.missing(ctx, "article");
      return;
    }
    answers.show(
        ctx,
        search.article(id.get()),
        "article.jte",
        found -> ArticlePages.view(found, Answers.parameter(ctx, "q").strip()));
  }
}
