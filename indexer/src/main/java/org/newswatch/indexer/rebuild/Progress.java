package org.newswatch.indexer.rebuild;

/** Told how far it is, by the thread that does it. */
@FunctionalInterface
public interface Progress {

  /** A line for people. */
  void tell(String line);
}
