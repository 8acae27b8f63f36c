package org.newswatch.indexer;

import java.util.Map;

/** What became of one batch of writes. */
public sealed interface BulkResult {

  /**
   * Everything that can be is durable.
   *
   * @param rejected why the others are not, by the place of their record in the batch
   */
  record Written(Map<Integer, Verdict.Rejected> rejected) implements BulkResult {}

  /** Some of it is to be written again later; writing all of it again does no harm. */
  record Busy(String why) implements BulkResult {}

  /** Of some of it there is no index, or no longer. */
  record NoIndex(String why) implements BulkResult {}

  /** Someone must mend something first. */
  record Stop(String why) implements BulkResult {}
}
