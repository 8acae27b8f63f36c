package org.newswatch.demoworld;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.newswatch.demoworld.Content.Entry;
import tools.jackson.core.type.TypeReference;

final class ContentTest {

  private static final Instant START = Instant.parse("2026-02-10T12:34:56.789Z");
  private static final Content CONTENT = Content.load(START);

  private static final int WORDS_MIN = 130;
  private static final int WORDS_MAX = 350;

  @Test
  void every_article_is_as_long_as_news_is() {
    for (Article article : versions(CONTENT)) {
      if (article.kind() != Article.Kind.GALLERY) {
        int words = String.join(" ", article.paragraphs()).split("\\s+").length;
        assertThat(words).as(article.slug()).isBetween(WORDS_MIN, WORDS_MAX);
        assertThat(article.paragraphs()).as(article.slug()).hasSizeGreaterThanOrEqualTo(4);
      }
    }
  }

  @Property(tries = 40)
  void no_start_leaves_a_placeholder(@ForAll @LongRange(min = 0, max = 40_000) long hours) {
    Content content = Content.load(START.plus(Duration.ofHours(hours)));
    for (Article article : versions(content)) {
      assertThat(article.title() + article.paragraphs()).doesNotContain("{{", "}}", "null");
    }
  }

  @Test
  void there_is_enough_in_every_language() {
    Map<String, Long> counts =
        news().collect(groupingBy(article -> article.site().language(), counting()));
    assertThat(news().count()).isGreaterThanOrEqualTo(44);
    assertThat(counts.get("en")).isGreaterThanOrEqualTo(34);
    assertThat(counts.get("ru")).isGreaterThanOrEqualTo(3);
    assertThat(counts.get("uk")).isGreaterThanOrEqualTo(3);
    assertThat(counts.get("pl")).isGreaterThanOrEqualTo(3);
    assertThat(counts.get("de")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void ten_sites_have_hosts_of_their_own_and_no_two_articles_share_a_title() {
    assertThat(CONTENT.sites()).hasSize(10);
    assertThat(CONTENT.sites().keySet()).allMatch(host -> host.matches("[a-z-]+\\.test"));
    assertThat(news().map(Article::title)).doesNotHaveDuplicates();
    assertThat(news().map(Article::url)).doesNotHaveDuplicates();
  }

  @Test
  void articles_are_dated_from_four_weeks_to_an_hour_before_the_start() {
    assertThat(news().map(Article::published))
        .allMatch(published -> published.isBefore(START.minus(Duration.ofMinutes(59))))
        .allMatch(published -> published.isAfter(START.minus(Duration.ofDays(29))));
  }

  @Test
  void people_of_english_articles_stand_in_the_others_under_their_other_names() {
    assertThat(text("en")).contains("Alexander Voronenko", "Aleksandr Voronenko", "Varanenka");
    assertThat(text("ru")).contains("Александр Вороненко", "Лукьянцом", "Юлии Гринчук");
    assertThat(text("uk")).contains("Олександра Вороненка", "Лук’янця", "Тимчишин");
    assertThat(text("pl")).contains("Woronenki", "Łukiańca", "Żdanowiczem", "Julii Hrynczuk");
    assertThat(text("de")).contains("Brandstätter", "Tymtschyschyn");
  }

  @Test
  void agency_texts_are_copied_and_some_articles_are_revised() {
    List<String> lines =
        news().flatMap(article -> article.paragraphs().stream()).distinct().toList();
    long all = news().mapToLong(article -> article.paragraphs().size()).sum();
    assertThat(all - lines.size()).as("paragraphs that stand in several papers").isGreaterThan(15);
    assertThat(CONTENT.entries().stream().filter(entry -> entry.second() != null)).hasSize(4);
    assertThat(
            CONTENT.entries().stream()
                .filter(entry -> entry.second() != null)
                .map(entry -> entry.first().site()))
        .as("one a site, so that each changes its feed's date")
        .doesNotHaveDuplicates();
  }

  @Test
  void every_file_of_the_folder_is_in_the_list() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(Content.class.getResource("articles")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(Resources.text("articles.txt").lines())
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void a_faulty_text_is_named_by_its_file() {
    assertThatThrownBy(() -> with("broken.yaml", "The match is {{onn:3}}."))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("articles/broken.yaml")
        .hasMessageContaining("{{onn:3}}");
  }

  @Test
  void a_misspelt_key_is_named_with_its_file() {
    assertThatThrownBy(
            () ->
                Resources.yaml("articles/x.yaml", "titel: A", new TypeReference<ArticleFile>() {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("articles/x.yaml")
        .hasMessageContaining("titel");
  }

  private static Content with(String name, String body) {
    var file =
        new ArticleFile(
            "harbour-courier", "x", null, null, "-1d 10:00", "T", "B", "Local", body, null, null);
    return Content.of(START, CONTENT.sites(), CONTENT.tongues(), Map.of(name, file));
  }

  private static Stream<Article> news() {
    return CONTENT.entries().stream()
        .map(Entry::first)
        .filter(article -> article.kind() == Article.Kind.NEWS);
  }

  private static List<Article> versions(Content content) {
    var versions = new ArrayList<Article>();
    for (Entry entry : content.entries()) {
      versions.add(entry.first());
      var second = entry.second();
      if (second != null) {
        versions.add(second);
      }
    }
    return versions;
  }

  private static String text(String language) {
    var text = new StringBuilder();
    news()
        .filter(article -> article.site().language().equals(language))
        .forEach(article -> text.append(article.title()).append(article.paragraphs()));
    return text.toString();
  }
}
