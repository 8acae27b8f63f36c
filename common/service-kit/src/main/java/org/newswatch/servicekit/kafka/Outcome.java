package org.newswatch.servicekit.kafka;

/** What became of a batch. */
public sealed interface Outcome {

  /** Its whole effect is durable: its offsets may be committed. */
  record Done() implements Outcome {}

  /** Something outside does not take it now; the same batch is to come again after a while. */
  record RetryLater(String why) implements Outcome {}

  /** It can never be handled and cannot be skipped: the loop stops and says so. */
  record Fatal(Throwable cause) implements Outcome {}

  /** The usual outcome. */
  Outcome DONE = new Done();
}
