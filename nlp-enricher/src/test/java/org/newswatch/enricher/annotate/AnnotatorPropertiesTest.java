package org.newswatch.enricher.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.Articles;

final class AnnotatorPropertiesTest {

  private static final List<String> PIECES =
      List.of(
          "Anna Meyer",
          "Viktor Voronenko",
          "Voronenko's",
          "said",
          "on Monday",
          "will",
          "meet",
          "in Hamburg",
          ".",
          ".",
          ",",
          "\n\n",
          "\n",
          "\u201c",
          "\u201d",
          "\u2020",
          "(",
          ")",
          "United Nations (UN)",
          "last August",
          "February 11-12",
          "9 - 13 August, 2020",
          "since 1996",
          "the end of the month",
          "President",
          "Mr. Brooks",
          "\u00e2\u20ac\u2122s",
          "don't",
          "\ud83d\ude00",
          "e\u0301t\u00e9",
          "every five years",
          "two weeks ago",
          "on 3/4/2025",
          "\u00a0",
          "the company",
          "Вороненко",
          "was",
          "arrested",
          "April Jones",
          "may",
          "tomorrow",
          "&amp;",
          "\ufffd");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(pieces -> String.join(" ", pieces))
        .filter(text -> !text.isBlank());
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void offsets_always_point_at_the_surface_and_never_overlap(@ForAll("texts") String text) {
    RawArticle article = Articles.of("Anna Meyer meets\u2020Viktor Voronenko", text);
    Annotation annotation = Shared.annotator().annotate(article);

    Map<Field, Integer> ends = new HashMap<>();
    for (Mention mention : annotation.mentions()) {
      assertThat(field(article, mention.field()).substring(mention.start(), mention.end()))
          .isEqualTo(mention.surface());
      assertThat(mention.start()).isGreaterThanOrEqualTo(ends.getOrDefault(mention.field(), 0));
      ends.put(mention.field(), mention.end());
    }
    ends.clear();
    for (DateMention date : annotation.dates()) {
      assertThat(field(article, date.field()).substring(date.start(), date.end()))
          .isEqualTo(date.surface());
      assertThat(date.start()).isGreaterThanOrEqualTo(ends.getOrDefault(date.field(), 0));
      ends.put(date.field(), date.end());
    }
    assertThat(annotation.partial()).isFalse();
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void any_text_at_all_is_annotated(@ForAll String text) {
    if (!text.isBlank()) {
      assertThat(Shared.annotator().annotate(Articles.of("News", text)).keyText()).isNotNull();
    }
  }

  @Test
  void the_same_article_gives_the_same_bytes_on_any_thread_in_any_order() throws Exception {
    var random = new Random(7);
    var articles = new ArrayList<RawArticle>();
    for (int i = 0; i < 40; i++) {
      var text = new StringBuilder();
      for (int p = 0; p < 80; p++) {
        text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
      }
      articles.add(Articles.published("2026-0" + (1 + i % 9) + "-1" + i % 10, text.toString()));
    }
    articles.addAll(SampleArticlesTest.articles().values());
    List<byte[]> alone = articles.stream().map(AnnotatorPropertiesTest::record).toList();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < articles.size() * 3; i++) {
      order.add(i % articles.size());
    }
    Collections.shuffle(order, random);

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      order.forEach(i -> tasks.add(() -> record(articles.get(i))));
      List<Future<byte[]>> results = threads.invokeAll(tasks);
      for (int i = 0; i < order.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(alone.get(order.get(i)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] record(RawArticle article) {
    return Codec.ANNOTATED_ARTICLE.encode(
        new AnnotatedArticle(article, Shared.annotator().annotate(article)));
  }

  private static String field(RawArticle article, Field field) {
    return switch (field) {
      case TITLE -> article.title();
      case TEXT -> article.text();
    };
  }
}
