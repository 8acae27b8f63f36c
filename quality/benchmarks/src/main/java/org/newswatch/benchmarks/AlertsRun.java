package org.newswatch.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.jspecify.annotations.Nullable;
import org.newswatch.alerts.matching.Lookups;
import org.newswatch.alerts.matching.Matcher;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Analyzers;
import org.newswatch.query.Asker;
import org.newswatch.query.LuceneDocuments;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;

/**
 * Articles matched with subscriptions by our matcher, and by a bare Lucene Monitor that holds the
 * same compiled queries and tells only which match: article by article in turn.
 */
final class AlertsRun implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final int ROUNDS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_OF_MILLI = 1e6;
  private static final int MEGABYTE = 1 << 20;

  private final List<EnrichedArticle> articles;
  private final List<Subscription> subscriptions;
  private final Matcher ours = Matcher.of(Lookups.NONE);

  AlertsRun(List<EnrichedArticle> articles, List<Subscription> subscriptions) {
    this.articles = articles;
    this.subscriptions = subscriptions;
  }

  void run(Figures figures, boolean compared) throws IOException {
    long before = usedMegabytes();
    long start = System.nanoTime();
    List<Matcher.Failure> refused = ours.update(subscriptions);
    double loaded = (System.nanoTime() - start) / 1e9;
    if (!refused.isEmpty()) {
      throw new IllegalStateException("refused: " + refused.getFirst());
    }
    long heap = usedMegabytes() - before;
    if (compared) {
      try (var bare = new Monitor(Analyzers.article())) {
        load(bare);
        measure(figures, bare);
      }
    } else {
      measure(figures, null);
    }
    figures.count("alerts.heap_mb", heap);
    figures.rate("alerts.load_s", loaded);
  }

  private void load(Monitor bare) throws IOException {
    var asker = new Asker(NOW, ZoneOffset.UTC, Set::of);
    List<MonitorQuery> queries = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      if (Queries.parse(subscription.query()) instanceof Parsed.Valid valid) {
        queries.add(new MonitorQuery(subscription.id(), Queries.toLucene(valid.query(), asker)));
      }
    }
    bare.register(queries);
  }

  private void measure(Figures figures, @Nullable Monitor bare) throws IOException {
    double[] millis = new double[articles.size() * ROUNDS];
    double total = 0;
    double others = 0;
    long processor = 0;
    long matches = 0;
    long asked = 0;
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < articles.size(); i++) {
        EnrichedArticle article = articles.get(i);
        boolean bareFirst = (i + round) % 2 == 0;
        double bareTook = bareFirst && bare != null ? bareMillis(bare, article) : 0;
        long begun = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Matcher.Matched matched = ours.match(article, NOW);
        double took = (System.nanoTime() - start) / NANOS_OF_MILLI;
        long busy = THREADS.getCurrentThreadCpuTime() - begun;
        bareTook += !bareFirst && bare != null ? bareMillis(bare, article) : 0;
        if (!matched.failures().isEmpty()) {
          throw new IllegalStateException("not matched: " + matched.failures().getFirst());
        }
        if (round >= 0) {
          millis[round * articles.size() + i] = took;
          total += took;
          processor += busy;
          others += bareTook;
          matches += matched.candidates().size();
          asked += matched.asked();
        }
      }
    }
    Arrays.sort(millis);
    figures.rate("alerts.matches_per_doc", (double) matches / millis.length);
    figures.rate("alerts.asked_per_doc", (double) asked / millis.length);
    figures.ratio("alerts.ms_per_doc_p50", millis[millis.length / 2]);
    figures.ratio("alerts.ms_per_doc_p99", millis[millis.length * 99 / 100]);
    // What a machine that does nothing else would need.
    figures.ratio("alerts.cpu_ms_per_doc", processor / NANOS_OF_MILLI / millis.length);
    figures.rate("alerts.docs_per_s", 1_000 * millis.length / total);
    if (bare != null) {
      figures.ratio("alerts.bare_ms_per_doc", others / millis.length);
      figures.ratio("alerts.ratio", total / others);
    }
  }

  private static double bareMillis(Monitor bare, EnrichedArticle article) throws IOException {
    long start = System.nanoTime();
    bare.match(LuceneDocuments.of(article), QueryMatch.SIMPLE_MATCHER);
    return (System.nanoTime() - start) / NANOS_OF_MILLI;
  }

  private static long usedMegabytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 2; i++) {
      System.gc();
    }
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  @Override
  public void close() {
    ours.close();
  }
}
