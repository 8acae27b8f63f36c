package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NamePairs.Pair;
import org.newswatch.names.NameMatch;
import org.newswatch.names.NameMatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether two names are one, on labelled pairs; what the look-up keys find; and how fast. */
@Command(
    name = "names",
    description = "Same or different on labelled pairs of names; look-up keys; and how fast.",
    mixinStandardHelpOptions = true)
final class NamesTask implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Pairs, a line each: name, name, schema, same or different, by tabs.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the verdicts there, in the form of the data.")
  private @Nullable Path out;

  @Option(names = "--misses", description = "Names the pairs that were misjudged, with reasons.")
  private boolean misses;

  @Option(names = "--no-speed", description = "Leaves out the speed.")
  private boolean noSpeed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Figures figures = new Figures(console);
    NamePairs pairs = NamePairs.read(data);
    List<String> verdicts = new ArrayList<>();
    long right = 0;
    long found = 0;
    long same = 0;
    for (Pair pair : pairs.pairs()) {
      NameMatch match = NameMatcher.compare(pair.preparedFirst(), pair.preparedSecond());
      same += pair.same() ? 1 : 0;
      found += match.same() ? 1 : 0;
      right += pair.same() && match.same() ? 1 : 0;
      verdicts.add(pair.line(match.same()));
      if (misses && pair.same() != match.same()) {
        console.printf(
            "%s «%s» «%s» %s%n", pair.schema(), pair.first(), pair.second(), match.explain());
      }
    }
    if (out != null) {
      Files.write(out, verdicts);
    }
    figures.count("names.pairs", pairs.pairs().size());
    figures.ratio("names.precision", found == 0 ? 0 : right / (double) found);
    figures.ratio("names.recall", same == 0 ? 0 : right / (double) same);
    figures.ratio("names.f1", found + same == 0 ? 0 : 2.0 * right / (found + same));
    NameKeyScore keys = NameKeyScore.of(pairs);
    figures.ratio("names.key_recall", keys.recall());
    figures.rate("names.key_fanout", keys.fanout());
    if (!noSpeed) {
      NameSpeed speed = NameSpeed.measure(pairs);
      figures.rate("names.comparisons_per_s", speed.prepared());
      figures.rate("names.raw_per_s", speed.raw());
    }
    return 0;
  }
}
