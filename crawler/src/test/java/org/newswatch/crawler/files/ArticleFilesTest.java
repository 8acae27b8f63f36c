package org.newswatch.crawler.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.RawArticle;

class ArticleFilesTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void a_line_with_title_text_url_and_day_becomes_an_article() throws IOException {
    List<FileItem> items =
        read(
            write(
                "a.jsonl",
                """
                {"title":"Bridge closed","text":"It rains.","url":"https://paper.test/a?utm_source=x",\
                "publishedAt":"2021-02-15","language":"en"}
                """));

    RawArticle article = article(items.get(0));
    assertThat(article.title()).isEqualTo("Bridge closed");
    assertThat(article.url()).isEqualTo("https://paper.test/a");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2021-02-15T00:00:00Z"));
    assertThat(article.backfill()).isTrue();
    assertThat(article.fetchedAt()).isEqualTo(NOW);
  }

  @Test
  void a_bad_line_is_named_by_its_number_and_the_rest_goes_in() throws IOException {
    List<FileItem> items =
        read(
            write(
                "a.jsonl",
                """
                {"title":"One","text":"first"}
                {"title":"Two","text":
                {"title":"Three"}
                {"title":"Four","text":"x","publishedAt":"soon"}
                {"title":"Five","text":"x","url":"not a url"}

                {"title":"Seven","text":"last"}
                """));

    assertThat(items.stream().filter(FileItem.Read.class::isInstance)).hasSize(2);
    assertThat(
            items.stream()
                .filter(FileItem.Bad.class::isInstance)
                .map(item -> ((FileItem.Bad) item).place()))
        .containsExactly("a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5");
  }

  @Test
  void a_line_may_name_a_text_file_beside_it() throws IOException {
    write("story.txt", "Bridge closed\n\nIt rains in Port Ennis.\n");
    List<FileItem> items =
        read(write("list.jsonl", "{\"file\":\"story.txt\",\"publishedAt\":\"2021-02-15\"}\n"));

    RawArticle article = article(items.get(0));
    assertThat(article.title()).isEqualTo("Bridge closed");
    assertThat(article.text()).isEqualTo("It rains in Port Ennis.");
    assertThat(article.file()).isEqualTo("story.txt");
  }

  @Test
  void a_list_may_be_named_by_a_way_that_goes_up_and_down() throws IOException {
    write("story.txt", "Bridge closed\n\nIt rains in Port Ennis.\n");
    write("list.jsonl", "{\"file\":\"story.txt\"}\n");
    Path here = Path.of("").toAbsolutePath();
    Path around = here.relativize(folder.toAbsolutePath()).resolve("list.jsonl");

    assertThat(around).isRelative();
    assertThat(article(read(around).get(0)).title()).isEqualTo("Bridge closed");
  }

  @Test
  void a_line_may_not_reach_out_of_its_folder() throws IOException {
    Path outside = Files.writeString(folder.resolve("secret.txt"), "secret");
    Path inside = Files.createDirectory(folder.resolve("in"));
    Path list = Files.writeString(inside.resolve("list.jsonl"), "{\"file\":\"../secret.txt\"}\n");

    assertThat(outside).exists();
    assertThat(read(list).get(0)).isInstanceOf(FileItem.Bad.class);
  }

  @Test
  void the_same_text_gets_the_same_id_whenever_it_is_imported() throws IOException {
    Path list = write("a.jsonl", "{\"title\":\"One\",\"text\":\"first\"}\n");
    RawArticle first = article(read(list).get(0));
    List<FileItem> later = new ArrayList<>();
    new ArticleFiles(false, () -> NOW.plusSeconds(40L * 86_400)).read(list, later::add);

    assertThat(article(later.get(0)).id()).isEqualTo(first.id());
    assertThat(article(later.get(0)).backfill()).isFalse();
  }

  @Test
  void a_first_line_that_is_a_paragraph_lends_the_title_its_beginning_and_stays() {
    String paragraph = "Word ".repeat(100).strip();
    TextArticle article = TextArticle.of("", paragraph + "\n\nSecond.");

    assertThat(article.title()).endsWith(" ...").hasSizeLessThan(210);
    assertThat(article.text()).startsWith(paragraph);
  }

  @Test
  void a_headline_said_twice_is_kept_once() {
    TextArticle article = TextArticle.of("", "Bridge closed\n\nBridge closed\nIt rains.");

    assertThat(article.title()).isEqualTo("Bridge closed");
    assertThat(article.text()).isEqualTo("It rains.");
  }

  @Test
  void text_in_an_older_encoding_is_read() throws IOException {
    Files.write(
        folder.resolve("old.txt"),
        "Caf\u00e9\n\nIt rains.".getBytes(Charset.forName("windows-1252")));

    assertThat(article(read(folder.resolve("old.txt")).get(0)).title()).isEqualTo("Caf\u00e9");
  }

  @Test
  void a_folder_of_texts_is_read_whole_and_in_order() throws IOException {
    write("b.txt", "Second\n\nText.");
    write("a.txt", "First\n\nText.");

    assertThat(read(folder).stream().map(item -> article(item).title()))
        .containsExactly("First", "Second");
  }

  @Test
  void a_folder_that_also_holds_lists_gives_all_of_its_files_once() throws IOException {
    write("a.txt", "Named\n\nText.");
    write("b.txt", "Not named\n\nText.");
    write("list.jsonl", "{\"file\":\"a.txt\"}\n");

    assertThat(read(folder).stream().map(item -> article(item).title()))
        .containsExactly("Named", "Not named");
  }

  @Test
  void a_line_whose_source_is_too_long_is_bad_and_the_rest_goes_in() throws IOException {
    List<FileItem> items =
        read(
            write(
                "a.jsonl",
                """
                {"title":"One","text":"first","source":"%s"}
                {"title":"Two","text":"second"}
                """
                    .formatted("x".repeat(400))));

    assertThat(items.get(0)).isInstanceOf(FileItem.Bad.class);
    assertThat(article(items.get(1)).title()).isEqualTo("Two");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<FileItem> read(Path path) throws IOException {
    List<FileItem> items = new ArrayList<>();
    new ArticleFiles(true, () -> NOW).read(path, items::add);
    return items;
  }

  private static RawArticle article(FileItem item) {
    assertThat(item).isInstanceOf(FileItem.Read.class);
    return ((FileItem.Read) item).article();
  }
}
