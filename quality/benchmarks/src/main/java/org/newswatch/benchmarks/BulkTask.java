package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** How fast a list of queries is searched for, and whether its counts are right. */
@Command(
    name = "bulk",
    description = {
      "A list of queries, some broken on purpose, through the running analyst over an index of its"
          + " own with articles put together from real sentences.",
      "bulk.exact is the share of counts that equal those of a plain count query on all articles,"
          + " and those of the plain interpreter on some of them.",
      "bulk.same_bytes is 1 when a job that was stopped and went on gives the same bytes."
    },
    mixinStandardHelpOptions = true)
final class BulkTask implements Callable<Integer> {

  @Mixin private MadeUpIndex made = new MadeUpIndex();

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Lines of the list; ${DEFAULT-VALUE} by default.")
  private int queries;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Articles that the interpreter reads; ${DEFAULT-VALUE} by default.")
  private int sample;

  @Option(
      names = "--interpreted",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Queries that the interpreter is asked; ${DEFAULT-VALUE} by default.")
  private int interpreted;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (queries < 1 || sample < 1 || interpreted < 1) {
      throw new BadDataException("--queries, --sample, --interpreted: at least 1");
    }
    int docs = made.docs();
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    var figures = new Figures(commandLine.getOut());
    List<Labelled> texts = made.texts();
    var news = new RecombinedNews(texts, Math.min(sample, docs));
    Path folder = Files.createTempDirectory("bulk-benchmark");
    try (var index = new IndexedNews(folder, progress)) {
      index.send(news.articles(docs));
      index.awaitIndexed();
      var list = new BulkList(new MadeUpSubscriptions(texts, new Random(1)), queries);
      try (var run = new BulkRun(index, list, figures)) {
        run.speed();
        run.goesOn();
        run.counts();
        run.interpreted(news, Math.min(sample, docs), Math.min(interpreted, queries));
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }
}
