package org.newswatch.analyst.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;

/**
 * A source and how it does.
 *
 * @param state ok, new, paused, retrying, or the worst that somebody should look at
 * @param warnings what somebody should look at, in sentences
 * @param health null when nobody has looked at it yet
 */
public record SourceView(
    Source source, String state, List<String> warnings, @Nullable SourceHealth health) {

  public SourceView {
    warnings = List.copyOf(warnings);
  }
}
