package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.newswatch.analyst.stories.StoryCalls;

/** The page of a story. */
final class StoryRoutes implements PageRoutes {

  private static final int ARTICLES = 100;

  private final StoryCalls stories;
  private final Answers answers;

  StoryRoutes(StoryCalls stories, Answers answers) {
    this.stories = stories;
    this.answers = answers;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get("/stories/{id}", this::story);
  }

  private void story(Context ctx) throws InterruptedException {
    answers.show(ctx, stories.story(ctx.pathParam("id"), ARTICLES), "story.jte", StoryPages::view);
  }
}
