package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long it takes from an article to the alert about it, in a running system. */
@Command(
    name = "alert-latency",
    description = {
      "Live articles at a steady rate through annotate, connect, alerts and the indexer beside a",
      "broker and an Elasticsearch of their own. Articles are put together of sentences of the",
      "data; a share of them also names one made-up person whom one subscription watches for.",
      "alerts.latency_* is from when an article was to be written to the topic of raw articles",
      "until the alert can be read as committed; what comes of the first articles does not count.",
      "It fails when an alert that is due does not come, or one comes that is not due."
    },
    mixinStandardHelpOptions = true)
final class AlertLatencyTask implements Callable<Integer> {

  private static final double MEDIAN = 0.5;
  private static final double SLOW = 0.99;

  /** In the order in which articles come by them. */
  private static final List<Topic> TOPICS =
      List.of(
          Topic.ARTICLES_ANNOTATED, Topic.ARTICLES_ENRICHED, Topic.ALERT_CANDIDATES, Topic.ALERTS);

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts to take sentences from, a line each: {id,text}.")
  private Path data = Path.of("");

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "900",
      description = "Articles that count; ${DEFAULT-VALUE} by default.")
  private int articles;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "450",
      description = "Articles before those; ${DEFAULT-VALUE} by default.")
  private int warmUp;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5",
      description = "Articles a second; ${DEFAULT-VALUE} by default.")
  private int rate;

  @Option(
      names = "--subscriptions",
      paramLabel = "N",
      defaultValue = "48",
      description = "How many are made up; ${DEFAULT-VALUE} by default.")
  private int subscriptions;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Articles that match one of them; ${DEFAULT-VALUE} by default.")
  private double share;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the articles; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(names = "--no-search", description = "Without Elasticsearch and the indexer.")
  private boolean noSearch;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, DeskException {
    if (articles < 1 || warmUp < 0 || rate < 1 || subscriptions < 1) {
      throw new BadDataException(
          "--articles, --rate and --subscriptions must be at least 1, --warm-up at least 0");
    }
    if (share <= 0 || share > 1) {
      throw new BadDataException("--share must be above 0 and at most 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    Figures figures = new Figures(commandLine.getOut());
    List<String> texts = NerTexts.read(data).stream().map(Labelled::text).toList();
    WatchedNews news = new WatchedNews(texts, subscriptions, share, seed);
    Path folder = Files.createTempDirectory("alert-latency-benchmark");
    try (AlertLatencyRun run = new AlertLatencyRun(folder, news, !noSearch)) {
      tell(progress, "warming up with " + warmUp + " articles");
      var unused = run.time(warmUp, rate);
      tell(progress, "timing " + articles + " articles");
      print(run.time(articles, rate), figures);
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void print(Map<Topic, Millis> times, Figures figures) {
    figures.count("alerts.latency_articles", articles);
    figures.count("alerts.latency_alerts", of(times, Topic.ALERTS).count());
    for (Topic topic : TOPICS) {
      String name =
          topic == Topic.ALERTS
              ? "alerts.latency"
              : "alerts.latency_to_"
                  + topic.name().substring(topic.name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
      figures.rate(name + "_p50_ms", of(times, topic).atMost(MEDIAN));
      figures.rate(name + "_p99_ms", of(times, topic).atMost(SLOW));
    }
  }

  private static Millis of(Map<Topic, Millis> times, Topic topic) {
    return times.getOrDefault(topic, new Millis());
  }

  private static void tell(PrintWriter progress, String what) {
    progress.println(what);
    progress.flush();
  }
}
