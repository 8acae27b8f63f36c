package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.newswatch.query.Asker;
import org.newswatch.query.IndexNames;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.testkit.query.Interpreter;
import org.newswatch.testkit.query.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One list over one index: searched for, stopped and gone on with, and counted otherwise. */
final class BulkRun implements AutoCloseable {

  private static final String START = "/bulk?kind=queries&delimiter=none&header=false&hits=10";
  private static final byte[] NOTHING = {};
  private static final int STOPS = 5;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final IndexedNews index;
  private final BulkList list;
  private final Figures figures;
  private final AnalystAsked analyst;
  private final Asker asker = Asker.at(RecombinedNews.NOW);
  private byte[] result = {};
  private List<JsonNode> results = List.of();
  private long equal;
  private long compared;

  BulkRun(IndexedNews index, BulkList list, Figures figures) {
    this.index = index;
    this.list = list;
    this.figures = figures;
    this.analyst = new AnalystAsked(index.analyst());
  }

  /** How fast the whole list is searched for. */
  void speed() throws IOException, InterruptedException {
    byte[] file = list.bytes(list.size(), UnaryOperator.identity());
    // Once to warm up, as the service runs for weeks.
    begin(list.bytes(Math.min(list.size(), 500), UnaryOperator.identity()));
    long start = System.nanoTime();
    result = begin(file);
    double seconds = (System.nanoTime() - start) / 1e9;
    results = lines(result);
    figures.rate("bulk.queries_per_s", list.size() / seconds);
    figures.ratio("bulk.hit_share", share("found"));
    figures.ratio("bulk.wrong_share", share("wrong"));
  }

  private double share(String state) {
    long count =
        results.stream().filter(one -> one.path("state").asString("").equals(state)).count();
    return (double) count / results.size();
  }

  private byte[] begin(byte[] file) throws IOException, InterruptedException {
    String id = analyst.post(START, file).path("id").asString();
    analyst.done(id);
    return analyst.bytes("/jobs/" + id + "/result");
  }

  private static List<JsonNode> lines(byte[] bytes) {
    return new String(bytes, UTF_8).lines().map(JSON::readTree).toList();
  }

  /** Whether a job that is stopped again and again gives the same bytes. */
  void goesOn() throws IOException, InterruptedException {
    byte[] file = list.bytes(list.size(), UnaryOperator.identity());
    String id = analyst.post(START, file).path("id").asString();
    int stops = 0;
    while (stops < STOPS && analyst.reaches(id, (stops + 1L) * list.size() / (STOPS + 1))) {
      try {
        analyst.post("/jobs/" + id + "/pause", NOTHING);
        analyst.post("/jobs/" + id + "/resume", NOTHING);
        stops++;
      } catch (IllegalStateException e) {
        // It was done before it could be stopped.
        break;
      }
    }
    analyst.done(id);
    boolean same = Arrays.equals(result, analyst.bytes("/jobs/" + id + "/result"));
    figures.count("bulk.stops", stops);
    figures.count("bulk.same_bytes", same ? 1 : 0);
  }

  /** Compares with a plain count query on all articles. */
  void counts() throws InterruptedException {
    for (int line = 0; line < list.size(); line++) {
      Optional<Query> query = list.query(line);
      JsonNode one = results.get(line);
      compare(
          query.isEmpty()
              ? one.path("state").asString("").equals("wrong")
              : one.path("articles").asLong(-1) == counted(query.get()));
    }
    figures.ratio("bulk.exact_counted", (double) equal / compared);
  }

  private long counted(Query query) throws InterruptedException {
    String body = "{\"query\":" + Queries.toElasticsearch(query, asker) + "}";
    Answer answer =
        index.index().send("POST", "/" + IndexNames.ARTICLES.readAlias() + "/_count", body);
    if (answer instanceof Answer.Reply reply && reply.ok()) {
      return reply.json().path("count").asLong(-1);
    }
    throw new IllegalStateException("no count: " + answer);
  }

  /** Compares with the plain interpreter on the first articles. */
  void interpreted(RecombinedNews news, int articles, int queries)
      throws IOException, InterruptedException {
    List<Reading> readings = new ArrayList<>();
    news.articles(articles).forEach(article -> readings.add(new Reading(article)));
    byte[] file = list.bytes(queries, query -> "(" + query + ") tag:" + RecombinedNews.SAMPLE);
    List<JsonNode> sampled = lines(begin(file));
    var interpreter = new Interpreter(asker, (language, word) -> "");
    long before = equal;
    for (int line = 0; line < queries; line++) {
      Optional<Query> query = list.query(line);
      JsonNode one = sampled.get(line);
      if (query.isEmpty()) {
        compare(one.path("state").asString("").equals("wrong"));
        continue;
      }
      Query asked = query.get();
      long right = readings.stream().filter(reading -> interpreter.matches(asked, reading)).count();
      boolean same = one.path("articles").asLong(-1) == right;
      if (!same) {
        System.err.println(
            Queries.print(asked) + ": " + one.path("articles") + " found, " + right + " match");
      }
      compare(same);
    }
    figures.ratio("bulk.exact_interpreted", (double) (equal - before) / queries);
    figures.ratio("bulk.exact", (double) equal / compared);
  }

  private void compare(boolean same) {
    compared++;
    if (same) {
      equal++;
    }
  }

  @Override
  public void close() {
    analyst.close();
  }
}
