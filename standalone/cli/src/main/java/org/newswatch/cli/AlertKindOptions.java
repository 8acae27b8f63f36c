package org.newswatch.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Subscription.Spike.Span;
import org.newswatch.contract.SubscriptionBuilder;
import picocli.CommandLine.Option;

/** What a subscription watches for. */
final class AlertKindOptions {

  private static final double FACTOR = 3;
  private static final int FLOOR = 5;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "match",
      description = {
        "match: articles that match.",
        "spike: more of them than usual, by --span, --factor and --floor.",
        "silence: a source (--source ID) of which nothing new came for --hours; without a query.",
      })
  private Subscription.Kind kind = Subscription.Kind.MATCH;

  @Option(
      names = "--span",
      paramLabel = "hour|day",
      description =
          "Of a spike: count the last hour, or the last day; what is usual is the mean of such"
              + " spans over the four weeks before. hour if not given.")
  private @Nullable Span span;

  @Option(
      names = "--factor",
      paramLabel = "N",
      description = "Of a spike: tell when it is so many times what is usual; 3 if not given.")
  private @Nullable Double factor;

  @Option(
      names = "--floor",
      paramLabel = "N",
      description = "Of a spike: and so many articles at least; 5 if not given.")
  private @Nullable Integer floor;

  @Option(names = "--hours", paramLabel = "N", description = "Of a silence: how long nothing came.")
  private @Nullable Integer hours;

  /** Whether it asks no query. */
  boolean isSilence() {
    return kind == Subscription.Kind.SILENCE;
  }

  /** What it is called unless somebody says otherwise. */
  String name(List<String> words, AlertOptions options) {
    return isSilence() ? "Silence of " + source(options) : String.join(" ", words);
  }

  /**
   * With what it watches for.
   *
   * @throws IllegalArgumentException when options do not fit together, with what to type
   */
  SubscriptionBuilder on(SubscriptionBuilder builder, List<String> words, AlertOptions options) {
    String query = String.join(" ", words);
    boolean ofSpike = span != null || factor != null || floor != null;
    if (ofSpike && kind != Subscription.Kind.SPIKE) {
      throw new IllegalArgumentException(
          "--span, --factor and --floor say what a spike is: add --kind spike");
    }
    if (hours != null && kind != Subscription.Kind.SILENCE) {
      throw new IllegalArgumentException("--hours says what silence is: add --kind silence");
    }
    if (query.isBlank() != isSilence()) {
      throw new IllegalArgumentException(
          isSilence()
              ? "silence is that of a source and asks no query: leave «" + query + "» out"
              : "type a query, best in quotes");
    }
    return switch (kind) {
      case MATCH -> builder.match(query);
      case SPIKE ->
          builder.spike(
              query,
              new Subscription.Spike(
                  span == null ? Span.HOUR : span,
                  factor == null ? FACTOR : factor,
                  floor == null ? FLOOR : floor));
      case SILENCE -> builder.silence(silence(options));
    };
  }

  private Subscription.Silence silence(AlertOptions options) {
    if (hours == null) {
      throw new IllegalArgumentException("say how long is too long: --hours 12");
    }
    return new Subscription.Silence(source(options), hours);
  }

  private static String source(AlertOptions options) {
    if (options.sources().size() != 1) {
      throw new IllegalArgumentException(
          "silence is that of one source: --source ID, as newswatch sources list shows it");
    }
    return options.sources().getFirst();
  }
}
