package org.newswatch.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints figures as they are known: {@code name value}, a line each. */
final class Figures {

  private final PrintWriter out;

  Figures(PrintWriter out) {
    this.out = out;
  }

  /** A share or a ratio, with three decimals. */
  void ratio(String name, double value) {
    print(name, String.format(Locale.ROOT, "%.3f", value));
  }

  /** A small share, with five decimals. */
  void share(String name, double value) {
    print(name, String.format(Locale.ROOT, "%.5f", value));
  }

  /** A speed, with one decimal. */
  void rate(String name, double value) {
    print(name, String.format(Locale.ROOT, "%.1f", value));
  }

  void count(String name, long value) {
    print(name, Long.toString(value));
  }

  private void print(String name, String value) {
    out.println(name + " " + value);
    out.flush();
  }
}
