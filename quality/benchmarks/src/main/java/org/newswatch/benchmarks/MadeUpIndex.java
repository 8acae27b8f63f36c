package org.newswatch.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.newswatch.benchmarks.NerTexts.Labelled;
import picocli.CommandLine.Option;

/** Which articles the index of a benchmark holds. */
final class MadeUpIndex {

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

  /** How many articles; at least 1. */
  int docs() {
    if (docs < 1) {
      throw new BadDataException("--docs must be at least 1");
    }
    return docs;
  }

  /** What they are put together from. */
  List<Labelled> texts() throws IOException {
    return NerTexts.read(data);
  }
}
