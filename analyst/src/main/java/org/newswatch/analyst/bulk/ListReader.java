package org.newswatch.analyst.bulk;

import java.util.Map;
import org.newswatch.analyst.index.Result;

/** Reads lists. The same bytes and options always give the same lines. */
@FunctionalInterface
public interface ListReader {

  /**
   * The lines of a list, or why it is none.
   *
   * @param options by the names of the call's parameters
   */
  Result<BulkList> read(byte[] bytes, Map<String, String> options) throws InterruptedException;
}
