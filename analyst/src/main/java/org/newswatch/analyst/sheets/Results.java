package org.newswatch.analyst.sheets;

import java.io.IOException;
import java.util.List;
import org.newswatch.analyst.bulk.BulkResult;

/** The results of a bulk search, which can be read again and again. */
public interface Results {

  /** What the list calls its columns; empty when it does not say. */
  List<String> header();

  /** How many columns its longest line has. */
  int columns();

  /** All of them in order. */
  void each(Taker taker) throws IOException;

  /** Takes one after the other. */
  @FunctionalInterface
  interface Taker {
    /** The next one. */
    void take(BulkResult result) throws IOException;
  }
}
