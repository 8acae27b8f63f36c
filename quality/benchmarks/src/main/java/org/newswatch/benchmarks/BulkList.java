package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;

/** A list of queries, one in twenty of which is broken. */
final class BulkList {

  private static final int BROKEN_EVERY = 20;

  private final List<String> lines = new ArrayList<>();

  BulkList(MadeUpSubscriptions made, int count) {
    List<Subscription> subscriptions = made.make(count);
    for (int i = 0; i < count; i++) {
      String query = subscriptions.get(i).query();
      lines.add(i % BROKEN_EVERY == BROKEN_EVERY - 1 ? query + " AND (" : query);
    }
  }

  int size() {
    return lines.size();
  }

  /** The query of a line, from 0 on; empty for a broken one. */
  Optional<Query> query(int line) {
    return Queries.parse(lines.get(line)) instanceof Parsed.Valid valid
        ? Optional.of(valid.query())
        : Optional.empty();
  }

  /** The bytes of a file with the first lines, each changed so. */
  byte[] bytes(int count, UnaryOperator<String> change) {
    var file = new StringBuilder();
    for (String line : lines.subList(0, count)) {
      file.append(change.apply(line)).append('\n');
    }
    return file.toString().getBytes(UTF_8);
  }
}
