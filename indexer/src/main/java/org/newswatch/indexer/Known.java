package org.newswatch.indexer;

import java.util.Optional;
import org.newswatch.contract.Source;

/** Who sources and subscriptions are that records name by their id alone. Thread-safe. */
public interface Known {

  /** Nobody. */
  Known NOBODY =
      new Known() {
        @Override
        public Optional<Source> source(String id) {
          return Optional.empty();
        }

        @Override
        public Optional<String> subscription(String id) {
          return Optional.empty();
        }
      };

  /** The source as it is now; empty when it was removed, or nobody told of it yet. */
  Optional<Source> source(String id);

  /** What its owner calls the subscription. */
  Optional<String> subscription(String id);

  /** Whether the article or entity was erased: no document may bring it back. */
  default boolean forgotten(String id) {
    return false;
  }

  /** What the entity is called now; empty when nobody told of it of late. */
  default Optional<String> label(String entity) {
    return Optional.empty();
  }

  /** Whether {@link #forgotten} and {@link #label} can be believed: all was read that was told. */
  default boolean ready() {
    return true;
  }
}
