package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Topic;

/**
 * Texts through connect, as articles in which nothing was annotated: each is published by a paper
 * of its own, so that nothing tells which belong together but what they say.
 */
final class CopiesRun {

  private static final Instant START = Instant.parse("2021-02-15T00:00:00Z");

  /**
   * One text.
   *
   * @param second when it comes, from the beginning
   */
  record Input(String name, String text, long second) {}

  /**
   * What connect says of the texts.
   *
   * @param copyOf of each the name of the one that it is a copy of, or null
   */
  record Outcome(List<@Nullable String> copyOf, double articlesPerSecond) {}

  private CopiesRun() {}

  /** Lets them through in this order; names are different and fit for a host. */
  static Outcome of(List<Input> inputs) {
    ConnectLane.Outcome<?> outcome =
        ConnectLane.run(
            inputs.stream().map(CopiesRun::annotated).toList(), START, Topic.STORIES, Codec.STORY);
    Map<ArticleId, String> names = new HashMap<>();
    inputs.forEach(input -> names.put(ArticleId.ofUrl(url(input)), input.name()));
    List<@Nullable String> copyOf = new ArrayList<>();
    for (EnrichedArticle article : outcome.enriched()) {
      ArticleId of = article.nearDuplicateOf();
      copyOf.add(of == null ? null : names.get(of));
    }
    return new Outcome(copyOf, outcome.articlesPerSecond());
  }

  private static AnnotatedArticle annotated(Input input) {
    String paper = input.name();
    Instant at = START.plusSeconds(input.second());
    String text = input.text();
    RawArticle raw =
        RawArticle.builder(
                ArticleId.ofUrl(url(input)),
                new SourceRef(paper, paper, paper, null, null),
                text.lines().findFirst().orElse(""),
                text,
                at)
            .url(url(input))
            .publishedAt(at)
            .build();
    return new AnnotatedArticle(
        raw,
        new Annotation(
            null, List.of(), List.of(), List.of(), raw.title(), raw.text(), false, "benchmark"));
  }

  private static String url(Input input) {
    return "https://" + input.name() + ".test/";
  }
}
