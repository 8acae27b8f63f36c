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

  @Option(
      names = "--data",
      paramLabel = "FILE",
      defaultValue = "../shared/bench/ner/worldwide-a.jsonl",
      description =
          "Texts, a line each: {id,text,entities:[{start,end,type,text}]}; ${DEFAULT-VALUE} by"
              + " default.")
  private Path data = Path.of("");

  @Option(
      names = "--docs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Articles; ${DEFAULT-VALUE} by default.")
  private int docs;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Searches that are timed; ${DEFAULT-VALUE} by default.")
  private int queries;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (queries < 1 || docs < 1) {
      throw new BadDataException("--queries, --docs: at least 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    List<Labelled> texts = NerTexts.read(data);
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
