package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NerTexts.Labelled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a search and a page take. */
@Command(
    name = "search",
    description = {
      "Queries as desks write them, with facets and highlights, one after the other, and every kind"
          + " of page, of the running analyst over an index of its own with articles put together"
          + " from real sentences, their stories and names.",
      "pages.home_kb is the start page with all that it loads."
    },
    mixinStandardHelpOptions = true)
final class SearchTask implements Callable<Integer> {

  @Mixin private MadeUpIndex made = new MadeUpIndex();

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Searches that are timed; ${DEFAULT-VALUE} by default.")
  private int queries;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (queries < 1) {
      throw new BadDataException("--queries must be at least 1");
    }
    int docs = made.docs();
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    List<Labelled> texts = made.texts();
    var news = new RecombinedNews(texts, docs);
    Path folder = Files.createTempDirectory("search-benchmark");
    // Who looks at the news does so when it is news.
    InstantSource then = InstantSource.fixed(RecombinedNews.NOW);
    try (var index = new IndexedNews(folder, progress, then)) {
      index.send(news.articles(docs));
      index.sendWhatTheyTell(news.articles(docs));
      index.awaitIndexed();
      List<String> asked =
          new MadeUpSubscriptions(texts, new Random(1))
              .make(queries).stream().map(subscription -> subscription.query()).toList();
      try (var run = new SearchRun(index.analyst(), asked, new Figures(commandLine.getOut()))) {
        run.searches();
        run.pages(news);
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }
}
