package org.newswatch.analyst.stories;

import java.util.List;
import java.util.Optional;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;

/** Stories as REST. */
public final class StoryRest {

  private static final int DAY_HOURS = 24;
  private static final int STORIES = 20;
  private static final int ARTICLES = 50;

  private static final Param<Integer> HOURS =
      Param.number(
          "hours", "How far back somebody wrote of them.", DAY_HOURS, 1, StoryCalls.HOURS_MAX);
  private static final Param<Integer> LIMIT =
      Param.number("limit", "Stories to give.", STORIES, 1, StoryCalls.STORIES_MAX);
  private static final Param<String> ID =
      Param.inPath("id", "The story's id.", "must be a story's id", Optional::of);
  private static final Param<Integer> OF_STORY =
      Param.number("articles", "Articles to give.", ARTICLES, 0, StoryCalls.ARTICLES_MAX);

  private StoryRest() {}

  /** Several of them. */
  public record Stories(List<StorySummary> stories) {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(StoryCalls calls) {
    return List.of(
        Endpoint.get("/stories", "stories")
            .says("stories", "Stories of late, those of the most independent sources first.")
            .takes(HOURS, LIMIT)
            .answers(
                Stories.class,
                request ->
                    calls
                        .latest(request.get(HOURS), request.get(LIMIT))
                        .then(found -> new Result.Found<>(new Stories(found)))),
        Endpoint.get("/stories/{id}", "story")
            .says("stories", "One story with its articles in the order of time.")
            .takes(ID, OF_STORY)
            .answers(
                StoryView.class, request -> calls.story(request.get(ID), request.get(OF_STORY))));
  }
}
