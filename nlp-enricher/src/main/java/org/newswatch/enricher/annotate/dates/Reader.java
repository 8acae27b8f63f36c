package org.newswatch.enricher.annotate.dates;

import org.jspecify.annotations.Nullable;

/** Reads one family of expressions. */
interface Reader {

  /** The expression that begins at this token, as far as it goes; null when none does. */
  @Nullable Reading at(Context context, int at);
}
