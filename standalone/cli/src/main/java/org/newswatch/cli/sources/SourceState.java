package org.newswatch.cli.sources;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceHealth;
import org.newswatch.crawler.preview.Advice;
import org.newswatch.desk.SourceStates;

/**
 * A source and how it does, as the screens show it.
 *
 * @param health null when nobody has looked at it yet
 */
public record SourceState(Source source, @Nullable SourceHealth health) {

  /** How much a state asks for somebody to look, the most first. */
  enum Mood {
    BAD,
    DOUBTFUL,
    FINE,
    PAUSED
  }

  Mood mood() {
    SourceHealth known = health;
    if (source.paused()) {
      return Mood.PAUSED;
    }
    if (known == null) {
      return Mood.FINE;
    }
    if (known.warnings().contains(SourceHealth.Warning.FAILING)) {
      return Mood.BAD;
    }
    return known.warnings().isEmpty() && known.lastFailure() == null ? Mood.FINE : Mood.DOUBTFUL;
  }

  /** One or two words: {@code ok}, {@code new}, {@code paused}, {@code failing}. */
  String word() {
    return SourceStates.word(source, health);
  }

  /** What is wrong and what to do, a sentence or two each; empty when all is well. */
  List<String> sentences() {
    SourceHealth known = health;
    if (known == null || source.paused()) {
      return List.of();
    }
    return known.warnings().stream().map(this::sentence).toList();
  }

  private String sentence(SourceHealth.Warning warning) {
    return switch (warning) {
      case FAILING -> "looks at it fail for a day or more: " + toDo();
      case SILENT -> "nothing new for much longer than usual; look: " + test();
      case SHORTER_TEXTS -> "its texts are suddenly much shorter (a redesign?); look: " + test();
      case NO_ARTICLES -> "most of its pages give no article; look: " + test();
      case UNDATED -> "most of its articles do not say when they were published";
    };
  }

  private String toDo() {
    SourceHealth known = health;
    return known == null || known.failed().isEmpty()
        ? "see why: " + test()
        : Advice.of(commonest(known)).orElse("see why: " + test());
  }

  private String test() {
    return "newswatch sources test " + PreviewText.quoted(source.address());
  }

  private static String commonest(SourceHealth health) {
    return health.failed().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
