package org.newswatch.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;

/** How a source does, in a word or a sentence. Pure. */
public final class SourceStates {

  private SourceStates() {}

  /**
   * One or two words: {@code ok}, {@code new}, {@code paused}, {@code failing}.
   *
   * @param health null when nobody has looked at it yet
   */
  public static String word(Source source, @Nullable SourceHealth health) {
    if (source.paused()) {
      return "paused";
    }
    if (health == null || health.lastLook() == null) {
      return "new";
    }
    if (!health.warnings().isEmpty()) {
      return word(health.warnings().getFirst());
    }
    return health.lastFailure() == null ? "ok" : "retrying";
  }

  /** The same of what somebody should look at. */
  public static String word(SourceHealth.Warning warning) {
    return warning.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What that means. */
  public static String sentence(SourceHealth.Warning warning) {
    return switch (warning) {
      case FAILING -> "Looks at it have failed for a day or more.";
      case SILENT -> "Nothing new came for much longer than usual.";
      case SHORTER_TEXTS -> "Its texts are suddenly much shorter: a redesign that is read badly?";
      case NO_ARTICLES -> "Most of its pages give no article.";
      case UNDATED -> "Most of its articles do not say when they were published.";
    };
  }
}
