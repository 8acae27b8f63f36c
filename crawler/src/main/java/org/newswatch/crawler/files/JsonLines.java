package org.newswatch.crawler.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that holds one JSON object a line. */
final class JsonLines {

  private static final int LINE_BYTES_MAX = ArticleFiles.ITEM_BYTES_MAX;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path list;
  private final String shown;
  private final FileArticles articles;

  JsonLines(Path list, String shown, FileArticles articles) {
    this.list = list;
    this.shown = shown;
    this.articles = articles;
  }

  /**
   * @param named gets the text files that lines name
   */
  void read(Consumer<FileItem> items, Set<Path> named) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(list), 1 << 16)) {
      var line = new ByteArrayOutputStream();
      int number = 0;
      boolean more = true;
      while (more) {
        line.reset();
        number++;
        boolean tooLong = false;
        int c;
        while ((c = in.read()) >= 0 && c != '\n') {
          if (line.size() < LINE_BYTES_MAX) {
            line.write(c);
          } else {
            tooLong = true;
          }
        }
        more = c >= 0;
        String place = shown + ":" + number;
        if (tooLong) {
          items.accept(
              new FileItem.Bad(
                  place, "too-large", "the line is longer than " + LINE_BYTES_MAX + " bytes"));
        } else if (!line.toString(StandardCharsets.UTF_8).isBlank()) {
          items.accept(line(place, line.toByteArray(), named));
        }
      }
    }
  }

  private FileItem line(String place, byte[] bytes, Set<Path> named) {
    JsonNode json;
    try {
      json = JSON.readTree(bytes);
    } catch (JacksonException e) {
      return new FileItem.Bad(place, "not-json", "no JSON object: " + e.getOriginalMessage());
    }
    if (!json.isObject()) {
      return new FileItem.Bad(place, "not-json", "no JSON object");
    }
    String file = text(json, "file");
    String body = text(json, "text");
    if (file != null && body == null) {
      try {
        // Absolute before it is compared: a list may be named by a way that goes up and down.
        Path beside = ArticleFiles.absolute(list.resolveSibling(file));
        if (!beside.startsWith(ArticleFiles.absolute(list.resolveSibling("")))) {
          return new FileItem.Bad(
              place, "bad-field", "file must lie below the list's own folder: " + file);
        }
        named.add(beside);
        byte[] content = ArticleFiles.bytesOf(beside);
        if (content.length > LINE_BYTES_MAX) {
          return new FileItem.Bad(
              place, "too-large", file + " is larger than " + LINE_BYTES_MAX + " bytes");
        }
        body = FileArticles.decoded(content);
      } catch (IOException | InvalidPathException e) {
        return new FileItem.Bad(place, "unreadable", "cannot read the text file it names: " + file);
      }
    }
    if (body == null) {
      return new FileItem.Bad(place, "no-text", "has neither text nor file");
    }
    Instant published = null;
    String day = text(json, "publishedAt");
    if (day != null) {
      Optional<Instant> read = PublishedAt.of(day);
      if (read.isEmpty()) {
        return new FileItem.Bad(
            place, "bad-date", "publishedAt is no day or time, such as 2021-02-15: " + day);
      }
      published = read.get();
    }
    String title = text(json, "title");
    return articles.of(
        place,
        new FileArticles.Line(
            title == null ? "" : title,
            body,
            text(json, "url"),
            published,
            text(json, "language"),
            text(json, "source"),
            file));
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.get(field);
    return value != null && value.isString() && !value.stringValue().isBlank()
        ? value.stringValue()
        : null;
  }
}
