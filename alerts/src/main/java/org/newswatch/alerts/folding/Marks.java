package org.newswatch.alerts.folding;

/** The numbers of independent sources at which a story is told of again. */
final class Marks {

  private static final int[] FIRST = {5, 10, 25};
  private static final int TIMES = 10;

  private Marks() {}

  /** The greatest of 5, 10, 25, 50, 100, 250, ... that is reached; 0 below the least. */
  static int reached(long sources) {
    int reached = 0;
    for (long unit = 1; ; unit *= TIMES) {
      for (int first : FIRST) {
        if (first * unit > sources) {
          return reached;
        }
        reached = (int) Math.max(reached, first * unit);
      }
    }
  }
}
