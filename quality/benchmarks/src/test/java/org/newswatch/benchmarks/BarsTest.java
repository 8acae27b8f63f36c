package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the product must reach, where the labelled data lies beside the checkout. */
class BarsTest {

  /** A little below what is reached. */
  private static final double NER_F1_MIN = 0.815;

  private static final Path DATA = Path.of(System.getProperty("newswatch.bench", "none"));

  private static final Locale LOCALE = Locale.getDefault();

  /** As the product does: CoreNLP changes case by the platform's locale. */
  @BeforeAll
  static void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterAll
  static void speakAsBefore() {
    Locale.setDefault(LOCALE);
  }

  @Test
  void articles_are_extracted_as_well_as_promised_and_better_than_by_readability4j() {
    Map<String, Double> figures =
        run("extract", "--no-speed", "--data", data("extract/wcxb").toString());

    assertThat(figures.get("extract.bow_f1")).isGreaterThanOrEqualTo(0.935);
    assertThat(figures.get("extract.title_letters")).isGreaterThanOrEqualTo(0.90);
    assertThat(figures.get("extract.date")).isGreaterThanOrEqualTo(0.90);
    assertThat(figures.get("extract.author")).isGreaterThanOrEqualTo(0.75);
    for (String figure : List.of("f1", "bow_f1", "title", "date", "author")) {
      assertThat(figures.get("extract." + figure))
          .as(figure)
          .isGreaterThan(figures.get("readability4j." + figure));
    }
  }

  @Test
  void robots_txt_is_understood_as_its_standard_says() {
    Map<String, Double> figures = run("robots", "--data", data("robots").toString());

    assertThat(figures.get("robots.right")).isPositive();
    assertThat(figures.get("robots.wrong")).isZero();
  }

  @Test
  void no_feed_crashes_the_reader_and_well_formed_ones_are_read_whole() {
    Map<String, Double> figures = run("feeds", "--data", data("feeds").toString());

    assertThat(figures.get("feeds.crashed")).isZero();
    assertThat(figures.get("feeds.wellformed_complete")).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void dates_are_found_and_understood_as_well_as_promised() {
    Path file = data("dates").resolve("meantime.jsonl");
    Map<String, Double> figures = run("dates", "--data", file.toString());

    assertThat(figures.get("dates.relaxed_f1")).isGreaterThanOrEqualTo(0.935);
    assertThat(figures.get("dates.value_f1")).isGreaterThanOrEqualTo(0.86);
  }

  @Test
  void spellings_of_a_name_are_told_from_other_names_by_one_threshold() {
    Map<String, Double> persons = names("eu-ukraine.tsv");
    assertThat(persons.get("names.f1")).isGreaterThanOrEqualTo(0.975);
    assertThat(persons.get("names.key_recall")).isGreaterThanOrEqualTo(0.95);
    assertThat(persons.get("names.key_fanout")).isLessThanOrEqualTo(20);

    Map<String, Double> all = names("nomenklatura.tsv");
    assertThat(all.get("names.f1")).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void persons_bodies_and_places_are_found_as_well_as_promised() {
    String file = data("ner").resolve("worldwide-a.jsonl").toString();
    Map<String, Double> figures = run("ner", "--data", file);

    assertThat(figures.get("ner.f1")).isGreaterThanOrEqualTo(NER_F1_MIN);
  }

  private static Map<String, Double> names(String file) {
    return run("names", "--no-speed", "--data", data("names").resolve(file).toString());
  }

  @Test
  void people_are_one_across_articles_and_namesakes_are_not() {
    Map<String, Double> figures =
        run(
            "entities",
            "--people",
            "300",
            "--data",
            data("names").resolve("eu-ukraine.tsv").toString());

    assertThat(figures.get("entities.bcubed_f1")).isGreaterThanOrEqualTo(0.92);
    assertThat(figures.get("entities.false_merges")).isLessThanOrEqualTo(0.01);
    assertThat(figures.get("entities.namesakes_bcubed_f1")).isGreaterThanOrEqualTo(0.76);
  }

  @Test
  void articles_of_one_story_are_put_together_in_any_order() {
    assertThat(stories("wikinews-medium.jsonl", 5)).isGreaterThanOrEqualTo(0.905);
    assertThat(stories("uci-headlines.jsonl", 1)).isGreaterThanOrEqualTo(0.77);
  }

  @Test
  void copies_of_an_article_are_found_and_nothing_else_is_taken_for_one() {
    String folder = data("near-duplicates").toString();
    Map<String, Double> figures =
        run("near-duplicates", "--articles", "1000", "--rewrites", "200", "--data", folder);

    assertThat(figures.get("near_duplicates.found")).isPositive();
    assertThat(figures.get("near_duplicates.missed")).isZero();
    assertThat(figures.get("near_duplicates.false")).isZero();
    assertThat(figures.get("near_duplicates.recall")).isGreaterThanOrEqualTo(0.97);
    assertThat(figures.get("near_duplicates.precision")).isGreaterThanOrEqualTo(0.99);
  }

  private static double stories(String file, int seeds) {
    String data = data("stories").resolve(file).toString();
    return run("stories", "--seeds", "" + seeds, "--data", data)
        .getOrDefault("stories.bcubed_f1", 0.0);
  }

  private static Path data(String set) {
    Path folder = DATA.resolve(set);
    if (!Files.isDirectory(folder)) {
      String message =
          "skipped BarsTest on %s: no labelled data there; -Dnewswatch.bench=DIR names it"
              .formatted(folder);
      System.out.println(message);
      abort(message);
    }
    return folder;
  }

  private static Map<String, Double> run(String... arguments) {
    StringWriter out = new StringWriter();
    int status = Benchmarks.commands().setOut(new PrintWriter(out)).execute(arguments);
    assertThat(status).as(out.toString()).isZero();
    Map<String, Double> figures = new HashMap<>();
    for (String line : out.toString().lines().toList()) {
      String[] words = line.split(" ", 2);
      if (!words[0].equals("pipelineVersion")) {
        figures.put(words[0], Double.valueOf(words[1]));
      }
    }
    return figures;
  }
}
