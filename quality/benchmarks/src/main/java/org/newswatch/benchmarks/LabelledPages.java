package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Article pages with what a reader finds in them: {@code truth.jsonl} and {@code pages/ID.html.gz}.
 */
final class LabelledPages {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One page.
   *
   * @param authors empty when the page names none
   * @param date the day of publication as yyyy-MM-dd; null when the page does not say
   */
  record Truth(
      String id,
      String url,
      String title,
      Set<String> authors,
      @Nullable String date,
      String text) {}

  private final Path folder;
  private final List<Truth> truths = new ArrayList<>();

  private LabelledPages(Path folder) {
    this.folder = folder;
  }

  static LabelledPages read(Path folder) {
    Path file = folder.resolve("truth.jsonl");
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(
          file + " is not there. --data is a folder with truth.jsonl and pages/ID.html.gz.");
    }
    LabelledPages pages = new LabelledPages(folder);
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          pages.truths.add(truth(JSON.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  private static Truth truth(JsonNode line) {
    Set<String> authors = new TreeSet<>();
    line.path("authors").forEach(author -> authors.add(folded(author.asString())));
    JsonNode date = line.path("date");
    return new Truth(
        line.path("id").asString(),
        line.path("url").asString(""),
        folded(line.path("title").asString("")),
        authors,
        date.isString() && !date.asString().isBlank() ? date.asString() : null,
        line.path("text").asString(""));
  }

  List<Truth> truths() {
    return truths;
  }

  /** The page's bytes as a server gave them, decompressed. */
  byte[] body(Truth truth) {
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(folder.resolve("pages").resolve(truth.id() + ".html.gz")))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String folded(String text) {
    return text.strip().replaceAll("(?U)\\s+", " ");
  }
}
