package org.newswatch.enricher.connect.state;

/** Tables that change together: all since the last {@link #keep}, or none. For one thread. */
public interface State {

  /** The table; always the same for one name. */
  Rows table(Table table);

  /** Keeps what changed in all tables, for good. */
  void keep();

  /** Drops what changed since the last {@link #keep}. */
  void forget();

  /** One that lasts as long as the object; for tests and measures. */
  static State inMemory() {
    return new PendingState(new RowsInMemory());
  }
}
