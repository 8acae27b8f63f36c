package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Article pages with what a reader finds in them: {@code truth.jsonl} and {@code pages/ID.html.gz}.
 */
final class LabelledPages {

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
  private final List<Truth> truths;

  private LabelledPages(Path folder, List<Truth> truths) {
    this.folder = folder;
    this.truths = truths;
  }

  static LabelledPages read(Path folder) {
    return new LabelledPages(
        folder,
        JsonLines.read(
            folder.resolve("truth.jsonl"),
            "folder with truth.jsonl and pages/ID.html.gz",
            LabelledPages::truth));
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
