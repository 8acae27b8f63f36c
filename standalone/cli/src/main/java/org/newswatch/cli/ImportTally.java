package org.newswatch.cli;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.crawler.files.FileItem;

/** Counts what an import meets, and tells of it as it goes. */
final class ImportTally {

  /** Reasons named in the summary; the rest is added up. */
  private static final int REASONS_SHOWN_MAX = 6;

  private final PrintStream err;
  private final int every;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int skippedCount;
  private int bad;
  private int told;

  /**
   * @param err where bad lines and progress are told
   * @param every after so many more articles and skipped records progress is told
   */
  ImportTally(PrintStream err, int every) {
    this.err = err;
    this.every = every;
  }

  void bad(FileItem.Bad item) {
    bad++;
    err.println("bad: " + Terminal.line(item.place() + ": " + item.detail()));
  }

  void skipped(FileItem.Skipped item) {
    skippedCount++;
    skipped.merge(item.reason(), 1, Integer::sum);
  }

  /** Says how far it is, now and then. */
  void progress(int articles) {
    if (articles + skippedCount >= told + every) {
      told = articles + skippedCount;
      err.printf("%d articles, %d bad, %d skipped ...%n", articles, bad, skippedCount);
    }
  }

  int bad() {
    return bad;
  }

  /** All of it in a line; what was skipped by its reasons, the commonest first. */
  String summary(int articles) {
    String sent = articles + (articles == 1 ? " article" : " articles") + " sent, " + bad + " bad";
    if (skippedCount == 0) {
      return sent + ".";
    }
    int[] shown = {0};
    String reasons =
        skipped.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(REASONS_SHOWN_MAX)
            .peek(entry -> shown[0] += entry.getValue())
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    String rest = shown[0] < skippedCount ? ", " + (skippedCount - shown[0]) + " others" : "";
    return sent + ", " + skippedCount + " records without an article (" + reasons + rest + ").";
  }
}
