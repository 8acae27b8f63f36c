package org.newswatch.enricher.connect.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Story;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;
import org.newswatch.enricher.connect.stories.Press.Subject;

final class StoriesTest {

  private static final Instant START = Instant.parse("2021-02-01T00:00:00Z");
  private static final Instant CLOCK = Instant.parse("2026-01-01T00:00:00Z");

  private static final int ROW_BYTES_MAX = 20_000;

  private final State state = State.inMemory();
  private final Map<String, Story> told = new LinkedHashMap<>();
  private Stories stories = new Stories(state, () -> CLOCK);

  private String add(EnrichedArticle article) {
    return keep(stories.place(article, null, at(article), article.article().fetchedAt()));
  }

  private String keep(Placement placed) {
    for (Story story : stories.keep(placed)) {
      told.put(story.id(), story);
    }
    state.keep();
    return placed.storyId();
  }

  private Story story(String id) {
    return Objects.requireNonNull(told.get(id), id);
  }

  private static Instant at(EnrichedArticle article) {
    Instant published = article.article().publishedAt();
    return published == null ? article.article().fetchedAt() : published;
  }

  /** What a busy day brings: of each subject some articles, all of them mixed. */
  private static List<EnrichedArticle> news(int subjects, int articles, long seed) {
    Random random = new Random(seed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < subjects * articles; i++) {
      order.add(i % subjects);
    }
    Collections.shuffle(order, random);
    List<EnrichedArticle> news = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Subject subject = Subject.of("s" + Press.letters(order.get(i)), 40);
      news.add(Press.about(subject, null, i, START.plusSeconds(60L * i), random));
    }
    return news;
  }

  @Test
  void articles_that_say_much_the_same_are_one_story_and_others_are_not() {
    Map<String, Set<String>> found = new HashMap<>();
    for (EnrichedArticle article : news(20, 6, 1)) {
      String subject = article.entities().getFirst().id();
      found.computeIfAbsent(subject, unused -> new TreeSet<>()).add(add(article));
    }

    assertThat(found).hasSize(20).allSatisfy((subject, ids) -> assertThat(ids).hasSize(1));
    assertThat(told)
        .hasSize(20)
        .allSatisfy((id, story) -> assertThat(story.articles()).isEqualTo(6));
  }

  @Test
  void a_replay_gives_the_same_ids_also_when_it_was_interrupted_anywhere() {
    // The last are so many of one story that its row is written anew a few times.
    List<EnrichedArticle> news = new ArrayList<>(news(15, 5, 2));
    news.addAll(news(2, 3 * Change.ROWS_MAX, 4).subList(15 * 5 / 2, 6 * Change.ROWS_MAX));
    List<String> ids = news.stream().map(this::add).toList();

    StoriesTest again = new StoriesTest();
    List<String> others = new ArrayList<>();
    for (EnrichedArticle article : news) {
      others.add(again.add(article));
      again.stories = new Stories(again.state, () -> CLOCK);
    }

    assertThat(others).isEqualTo(ids);
    assertThat(again.told).isEqualTo(told);
  }

  @Test
  void an_article_that_was_placed_but_not_kept_leaves_no_trace() {
    List<EnrichedArticle> news = news(10, 5, 3);
    List<String> ids = news.stream().map(this::add).toList();

    StoriesTest again = new StoriesTest();
    List<String> others = new ArrayList<>();
    for (EnrichedArticle article : news) {
      var unused = again.stories.place(news.getLast(), null, at(article), at(article));
      others.add(again.add(article));
    }

    assertThat(others).isEqualTo(ids);
  }

  @Test
  void a_month_of_one_affair_with_ten_events_is_at_least_ten_stories() {
    Random random = new Random(4);
    Subject affair = Subject.of("affair", 25);
    List<EnrichedArticle> month = new ArrayList<>();
    Map<ArticleId, Integer> events = new HashMap<>();
    for (int event = 0; event < 10; event++) {
      Subject subject = affair.and(Subject.of("event" + Press.letters(event), 45));
      Instant begin = START.plus(Duration.ofDays(3L * event));
      LocalDate day = LocalDate.ofInstant(begin, ZoneOffset.UTC);
      for (int i = 0; i < 6; i++) {
        Instant at = begin.plus(Duration.ofHours(6L * i));
        EnrichedArticle article = Press.about(subject, day, month.size(), at, random);
        month.add(article);
        events.put(article.id(), event);
      }
    }
    for (int i = 0; i < 600; i++) {
      Subject other = Subject.of("other" + Press.letters(i / 3), 40);
      Instant at = START.plus(Duration.ofHours(i));
      month.add(Press.about(other, null, 1000 + i, at, random));
    }
    month.sort((one, other) -> at(one).compareTo(at(other)));

    Map<String, Set<Integer>> found = new HashMap<>();
    for (EnrichedArticle article : month) {
      String id = add(article);
      Integer event = events.get(article.id());
      if (event != null) {
        found.computeIfAbsent(id, unused -> new TreeSet<>()).add(event);
      }
    }

    assertThat(found).hasSizeBetween(10, 14).allSatisfy((id, of) -> assertThat(of).hasSize(1));
    assertThat(found.keySet()).noneMatch(id -> story(id).mergedInto() != null);
  }

  @Test
  void an_article_in_another_language_joins_by_entities_and_days() {
    LocalDate day = LocalDate.parse("2021-02-01");
    Subject named = new Subject(List.of(), List.of("p-1", "p-2"), List.of("l-1"));
    news(20, 3, 5).forEach(this::add);
    String story =
        add(Press.article(500, "harbour strike begins at dawn", START, "en", named, day));
    String aside =
        add(
            Press.article(
                502,
                "выставка кошек открылась",
                START,
                "ru",
                new Subject(List.of(), List.of("p-1"), List.of()),
                null));
    String russian =
        add(Press.article(501, "забастовка началась на рассвете", START, "ru", named, day));

    assertThat(russian).isEqualTo(story);
    assertThat(aside).isNotEqualTo(story);
    assertThat(story(story).languages()).containsExactly("en", "ru");
  }

  @Test
  void old_articles_of_an_import_join_old_stories_and_change_nothing_of_what_runs() {
    List<EnrichedArticle> news = news(10, 6, 6);
    List<String> ids = news.stream().map(this::add).toList();

    StoriesTest mixed = new StoriesTest();
    Random random = new Random(7);
    Instant longAgo = Instant.parse("2015-05-05T00:00:00Z");
    List<String> others = new ArrayList<>();
    Set<String> old = new TreeSet<>();
    for (EnrichedArticle article : news) {
      Subject same = Subject.of(article.entities().getFirst().id().replace("-person", ""), 40);
      EnrichedArticle before = Press.about(same, null, 5000 + others.size(), longAgo, random);
      Instant now = article.article().fetchedAt();
      old.add(mixed.keep(mixed.stories.place(before, null, longAgo, now)));
      others.add(mixed.add(article));
    }

    assertThat(others).isEqualTo(ids);
    assertThat(old).hasSize(10).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void a_near_duplicate_joins_its_original_and_is_no_further_source() {
    EnrichedArticle original = news(1, 1, 8).getFirst();
    String story = add(original);
    EnrichedArticle other = Press.about(Subject.of("quite", 30), null, 77, START, new Random(1));
    EnrichedArticle copy = copyOf(original, other);
    keep(stories.place(copy, story, START, START));

    assertThat(story(story).articles()).isEqualTo(2);
    assertThat(story(story).sources()).isEqualTo(1);
  }

  private static EnrichedArticle copyOf(EnrichedArticle original, EnrichedArticle article) {
    return new EnrichedArticle(
        article.article(),
        article.annotation(),
        article.firstSeenAt(),
        1,
        1,
        List.of(),
        article.entities(),
        original.id(),
        null,
        0.9,
        null);
  }

  @Test
  void a_revision_keeps_its_story_and_gives_it_its_new_title() {
    List<EnrichedArticle> news = news(3, 1, 9);
    String story = add(news.get(0));
    String other = add(news.get(1));
    RawArticle now = news.get(0).article();
    RawArticle changed =
        RawArticle.builder(
                now.id(), now.source(), "Another title", news.get(1).article().text(), START)
            .build();
    EnrichedArticle revision =
        new EnrichedArticle(
            changed,
            news.get(1).annotation(),
            START,
            2,
            2,
            List.of(),
            news.get(1).entities(),
            null,
            null,
            null,
            null);
    String kept = keep(stories.placeAgain(revision, story, START, START));

    assertThat(kept).isEqualTo(story).isNotEqualTo(other);
    assertThat(story(story).title()).isEqualTo("Another title");
    assertThat(story(story).articles()).isEqualTo(1);
  }

  @Test
  void stories_that_turn_out_to_be_one_are_linked_and_later_articles_go_to_the_first() {
    Subject whole = Subject.of("whole", 60);
    List<String> words = whole.words();
    news(10, 3, 10).forEach(this::add);
    Subject none = new Subject(List.of(), List.of(), List.of());
    String one = add(said(900, words.subList(0, 30), none));
    String two = add(said(901, words.subList(30, 60), none));
    String both = add(said(902, words, none));
    stories = new Stories(state, () -> CLOCK);
    String later = add(said(903, words.subList(30, 60), none));

    assertThat(two).isNotEqualTo(one);
    assertThat(Set.of(one, two)).contains(both);
    assertThat(story(two).mergedInto()).isEqualTo(one);
    assertThat(later).isEqualTo(one);
    assertThat(story(one).articles()).isEqualTo(4);
  }

  private static EnrichedArticle said(int number, List<String> words, Subject named) {
    return Press.article(number, String.join(" ", words), START, "en", named, null);
  }

  @Test
  void a_story_is_done_after_a_quiet_week_and_its_rows_are_gone() {
    EnrichedArticle first = news(1, 1, 11).getFirst();
    String story = add(first);
    Subject other = Subject.of("other", 30);
    Instant later = START.plus(Lane.QUIET_MAX).plus(Duration.ofHours(2));
    add(Press.about(other, null, 50, later, new Random(1)));
    Map<String, Story> before = Map.copyOf(told);
    String again = keep(stories.placeAgain(first, story, at(first), later));

    assertThat(again).isEqualTo(story);
    assertThat(told).isEqualTo(before);
  }

  @Test
  void a_story_says_what_its_articles_say() {
    List<EnrichedArticle> news = new ArrayList<>();
    Random random = new Random(12);
    Subject subject = Subject.of("subject", 40);
    LocalDate day = LocalDate.parse("2021-02-03");
    for (int i = 0; i < 5; i++) {
      news.add(Press.about(subject, day, i, START.plus(Duration.ofMinutes(40L * i)), random));
    }
    Set<String> ids = news.stream().map(this::add).collect(Collectors.toSet());
    Story story = story(ids.iterator().next());

    assertThat(ids).hasSize(1);
    assertThat(story.day()).isEqualTo(day);
    assertThat(story.firstSeen()).isEqualTo(START);
    assertThat(story.lastSeen()).isEqualTo(START.plus(Duration.ofMinutes(160)));
    assertThat(story.sources()).isEqualTo(5);
    assertThat(story.hours())
        .containsExactly(
            new Story.Hour(START, 2),
            new Story.Hour(START.plus(Duration.ofHours(1)), 1),
            new Story.Hour(START.plus(Duration.ofHours(2)), 2));
    assertThat(story.entities())
        .extracting(Story.Named::id)
        .containsExactly("subject-person", "subject-place");
    assertThat(news)
        .anySatisfy(article -> assertThat(article.id()).isEqualTo(story.titleArticle()));
  }

  @Test
  void hostile_articles_cost_no_more_than_their_bounds() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 199_000; i++) {
      text.append("w").append(Press.letters(i)).append(' ');
    }
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      people.add("p-" + i);
    }
    Subject named = new Subject(List.of(), people, List.of());
    EnrichedArticle huge = Press.article(1, text.toString(), START, "en", named, LocalDate.EPOCH);
    String story = add(huge);

    assertThat(story(story).entities()).hasSizeLessThanOrEqualTo(10);
    state
        .table(Table.STORY_KEYS)
        .all(
            (key, row) -> {
              assertThat(row).hasSizeLessThan(ROW_BYTES_MAX);
              return true;
            });
  }
}
