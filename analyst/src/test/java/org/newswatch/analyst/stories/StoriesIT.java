package org.newswatch.analyst.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Zeppelins.id;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.Told;
import org.newswatch.analyst.samples.Zeppelins;
import org.newswatch.analyst.search.Hit;
import org.newswatch.analyst.search.SearchCalls;

class StoriesIT {

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final StoryCalls calls =
      new StoryCalls(
          zeppelins.index(),
          new SearchCalls(zeppelins.index(), zeppelins.questions(), zeppelins.same()),
          zeppelins.same().stories(),
          zeppelins.clock());

  StoriesIT() throws InterruptedException {}

  @AfterEach
  void clear() throws InterruptedException {
    zeppelins.clear();
  }

  @Test
  void stories_of_more_sources_come_first_and_those_of_long_ago_do_not_come() throws Exception {
    assertThat(latest(24)).extracting(StorySummary::id).containsExactly("story0", "story1");
    assertThat(latest(1)).isEmpty();
  }

  @Test
  void a_story_gives_its_articles_in_the_order_of_time() throws Exception {
    StoryView view = story("story1", 3);

    assertThat(view.story().title()).isEqualTo("Zeppelins go");
    assertThat(view.story().hours()).hasSize(1);
    assertThat(view.articles().total()).isEqualTo(12);
    assertThat(view.articles().hits())
        .extracting(Hit::articleId)
        .containsExactly(id(1), id(3), id(5));
    assertThat(view.articles().facets()).isNotEmpty();
  }

  @Test
  void the_id_of_a_story_that_turned_out_to_be_another_leads_to_that_one() throws Exception {
    zeppelins.same().stories().take(Told.story("story1", "story0"));

    StoryView view = story("story1", 0);

    assertThat(view.story().id()).isEqualTo("story0");
    assertThat(view.articles().total()).isEqualTo(Zeppelins.ARTICLES);
  }

  @Test
  void there_is_no_story_that_nobody_tells() throws Exception {
    assertThat(calls.story("story9", 1)).isEqualTo(new Result.Missing<>("story"));
    assertThat(calls.story("../x y", 1)).isEqualTo(new Result.Missing<>("story"));
  }

  private List<StorySummary> latest(int hours) throws InterruptedException {
    Result<List<StorySummary>> result = calls.latest(hours, 10);
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<List<StorySummary>>) result).value();
  }

  private StoryView story(String id, int articles) throws InterruptedException {
    Result<StoryView> result = calls.story(id, articles);
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<StoryView>) result).value();
  }
}
