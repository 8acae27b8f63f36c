package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Exports of one index beside a bare loop over it. */
final class ExportRun implements AutoCloseable {

  private static final int ROUNDS = 3;
  private static final int PAGE = 1_000;
  private static final int MEGABYTE = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What an export tells of each article. */
  private static final List<String> FIELDS =
      List.of(
          "articleId",
          "url",
          "canonicalUrl",
          "file",
          "title",
          "summary",
          "text",
          "textTruncated",
          "byline",
          "section",
          "tags",
          "language",
          "source",
          "@timestamp",
          "publishedAt",
          "modifiedAt",
          "firstSeenAt",
          "indexedAt",
          "revision",
          "storyId",
          "nearDuplicateOf",
          "similarity",
          "persons",
          "organizations",
          "places",
          "countries",
          "entityIds",
          "mentionedDays",
          "paywalled");

  private final IndexedNews index;
  private final int docs;
  private final Figures figures;
  private final AnalystAsked analyst;

  ExportRun(IndexedNews index, int docs, Figures figures) {
    this.index = index;
    this.docs = docs;
    this.figures = figures;
    this.analyst = new AnalystAsked(index.analyst());
  }

  void run() throws IOException, InterruptedException {
    double bare = 0;
    double ours = 0;
    double jobs = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double loop = seconds(this::bare);
      double stream = seconds(() -> read("/export"));
      double job = seconds(this::job);
      // The first warms up.
      if (round > 0) {
        bare += loop;
        ours += stream;
        jobs += job;
      }
    }
    figures.rate("export.docs_per_s", ROUNDS * docs / ours);
    figures.rate("export.bare_docs_per_s", ROUNDS * docs / bare);
    figures.ratio("export.ratio", bare / ours);
    figures.ratio("export.job_ratio", bare / jobs);
    once();
    long tenth = peak("/export?q=tag:" + RecombinedNews.SAMPLE);
    figures.count("export.heap_mb", Math.max(0, peak("/export") - tenth));
  }

  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private static double seconds(Part part) throws IOException, InterruptedException {
    long start = System.nanoTime();
    part.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void read(String path) throws IOException, InterruptedException {
    try (var in = analyst.open(path)) {
      long unused = in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void job() throws IOException, InterruptedException {
    String id = analyst.post("/exports", new byte[0]).path("id").asString();
    analyst.done(id);
    read("/jobs/" + id + "/result");
  }

  /** Every page read and understood, and nothing done with it. */
  private void bare() throws InterruptedException {
    String alias = "/" + IndexNames.ARTICLES.readAlias();
    String point =
        json(index.index().send("POST", alias + "/_pit?keep_alive=5m")).path("id").asString();
    ObjectNode body = JSON.createObjectNode().put("size", PAGE).put("track_total_hits", false);
    ArrayNode source = body.putArray("_source");
    FIELDS.forEach(source::add);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put(Fields.TIMESTAMP, "desc");
    sort.addObject().put(Fields.ARTICLE_ID, "asc");
    body.putObject("pit").put("id", point).put("keep_alive", "5m");
    int read = 0;
    while (true) {
      JsonNode hits =
          json(index.index().send("POST", "/_search", body.toString())).at("/hits/hits");
      read += hits.size();
      if (hits.size() < PAGE) {
        break;
      }
      JsonNode last = hits.get(hits.size() - 1).path("sort");
      body.putArray("search_after").add(last.get(0)).add(last.get(1));
    }
    if (read != docs) {
      throw new IllegalStateException("the bare loop reads " + read + " of " + docs);
    }
    var unused =
        index.index().send("DELETE", "/_pit", JSON.createObjectNode().put("id", point).toString());
  }

  private static JsonNode json(Answer answer) {
    if (answer instanceof Answer.Reply reply && reply.ok()) {
      return reply.json();
    }
    throw new IllegalStateException("no answer: " + answer);
  }

  private void once() throws IOException, InterruptedException {
    Set<String> ids = new HashSet<>();
    long lines = 0;
    try (var in = new BufferedReader(new InputStreamReader(analyst.open("/export"), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        ids.add(JSON.readTree(line).path(Fields.ARTICLE_ID).asString());
        lines++;
      }
    }
    figures.count("export.articles", lines);
    figures.count("export.repeated", lines - ids.size());
    figures.count("export.missing", docs - ids.size());
  }

  /** Megabytes that were in use after a collection at most while this was read. */
  private long peak(String path) throws IOException, InterruptedException {
    System.gc();
    List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
    read(path);
    long used = 0;
    for (MemoryPoolMXBean pool : pools) {
      if (pool.getCollectionUsage() != null) {
        used += pool.getCollectionUsage().getUsed();
      }
    }
    return used / MEGABYTE;
  }

  @Override
  public void close() {
    analyst.close();
  }
}
