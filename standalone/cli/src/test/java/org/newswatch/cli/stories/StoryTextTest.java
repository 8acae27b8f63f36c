package org.newswatch.cli.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.cli.stories.KnownStories.Order;
import org.newswatch.cli.stories.KnownStories.Wanted;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StoryTextTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOSTILE = "Ada\u001b[2J\u202eFerrin\nof Oldport";

  @Test
  void one_that_was_merged_stands_under_its_root_and_is_found_by_its_own_id() {
    Story root = story("s10000aaaa", "Talks end", 5, 3, NOON, null);
    Story part = story("s20000bbbb", "Talks go on", 2, 1, NOON, "s10000aaaa");
    Story late = story("s30000cccc", "Caf\u00e9 closed", 1, 1, NOON.plusSeconds(60), "s20000bbbb");
    Story other = story("s40000dddd", "Bridge", 2, 2, NOON.plusSeconds(90), "s4unknown");
    KnownStories known = known(root, part, late, other);

    assertThat(known.which(all(), Order.SOURCES)).containsExactly(root, other);
    assertThat(known.which(all(), Order.LATEST)).containsExactly(other, root);
    assertThat(known.count()).isEqualTo(2);
    assertThat(known.root(late)).isEqualTo(root);
    assertThat(known.mergedInto(root)).containsExactly(part, late);
    assertThat(known.meant("s20000")).containsExactly(part);
    assertThat(known.meant("s2")).isEmpty();
    assertThat(StoryText.sheet(root, late, known.mergedInto(root)))
        .contains("asked for  s30000cccc was merged into this story: Caf\u00e9 closed")
        .contains("also       s20000bbbb was merged into it: Talks go on")
        .contains("told by    5 articles of 3 independent sources (copies count once)");
  }

  @Test
  void two_that_are_each_other_for_a_moment_are_both_shown() {
    KnownStories known =
        known(story("s1", "A", 1, 1, NOON, "s2"), story("s2", "B", 1, 1, NOON, "s1"));

    assertThat(known.which(all(), Order.SOURCES)).hasSize(2);
  }

  @Test
  void stories_are_found_by_words_of_title_and_names_by_language_and_by_time() {
    Story story = story("s1", "Caf\u00e9 of Minsk closed", 1, 1, NOON, null);
    KnownStories known = known(story);

    for (Wanted wanted :
        List.of(
            new Wanted(List.of("cafe", "MINSK", "ferrin"), "en", NOON),
            new Wanted(List.of("\u00c9 o"), null, NOON.minusSeconds(1)))) {
      assertThat(known.which(wanted, Order.LATEST)).containsExactly(story);
    }
    for (Wanted wanted :
        List.of(
            new Wanted(List.of("cafe", "warsaw"), null, null),
            new Wanted(List.of(), "ru", null),
            new Wanted(List.of(), null, NOON.plusSeconds(1)))) {
      assertThat(known.which(wanted, Order.LATEST)).isEmpty();
    }
  }

  @Test
  void hours_without_articles_are_shown_and_too_many_are_taken_together() {
    assertThat(HourChart.of(hours(1, 0, 3)).lines())
        .containsExactly(
            "  Articles by the hour (UTC)",
            "  2026-03-10  12:00  \u2588 1",
            "              13:00",
            "              14:00  \u2588\u2588\u2588 3");
    assertThat(HourChart.of(hours(400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100)).lines())
        .containsExactly(
            "  Articles by the hour (UTC)",
            "  2026-03-10  12:00  " + "\u2588".repeat(40) + " 400",
            "               \u22ee",
            "  2026-03-11  01:00  " + "\u2588".repeat(10) + " 100");
    long[] week = new long[336];
    java.util.Arrays.fill(week, 1);
    assertThat(HourChart.of(hours(week)).lines())
        .hasSizeBetween(10, HourChart.ROWS_MAX + 1)
        .first()
        .isEqualTo("  Articles by the day (UTC)");
    Instant past = Instant.parse("1999-01-01T00:00:00Z");
    assertThat(HourChart.of(List.of(new Story.Hour(past, 9), new Story.Hour(NOON, 1))).lines())
        .hasSizeLessThanOrEqualTo(HourChart.ROWS_MAX + 1);
  }

  @Test
  void no_text_of_a_story_or_an_article_steers_the_terminal() {
    Story story = story("s\u001b1", HOSTILE, 2, 1, NOON, null);
    JsonNode page =
        JsonMapper.shared()
            .valueToTree(
                Map.of(
                    "total",
                    2,
                    "hits",
                    List.of(
                        Map.of(
                            "title",
                            HOSTILE,
                            "sourceName",
                            HOSTILE,
                            "time",
                            "2026-03-10T12:00:00Z",
                            "kin",
                            Map.of("copyOf", Map.of("title", HOSTILE, "similarity", .93))))));

    assertThat(
            Stream.of(
                StoryText.table(List.of(story), NOON),
                StoryText.sheet(story, story, List.of(story)),
                StoryText.articles(page)))
        .allSatisfy(
            screen ->
                assertThat(screen.replace("\n", ""))
                    .matches(text -> text.codePoints().noneMatch(Character::isISOControl))
                    .doesNotContain("\u202e"));
    assertThat(StoryText.articles(page)).contains("1 of 2 articles", ", 93 %");
    assertThat(StoryText.table(List.of(story), NOON.plus(Duration.ofHours(3)))).contains("3 h ago");
  }

  private static Wanted all() {
    return new Wanted(List.of(), null, null);
  }

  private static KnownStories known(Story... stories) {
    return new KnownStories(
        Stream.of(stories).collect(Collectors.toMap(Story::id, story -> story)));
  }

  private static List<Story.Hour> hours(long... counts) {
    return java.util.stream.IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new Story.Hour(NOON.plus(Duration.ofHours(i)), counts[i]))
        .toList();
  }

  private static Story story(
      String id, String title, long articles, long sources, Instant at, @Nullable String into) {
    return new Story(
        id,
        title,
        ArticleId.ofUrl("https://paper.test/a"),
        at.minusSeconds(3_600),
        at,
        articles,
        sources,
        List.of(new Story.Named("p-1", MentionType.PERSON, HOSTILE, 1)),
        LocalDate.parse("2026-03-10"),
        hours(1),
        List.of("en"),
        into,
        1);
  }
}
