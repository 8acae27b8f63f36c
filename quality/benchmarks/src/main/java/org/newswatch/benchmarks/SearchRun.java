package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.contract.EnrichedArticle;

/** Searches and pages of one analyst, one after the other, as one reader asks for them. */
final class SearchRun implements AutoCloseable {

  private static final int WARM_UP = 200;
  private static final int ROUNDS = 60;
  private static final int ROUNDS_WARM_UP = 10;
  private static final int KILOBYTE = 1_000;
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

  private final AnalystAsked analyst;
  private final List<String> queries;
  private final Figures figures;

  SearchRun(URI analyst, List<String> queries, Figures figures) {
    this.analyst = new AnalystAsked(analyst);
    this.queries = queries;
    this.figures = figures;
  }

  void searches() throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      search(queries.get(i % queries.size()));
    }
    var times = new Millis();
    long hits = 0;
    for (String query : queries) {
      long start = System.nanoTime();
      hits += search(query) > 0 ? 1 : 0;
      times.since(start);
    }
    figures.ratio("search.hit_share", (double) hits / queries.size());
    figures.rate("search.p50_ms", times.atMost(.5));
    figures.rate("search.p99_ms", times.atMost(.99));
  }

  private long search(String query) throws IOException, InterruptedException {
    return analyst.get("/search?facets=true&q=" + encoded(query)).path("total").asLong(0);
  }

  void pages(RecombinedNews news) throws IOException, InterruptedException {
    Map<String, Millis> times = new TreeMap<>();
    for (int round = -ROUNDS_WARM_UP; round < ROUNDS; round++) {
      EnrichedArticle article = news.article(Math.floorMod(round * 37, 2_000));
      String query = encoded(queries.get(Math.floorMod(round, queries.size())));
      Map<String, String> pages = new TreeMap<>();
      pages.put("home", "/");
      pages.put("search", "/search?q=" + query);
      pages.put("article", "/articles/" + article.id());
      pages.put("story", "/stories/" + article.storyId());
      pages.put("calendar", "/calendar");
      pages.put("names", "/entities");
      pages.put("lists", "/bulk");
      pages.put("alerts", "/alerts");
      pages.put("sources", "/sources");
      if (!article.entities().isEmpty()) {
        pages.put("entity", "/entities/" + article.entities().getFirst().id());
      }
      for (Map.Entry<String, String> page : pages.entrySet()) {
        long start = System.nanoTime();
        byte[] unused = analyst.page(page.getValue());
        if (round >= 0) {
          times.computeIfAbsent(page.getKey(), key -> new Millis()).since(start);
          times.computeIfAbsent("", key -> new Millis()).since(start);
        }
      }
    }
    times.forEach(
        (page, taken) ->
            figures.rate(
                page.isEmpty() ? "pages.p95_ms" : "pages." + page + "_p95_ms", taken.atMost(.95)));
    figures.rate("pages.home_kb", (double) homeBytes() / KILOBYTE);
  }

  /** The start page and each file that it loads. */
  private long homeBytes() throws IOException, InterruptedException {
    byte[] home = analyst.page("/");
    long bytes = home.length;
    Matcher loaded = LOADED.matcher(new String(home, UTF_8));
    while (loaded.find()) {
      bytes += analyst.page(loaded.group(1)).length;
    }
    return bytes;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    analyst.close();
  }
}
