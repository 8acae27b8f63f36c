package org.newswatch.analyst.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Newest;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.index.Snapshot;
import org.newswatch.analyst.search.Questions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some lines, asked together: one request of many searches, and further ones for the lines that
 * have more. Each line's result is its own; an index that does not answer fails all of them.
 */
final class Batch {

  private final Snapshot snapshot;
  private final Questions questions;
  private final UnaryOperator<String> story;
  private final boolean originals;
  private final @Nullable Instant since;
  private final Instant asOf;

  Batch(
      Snapshot snapshot,
      Questions questions,
      UnaryOperator<String> story,
      boolean originals,
      @Nullable Instant since,
      Instant asOf) {
    this.snapshot = snapshot;
    this.questions = questions;
    this.story = story;
    this.originals = originals;
    this.since = since;
    this.asOf = asOf;
  }

  /**
   * The results, in the lines' order.
   *
   * @param hitsMax how many articles each may list
   */
  Result<List<BulkResult>> of(List<BulkLine> lines, int hitsMax) throws InterruptedException {
    Map<BulkLine, Found> asked = new HashMap<>();
    Map<BulkLine, BulkResult.Fault> wrong = new HashMap<>();
    List<Found> open = new ArrayList<>();
    for (BulkLine line : lines) {
      switch (line.ask()) {
        case BulkLine.Ask.Wrong bad -> wrong.put(line, bad.fault());
        case BulkLine.Ask.Search search -> {
          Found found = new Found(line, search.judge(), filter(search), hitsMax, story);
          asked.put(line, found);
          open.add(found);
        }
      }
    }
    Map<Found, BulkResult.Fault> refused = new HashMap<>();
    while (!open.isEmpty()) {
      Result<List<Result<JsonNode>>> answers =
          snapshot.searches(open.stream().map(Found::request).toList());
      if (!(answers instanceof Result.Found<List<Result<JsonNode>>> all)) {
        return answers.then(unreachable -> new Result.Found<>(List.of()));
      }
      for (int i = 0; i < open.size(); i++) {
        Result<JsonNode> answer = all.value().get(i);
        Optional<BulkResult.Fault> fault = Found.fault(answer);
        if (fault.isPresent()) {
          refused.put(open.get(i), fault.get());
        } else if (answer instanceof Result.Found<JsonNode> one) {
          open.get(i).take(one.value());
        }
      }
      open = open.stream().filter(each -> !each.isWhole() && !refused.containsKey(each)).toList();
    }
    List<BulkResult> results = new ArrayList<>();
    for (BulkLine line : lines) {
      Found found = asked.get(line);
      BulkResult.Fault fault = found == null ? wrong.get(line) : refused.get(found);
      results.add(
          found != null && fault == null ? found.result() : Found.wrong(line, orUnknown(fault)));
    }
    return new Result.Found<>(results);
  }

  private static BulkResult.Fault orUnknown(BulkResult.@Nullable Fault fault) {
    return fault == null
        ? new BulkResult.Fault(null, "The line was not asked.", "Run it again.")
        : fault;
  }

  private ObjectNode filter(BulkLine.Ask.Search search) {
    return Newest.filter(questions.request(search.query()), since, asOf, originals);
  }
}
