package org.newswatch.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Mention;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Text;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast articles are matched with many subscriptions. */
@Command(
    name = "alerts",
    description = {
      "Articles matched with subscriptions, one thread, with all that an alert tells.",
      "alerts.ratio is our time by that of a bare Lucene Monitor with the same queries."
    },
    mixinStandardHelpOptions = true)
final class AlertsTask implements Callable<Integer> {

  private static final SourceRef SOURCE =
      new SourceRef("benchmark", "Benchmark", "benchmark.test", "GB", "en");

  private static final Instant SEEN = Instant.parse("2022-07-01T00:00:00Z");
  private static final int TITLE_CHARS_MAX = 120;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts, a line each: {id,text,entities:[{start,end,type,text}]}.")
  private Path data = Path.of("");

  @Option(
      names = "--subscriptions",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many are made up; ${DEFAULT-VALUE} by default.")
  private int subscriptions;

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many texts are matched; ${DEFAULT-VALUE} by default.")
  private int most;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the subscriptions; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(names = "--alone", description = "Without the bare monitor beside it.")
  private boolean alone;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (subscriptions < 1 || most < 1) {
      throw new BadDataException("--subscriptions and --articles must be at least 1");
    }
    var figures = new Figures(Objects.requireNonNull(spec).commandLine().getOut());
    var random = new Random(seed);
    List<Labelled> texts = new ArrayList<>(NerTexts.read(data));
    Collections.shuffle(texts, random);
    // Nobody knows tomorrow's articles when subscribing: those that are matched are others.
    int half = texts.size() / 2;
    var made = new MadeUpSubscriptions(texts.subList(half, texts.size()), random);
    List<EnrichedArticle> articles = articles(texts.subList(0, Math.min(most, half)));
    try (var run = new AlertsRun(articles, made.make(subscriptions))) {
      run.run(figures, !alone);
    }
    return 0;
  }

  /** The annotator, and all that it needs, is gone when this returns. */
  private static List<EnrichedArticle> articles(List<Labelled> texts) {
    Annotator annotator = Annotator.load();
    List<EnrichedArticle> articles = new ArrayList<>();
    for (Labelled text : texts) {
      String title = Text.cut(text.text().strip(), TITLE_CHARS_MAX);
      RawArticle article =
          RawArticle.builder(
                  ArticleId.ofText(SOURCE.id(), text.id()), SOURCE, title, text.text(), SEEN)
              .build();
      articles.add(enriched(article, annotator.annotate(article)));
    }
    return articles;
  }

  private static EnrichedArticle enriched(RawArticle article, Annotation annotation) {
    Map<String, Mention> heads = new LinkedHashMap<>();
    annotation.mentions().forEach(mention -> heads.putIfAbsent(mention.head(), mention));
    List<EntityRef> entities = new ArrayList<>();
    heads.forEach(
        (head, mention) ->
            entities.add(
                new EntityRef(
                    "e" + entities.size(), mention.type(), head, 0, 1, null, List.of(head))));
    return new EnrichedArticle(
        article, annotation, SEEN, 1, 1, List.of(), entities, null, "s1", null, null);
  }
}
