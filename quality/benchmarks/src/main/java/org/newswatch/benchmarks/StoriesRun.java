package org.newswatch.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.newswatch.benchmarks.StoryRows.Row;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.annotate.Annotator;

/**
 * Labelled articles through annotate and connect, shuffled, one a minute. Each is published by a
 * paper of its own, so that nothing tells which belong together but what they say.
 */
final class StoriesRun {

  private static final Instant START = Instant.parse("2021-02-15T00:00:00Z");

  private static final Duration APART = Duration.ofMinutes(1);

  /**
   * How the articles of one seed were put together.
   *
   * @param arrived by the story that each was given as it arrived
   * @param merged by the story that readers see in the end, who follow {@code mergedInto}
   * @param stories how many stories readers see
   * @param rows the articles in the order in which they came
   */
  record Outcome(
      List<BCubed.Item> arrived,
      List<BCubed.Item> merged,
      int stories,
      List<Row> rows,
      double articlesPerSecond) {}

  private record OnDay(Row row, LocalDate day) {}

  private final List<Row> rows;
  private final Annotator annotator;
  private final Map<OnDay, Annotation> annotations = new HashMap<>();
  private Duration annotating = Duration.ZERO;

  StoriesRun(List<Row> rows, Annotator annotator) {
    this.rows = rows;
    this.annotator = annotator;
  }

  /** What one article costs annotate, over all that were annotated so far. */
  double annotateSeconds() {
    return annotating.toNanos() / 1e9 / Math.max(1, annotations.size());
  }

  Outcome shuffled(long seed) {
    List<Row> order = new ArrayList<>(rows);
    Collections.shuffle(order, new Random(seed));
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      RawArticle raw = article(order.get(i), i);
      articles.add(new AnnotatedArticle(raw, annotation(order.get(i), raw)));
    }
    ConnectLane.Outcome<Story> outcome =
        ConnectLane.run(articles, START, Topic.STORIES, Codec.STORY);
    Map<String, String> merged = new HashMap<>();
    for (Story story : outcome.changed()) {
      String into = story.mergedInto();
      if (into != null) {
        merged.put(story.id(), into);
      }
    }
    List<BCubed.Item> arrived = new ArrayList<>();
    List<BCubed.Item> read = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      // An article in no story is one of its own.
      String story =
          Objects.requireNonNullElse(
              outcome.enriched().get(i).storyId(), order.get(i).id() + " alone");
      arrived.add(new BCubed.Item(order.get(i).cluster(), story));
      read.add(new BCubed.Item(order.get(i).cluster(), last(story, merged)));
    }
    int stories = (int) read.stream().map(BCubed.Item::found).distinct().count();
    return new Outcome(arrived, read, stories, order, outcome.articlesPerSecond());
  }

  private static String last(String story, Map<String, String> merged) {
    String last = story;
    for (String into = merged.get(last); into != null; into = merged.get(last)) {
      last = into;
    }
    return last;
  }

  /** As of its day: a later seed need not annotate again what depends on nothing else. */
  private Annotation annotation(Row row, RawArticle article) {
    LocalDate day = article.fetchedAt().atZone(ZoneOffset.UTC).toLocalDate();
    return annotations.computeIfAbsent(
        new OnDay(row, day),
        unused -> {
          long begin = System.nanoTime();
          Annotation annotation = annotator.annotate(article);
          annotating = annotating.plusNanos(System.nanoTime() - begin);
          return annotation;
        });
  }

  /**
   * The article as it would have been fetched.
   *
   * @param place in the order of articles; what stands in the id of a row may tell its cluster
   */
  static RawArticle article(Row row, int place) {
    Instant at = START.plus(APART.multipliedBy(place));
    String paper = "paper-" + place + ".test";
    String url = "https://" + paper + "/";
    return RawArticle.builder(
            ArticleId.ofUrl(url),
            new SourceRef(paper, paper, paper, null, null),
            row.title(),
            row.text(),
            at)
        .url(url)
        .publishedAt(at)
        .build();
  }
}
