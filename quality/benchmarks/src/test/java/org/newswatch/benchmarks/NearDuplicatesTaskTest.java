package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.benchmarks.Rewrites.Article;
import org.newswatch.benchmarks.Rewrites.Kind;

final class NearDuplicatesTaskTest {

  /** So many that a sentence seldom comes by chance to where it counts. */
  private static final int TEXTS = 1000;

  @Test
  void planted_pairs_are_counted_as_found_missed_or_false(@TempDir Path folder) throws Exception {
    List<String> texts = texts(4);
    Files.write(
        folder.resolve("set.train"),
        List.of(
            "t1 " + texts.get(0),
            "t2 " + texts.get(1),
            "t3 " + texts.get(2),
            // Nobody says that they are one.
            "t4 " + texts.get(1),
            "t5 " + texts.get(0),
            "t6 " + texts.get(3)));
    Files.write(folder.resolve("set.truth"), List.of("t5 t1", "t6 t3"));

    StringWriter console = new StringWriter();
    assertThat(run(console, folder, "--rewrites", "0")).isZero();

    assertThat(console.toString().lines())
        .containsExactly(
            "near_duplicates.set.found 1",
            "near_duplicates.set.missed 1",
            "near_duplicates.set.false 1",
            "near_duplicates.found 1",
            "near_duplicates.missed 1",
            "near_duplicates.false 1");
  }

  @Test
  void a_folder_without_pairs_is_refused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("set.train"), "t1 Some words.\n");

    StringWriter console = new StringWriter();
    assertThat(run(console, folder)).isNotZero();
    assertThat(console.toString()).contains("NAME.truth");
  }

  @Test
  void a_line_without_a_text_is_refused_with_its_file(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("set.train"), "t1\n");
    Files.writeString(folder.resolve("set.truth"), "t1 t2\n");

    StringWriter console = new StringWriter();
    assertThat(run(console, folder)).isNotZero();
    assertThat(console.toString()).contains("set.train");
  }

  @Test
  void rewrites_come_after_their_original_and_keep_three_fifths_of_it_with_few_words_changed() {
    List<Article> articles = Rewrites.of(texts(TEXTS), 100, 7);

    List<Article> rewrites = ofKind(articles, Kind.REWRITE);
    assertThat(rewrites)
        .hasSize(100)
        .allSatisfy(
            one -> assertThat(one.second()).isGreaterThan(original(one, articles).second()));
    assertThat(average(rewrites.stream().map(one -> shared(original(one, articles), one)).toList()))
        .isBetween(0.5, 0.6);
  }

  @Test
  void follow_ups_share_two_fifths_of_their_words_with_the_original_and_others_one_sentence() {
    List<Article> articles = Rewrites.of(texts(TEXTS), 100, 7);

    List<Double> shares =
        ofKind(articles, Kind.FOLLOW_UP).stream()
            .map(one -> shared(one, original(one, articles)))
            .toList();
    assertThat(average(shares)).isBetween(0.38, 0.41);
    assertThat(ofKind(articles, Kind.OTHER))
        .allSatisfy(one -> assertThat(shared(one, original(one, articles))).isBetween(0.01, 0.3));
  }

  @Test
  void a_seed_makes_the_same_articles_again_and_another_others() {
    List<String> texts = texts(TEXTS);

    assertThat(Rewrites.of(texts, 20, 7)).isEqualTo(Rewrites.of(texts, 20, 7));
    assertThat(Rewrites.of(texts, 20, 8)).isNotEqualTo(Rewrites.of(texts, 20, 7));
  }

  private static List<Article> ofKind(List<Article> articles, Kind kind) {
    return articles.stream().filter(article -> article.kind() == kind).toList();
  }

  private static Article original(Article article, List<Article> articles) {
    return ofKind(articles, Kind.ORIGINAL).stream()
        .filter(original -> original.original() == article.original())
        .findFirst()
        .orElseThrow();
  }

  private static double average(List<Double> shares) {
    return shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** The share of the first article's runs of three words that stand in the second. */
  private static double shared(Article one, Article other) {
    Set<List<String>> others = new HashSet<>(runs(other));
    List<List<String>> runs = runs(one);
    return (double) runs.stream().filter(others::contains).count() / runs.size();
  }

  private static List<List<String>> runs(Article article) {
    List<String> words = List.of(article.text().split("\\s+", -1));
    List<List<String>> runs = new ArrayList<>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      runs.add(words.subList(i, i + 3));
    }
    return runs;
  }

  /** Of ten sentences each, of words that are none. */
  private static List<String> texts(int count) {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    for (int text = 0; text < count; text++) {
      List<String> sentences = new ArrayList<>();
      for (int sentence = 0; sentence < 10; sentence++) {
        List<String> words = new ArrayList<>(List.of(capital(random)));
        int length = 8 + random.nextInt(20);
        for (int word = 0; word < length; word++) {
          words.add(word(random));
        }
        words.add("by " + capital(random));
        sentences.add(String.join(" ", words) + ".");
      }
      texts.add(String.join(" ", sentences));
    }
    return texts;
  }

  private static String capital(Random random) {
    String word = word(random);
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append("bdfgklmnprst".charAt(random.nextInt(12)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  private static int run(StringWriter console, Path folder, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("near-duplicates", "--data", folder.toString()));
    arguments.addAll(List.of(options));
    PrintWriter writer = new PrintWriter(console);
    return Benchmarks.commands()
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
