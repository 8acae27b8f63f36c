package org.newswatch.indexer.archive;

/** What is left of a record once what was erased is taken out. */
sealed interface Left {

  /** All of it. */
  record Same() implements Left {}

  /** Nothing. */
  record Gone() implements Left {}

  /** Another value. */
  // Never compared; a copy of each would cost more.
  @SuppressWarnings("ArrayRecordComponent")
  record Less(byte[] value) implements Left {}

  Left SAME = new Same();

  Left GONE = new Gone();
}
