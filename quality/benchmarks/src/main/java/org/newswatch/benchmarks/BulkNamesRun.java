package org.newswatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.enricher.annotate.Annotator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An article for each name, as the annotator reads it; and a list of names, searched for there. */
final class BulkNamesRun implements AutoCloseable {

  private static final String BULK = "/bulk";

  /** Articles that a line lists: more than any name here finds. */
  private static final int HITS = 10_000;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant SEEN = Instant.parse("2026-11-02T09:00:00Z");

  private final IndexedNews news;
  private final PrintWriter progress;
  private final AnalystAsked analyst;
  private final Map<String, String> names = new HashMap<>();

  BulkNamesRun(Path folder, PrintWriter progress) throws InterruptedException {
    this.progress = progress;
    this.news = new IndexedNews(folder, progress);
    this.analyst = new AnalystAsked(news.analyst());
  }

  /** Indexes a sentence with each of these names. */
  void index(List<String> all) throws InterruptedException {
    tell("annotating " + all.size() + " articles");
    Annotator annotator = Annotator.load();
    news.send(all.stream().map(name -> article(annotator, name)));
    news.awaitIndexed();
  }

  private EnrichedArticle article(Annotator annotator, String name) {
    String url = "https://paper.test/" + names.size();
    ArticleId id = ArticleId.ofUrl(url);
    names.put(id.value(), name);
    RawArticle article =
        RawArticle.builder(
                id,
                new SourceRef("paper", "Paper", "paper.test", null, null),
                title(name),
                sentence(name),
                SEEN)
            .url(url)
            .publishedAt(SEEN)
            .build();
    return new EnrichedArticle(
        article,
        annotator.annotate(article),
        SEEN,
        1,
        1,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null);
  }

  private static String title(String name) {
    return isCyrillic(name) ? "Новости" : "The morning's news";
  }

  /** One in which the name is that of somebody who does something. */
  private static String sentence(String name) {
    if (!isCyrillic(name)) {
      return "The works at the harbour will end in spring, said "
          + name
          + " at a press conference on Monday. Most of the quays are open again.";
    }
    if (hasAny(name, "іїєґ")) {
      return "Про це повідомив "
          + name
          + " на пресконференції в понеділок. Роботи в порту тривають.";
    }
    return hasAny(name, "ў")
        ? "Пра гэта паведаміў "
            + name
            + " на прэс-канферэнцыі ў панядзелак. Працы ў порце працягваюцца."
        : "Об этом заявил "
            + name
            + " на пресс-конференции в понедельник. Работы в порту продолжаются.";
  }

  private static boolean isCyrillic(String name) {
    return name.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
  }

  private static boolean hasAny(String name, String letters) {
    return name.toLowerCase(Locale.ROOT).chars().anyMatch(c -> letters.indexOf(c) >= 0);
  }

  /**
   * Searches for each of these, as one list of people.
   *
   * @param threshold from which score on a name counts; the service's own when null
   * @return the names in the articles that each line finds, by the line
   */
  Map<String, Set<String>> search(List<String> list, @Nullable Double threshold)
      throws IOException, InterruptedException {
    tell("searching for " + list.size() + " names");
    String asked =
        BULK
            + "?kind=names&type=person&header=false&delimiter=none&encoding=UTF-8&hits="
            + HITS
            + (threshold == null ? "" : "&threshold=" + threshold);
    String id = analyst.post(asked, String.join("\n", list).getBytes(UTF_8)).path("id").asString();
    var unused = analyst.done(id);
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (String line :
        new String(analyst.bytes("/jobs/" + id + "/result"), UTF_8).lines().toList()) {
      JsonNode result = JSON.readTree(line);
      Set<String> hits = new HashSet<>();
      for (JsonNode hit : result.path("hits")) {
        hits.add(names.getOrDefault(hit.path("articleId").asString(), ""));
      }
      if (result.path("hitsLeftOut").asLong(0) > 0) {
        throw new IllegalStateException("not all articles are listed: " + line);
      }
      found.put(result.path("asked").asString(), hits);
    }
    return found;
  }

  private void tell(String what) {
    progress.println(what);
    progress.flush();
  }

  @Override
  public void close() throws IOException {
    analyst.close();
    news.close();
  }
}
