package org.newswatch.analyst.sheets;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.newswatch.analyst.bulk.BulkResult;

/** The results of a bulk search, which can be read again and again. */
public interface Results {

  /** What the list calls its columns; empty when it does not say. */
  List<String> header();

  /** How many columns its longest line has. */
  int columns();

  /** All of them in order; to be closed. */
  Stream<BulkResult> open() throws IOException;
}
