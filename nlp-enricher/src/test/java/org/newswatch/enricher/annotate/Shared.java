package org.newswatch.enricher.annotate;

import java.util.function.Supplier;

/** The annotator that all tests share: loading one takes seconds. */
public final class Shared {

  private static final Supplier<Annotator> ANNOTATOR = Annotator.lazy();

  private Shared() {}

  public static Annotator annotator() {
    return ANNOTATOR.get();
  }
}
