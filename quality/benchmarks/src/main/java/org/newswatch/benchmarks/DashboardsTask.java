package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.kibana.Dashboards;
import org.newswatch.kibana.requests.PanelRequest;
import org.newswatch.kibana.requests.PanelRequests;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.testkit.dashboards.DashboardNews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the panels of Kibana's dashboards wait for Elasticsearch. */
@Command(
    name = "dashboards",
    description = {
      "What each panel, list and control of the dashboards asks as they open, one after the other,"
          + " of an index with five weeks of made-up news, alerts and sources; nothing comes from a"
          + " cache of answers. A panel that shows what is in none of its bars asks twice.",
      "dashboards.max_ms is the median of the panel that takes longest; the slowest are named."
    },
    mixinStandardHelpOptions = true)
final class DashboardsTask implements Callable<Integer> {

  private static final int ROUNDS = 5;
  private static final int NAMED = 5;

  @Option(
      names = "--docs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Articles; ${DEFAULT-VALUE} by default.")
  private int docs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (docs < 1) {
      throw new BadDataException("--docs: at least 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter progress = commandLine.getErr();
    var figures = new Figures(commandLine.getOut());
    Path folder = Files.createTempDirectory("dashboards-benchmark");
    try (var index = new IndexedNews(folder, progress)) {
      var news = new DashboardNews(Instant.now(), docs);
      index.sendAll(news.records());
      index.awaitIndexed();
      index.awaitFound(IndexNames.DELIVERIES, news.alerts());
      Map<PanelRequest, Double> medians = new LinkedHashMap<>();
      for (PanelRequest request : PanelRequests.of(Dashboards.shipped())) {
        medians.put(request, median(index, request));
      }
      List<Map.Entry<PanelRequest, Double>> slowest =
          medians.entrySet().stream()
              .sorted(Map.Entry.<PanelRequest, Double>comparingByValue().reversed())
              .limit(NAMED)
              .toList();
      figures.count("dashboards.panels", medians.size());
      figures.rate("dashboards.max_ms", slowest.getFirst().getValue());
      slowest.forEach(
          one ->
              progress.println(
                  String.format(Locale.ROOT, "%.0f ms: %s", one.getValue(), one.getKey())));
      progress.flush();
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private static double median(IndexedNews index, PanelRequest request)
      throws InterruptedException {
    var times = new Millis();
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Answer.Reply reply = answer(index, request);
      if (request.other()) {
        // Bars are drawn when the second answer is there.
        Optional<PanelRequest> second = request.afterwards(reply.json());
        if (second.isPresent()) {
          answer(index, second.get());
        }
      }
      if (round >= 0) {
        times.since(start);
      }
    }
    return times.atMost(.5);
  }

  private static Answer.Reply answer(IndexedNews index, PanelRequest request)
      throws InterruptedException {
    Answer answer =
        index
            .index()
            .send(
                "POST",
                "/" + request.index() + "/_search?request_cache=false",
                request.body().toString());
    if (answer instanceof Answer.Reply reply && reply.ok()) {
      return reply;
    }
    throw new IllegalStateException(request + ": " + answer);
  }
}
