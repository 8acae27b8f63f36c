package org.newswatch.analyst.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Query;

/**
 * One line of a list, made ready.
 *
 * @param line where it stands in the list as it was given, from 1 on
 * @param id what the list calls it; empty when it does not
 * @param cells its columns, untouched
 * @param asked the name or the query, as it was written
 */
public record BulkLine(int line, String id, List<String> cells, String asked, Ask ask) {

  public BulkLine {
    cells = List.copyOf(cells);
  }

  /** What is to be done with it. */
  public sealed interface Ask {

    /**
     * The index is asked.
     *
     * @param query without {@link Query.Saved}; finds at least what the judge lets pass
     * @param judge says which of the found articles count, and how well each fits; null for all
     */
    record Search(Query query, @Nullable Judge judge) implements Ask {}

    /** Nothing: it is told why. */
    record Wrong(BulkResult.Fault fault) implements Ask {}
  }
}
