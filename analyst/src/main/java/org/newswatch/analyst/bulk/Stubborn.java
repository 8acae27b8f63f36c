package org.newswatch.analyst.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for some lines again and again: together at first, then each on its own, so that one which
 * the index cannot answer, though it answers others, keeps no other from its result. For one
 * thread.
 */
final class Stubborn {

  private static final Logger LOGGER = LoggerFactory.getLogger(Stubborn.class);

  /** How often lines are asked together that the index does not answer. */
  private static final int TOGETHER_MAX = 3;

  /** How often a line is asked on its own, while the index answers others. */
  private static final int ALONE_MAX = 3;

  private final Batch batch;
  private final Snapshot snapshot;
  private final List<BulkLine> lines;
  private final int hitsMax;
  private final Map<BulkLine, BulkResult> results = new HashMap<>();
  private final Map<BulkLine, Integer> unanswered = new HashMap<>();
  private int together;

  Stubborn(Batch batch, Snapshot snapshot, List<BulkLine> lines, int hitsMax) {
    this.batch = batch;
    this.snapshot = snapshot;
    this.lines = lines;
    this.hitsMax = hitsMax;
  }

  /** The results of all lines, or why there are none for now. */
  Result<List<BulkResult>> ask() throws InterruptedException {
    if (together < TOGETHER_MAX) {
      together++;
      return batch.of(lines, hitsMax);
    }
    Result<List<BulkResult>> away = null;
    for (BulkLine line : lines) {
      if (results.containsKey(line)) {
        continue;
      }
      switch (batch.of(List.of(line), hitsMax)) {
        case Result.Found<List<BulkResult>> found -> results.put(line, found.value().getFirst());
        case Result.Unavailable<List<BulkResult>> none -> {
          away = none;
          // Asked after the line, not before: the index may just have gone.
          if (!(snapshot.lastIndexed() instanceof Result.Found<?>)) {
            return none;
          }
          if (unanswered.merge(line, 1, Integer::sum) >= ALONE_MAX) {
            LOGGER
                .atWarn()
                .addKeyValue("line", line.line())
                .addKeyValue("cause", none.why())
                .log("line that the index does not answer is passed over");
            results.put(line, Found.wrong(line, fault(none.why())));
          }
        }
        case Result.BadQuery<List<BulkResult>> other -> {
          return other;
        }
        case Result.Missing<List<BulkResult>> other -> {
          return other;
        }
        case Result.Refused<List<BulkResult>> other -> {
          return other;
        }
      }
    }
    if (results.size() < lines.size() && away != null) {
      return away;
    }
    List<BulkResult> all = new ArrayList<>();
    for (BulkLine line : lines) {
      BulkResult result = results.get(line);
      all.add(result == null ? Found.wrong(line, fault("it was not asked")) : result);
    }
    return new Result.Found<>(all);
  }

  private static BulkResult.Fault fault(String why) {
    return new BulkResult.Fault(
        null,
        "The index answers others, but not this line: " + why,
        "Ask for less with it, or run it again later.");
  }
}
