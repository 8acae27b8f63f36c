package org.newswatch.contract;

/** What became of decoding bytes: foreign bytes are expected, so failure is a value. */
public sealed interface Decoded<T> {

  /** The bytes held a record. */
  record Read<T>(T value) implements Decoded<T> {}

  /**
   * They did not.
   *
   * @param reason one word that metrics count by
   * @param detail what is wrong, in a sentence
   */
  record Undecodable<T>(String reason, String detail) implements Decoded<T> {}

  /** The record, where the caller knows the bytes to be good. */
  default T orElseThrow() {
    return switch (this) {
      case Read<T> read -> read.value();
      case Undecodable<T> bad -> throw new IllegalArgumentException(bad.detail());
    };
  }
}
