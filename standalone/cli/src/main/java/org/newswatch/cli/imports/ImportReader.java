package org.newswatch.cli.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RawArticleBuilder;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.url.ArticleIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a file or a folder of articles. {@code .jsonl}, {@code .ndjson} and {@code .json} hold one
 * JSON object a line with {@code title, text, url, publishedAt, language, source} or, for the text,
 * {@code file}: a text file beside it; {@code .html} and {@code .htm} go through the crawler's
 * extraction; {@code .txt} is plain text.
 */
public final class ImportReader {

  /** Bytes of one line or text file. */
  static final int ITEM_BYTES_MAX = 10 * 1024 * 1024;

  /** Folders below the named one. */
  static final int DEPTH_MAX = 16;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String DEFAULT_SOURCE = "import";

  private final boolean backfill;
  private final InstantSource clock;

  /**
   * @param backfill whether the articles are old news that must not alert
   * @param clock says when they were read
   */
  public ImportReader(boolean backfill, InstantSource clock) {
    this.backfill = backfill;
    this.clock = clock;
  }

  /**
   * Hands every article and every bad line below {@code path} to {@code items}, in a stable order.
   *
   * @throws IOException when the path itself cannot be read
   */
  public void read(Path path, Consumer<ImportItem> items) throws IOException {
    if (!Files.isDirectory(path)) {
      readFile(path, path.getFileName().toString(), items, new HashSet<>());
      return;
    }
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        path, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, new Finder(path, files, items));
    Collections.sort(files);
    Set<Path> named = new HashSet<>();
    for (Path file : files) {
      if (isLines(file)) {
        readFile(file, path.relativize(file).toString(), items, named);
      }
    }
    // A text that a line of JSON names is that line's article, not a second one.
    for (Path file : files) {
      if (!isLines(file) && !named.contains(absolute(file))) {
        readFile(file, path.relativize(file).toString(), items, named);
      }
    }
  }

  /** Finds what can be read; what cannot be looked at is told of, and the rest goes in. */
  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final Consumer<ImportItem> items;

    Finder(Path root, List<Path> files, Consumer<ImportItem> items) {
      this.root = root;
      this.files = files;
      this.items = items;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && isReadable(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      items.accept(new ImportItem.Bad(root.relativize(file).toString(), "cannot be read: " + e));
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isReadable(Path file) {
    return isLines(file) || isHtml(file) || extension(file).equals("txt");
  }

  private static boolean isLines(Path file) {
    return List.of("jsonl", "ndjson", "json").contains(extension(file));
  }

  private static boolean isHtml(Path file) {
    return List.of("html", "htm", "xhtml").contains(extension(file));
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void readFile(Path file, String shown, Consumer<ImportItem> items, Set<Path> named) {
    try {
      if (isLines(file)) {
        readLines(file, shown, items, named);
      } else {
        items.accept(whole(bytesOf(file), isHtml(file), shown));
      }
    } catch (IOException e) {
      items.accept(new ImportItem.Bad(shown, "cannot be read: " + e));
    }
  }

  private ImportItem whole(byte[] bytes, boolean html, String shown) {
    if (bytes.length > ITEM_BYTES_MAX) {
      return new ImportItem.Bad(shown, "larger than " + ITEM_BYTES_MAX + " bytes");
    }
    return html
        ? html(bytes, shown)
        : article(shown, new Line("", decoded(bytes), null, null, null, DEFAULT_SOURCE, shown));
  }

  private void readLines(Path file, String shown, Consumer<ImportItem> items, Set<Path> named)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var line = new ByteArrayOutputStream();
      int number = 0;
      boolean more = true;
      while (more) {
        line.reset();
        number++;
        boolean tooLong = false;
        int c;
        while ((c = in.read()) >= 0 && c != '\n') {
          if (line.size() < ITEM_BYTES_MAX) {
            line.write(c);
          } else {
            tooLong = true;
          }
        }
        more = c >= 0;
        String place = shown + ":" + number;
        if (tooLong) {
          items.accept(
              new ImportItem.Bad(place, "the line is longer than " + ITEM_BYTES_MAX + " bytes"));
        } else if (!line.toString(StandardCharsets.UTF_8).isBlank()) {
          items.accept(line(file, place, line.toByteArray(), named));
        }
      }
    }
  }

  private ImportItem line(Path list, String place, byte[] bytes, Set<Path> named) {
    JsonNode json;
    try {
      json = JSON.readTree(bytes);
    } catch (JacksonException e) {
      return new ImportItem.Bad(place, "no JSON object: " + e.getOriginalMessage());
    }
    if (!json.isObject()) {
      return new ImportItem.Bad(place, "no JSON object");
    }
    String file = text(json, "file");
    String body = text(json, "text");
    if (file != null && body == null) {
      try {
        // Absolute before it is compared: a list may be named by a way that goes up and down.
        Path beside = absolute(list.resolveSibling(file));
        if (!beside.startsWith(absolute(list.resolveSibling("")))) {
          return new ImportItem.Bad(place, "file must lie below the list's own folder: " + file);
        }
        named.add(beside);
        byte[] content = bytesOf(beside);
        if (content.length > ITEM_BYTES_MAX) {
          return new ImportItem.Bad(place, file + " is larger than " + ITEM_BYTES_MAX + " bytes");
        }
        body = decoded(content);
      } catch (IOException | InvalidPathException e) {
        return new ImportItem.Bad(place, "cannot read the text file it names: " + file);
      }
    }
    if (body == null) {
      return new ImportItem.Bad(place, "has neither text nor file");
    }
    Instant published = null;
    String day = text(json, "publishedAt");
    if (day != null) {
      Optional<Instant> read = PublishedAt.of(day);
      if (read.isEmpty()) {
        return new ImportItem.Bad(
            place, "publishedAt is no day or time, such as 2021-02-15: " + day);
      }
      published = read.get();
    }
    String title = text(json, "title");
    String source = text(json, "source");
    return article(
        place,
        new Line(
            title == null ? "" : title,
            body,
            text(json, "url"),
            published,
            text(json, "language"),
            source == null ? DEFAULT_SOURCE : source,
            file));
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.get(field);
    return value != null && value.isString() && !value.stringValue().isBlank()
        ? value.stringValue()
        : null;
  }

  private record Line(
      String title,
      String body,
      @Nullable String url,
      @Nullable Instant publishedAt,
      @Nullable String language,
      String source,
      @Nullable String file) {}

  private ImportItem article(String place, Line line) {
    TextArticle read = TextArticle.of(line.title(), line.body());
    if (read.title().isBlank()) {
      return new ImportItem.Bad(place, "has no text");
    }
    ArticleId id;
    String url = null;
    String address = line.url();
    if (address == null) {
      id = ArticleId.ofText(line.source(), line.body());
    } else {
      Optional<ArticleIdentity> identity = ArticleIdentity.of(address, null);
      if (identity.isEmpty()) {
        return new ImportItem.Bad(place, "url is no web address: " + address);
      }
      id = identity.get().id();
      url = identity.get().url();
    }
    try {
      SourceRef source = new SourceRef(line.source(), line.source(), null, null, null);
      RawArticleBuilder builder =
          RawArticle.builder(id, source, read.title(), read.text(), clock.instant())
              .url(url)
              .publishedAt(line.publishedAt())
              .language(line.language())
              .file(line.file())
              .backfill(backfill)
              .found("title", line.title().isEmpty() ? Provenance.FALLBACK : Provenance.IMPORT)
              .found("text", Provenance.IMPORT);
      if (line.publishedAt() != null) {
        builder.found("publishedAt", Provenance.IMPORT);
      }
      return new ImportItem.Read(builder.build());
    } catch (IllegalArgumentException e) {
      return new ImportItem.Bad(place, String.valueOf(e.getMessage()));
    }
  }

  private ImportItem html(byte[] bytes, String shown) {
    try {
      return extracted(bytes, shown);
    } catch (IllegalArgumentException e) {
      return new ImportItem.Bad(shown, String.valueOf(e.getMessage()));
    }
  }

  private ImportItem extracted(byte[] bytes, String shown) {
    return switch (Extractor.extract(bytes, "file:///" + shown, Map.of())) {
      case Extraction.NoArticle none -> new ImportItem.Bad(shown, none.detail());
      case Extraction.Article page -> {
        String claim = page.canonicalUrl();
        Optional<ArticleIdentity> identity =
            claim == null ? Optional.empty() : ArticleIdentity.of(claim, null);
        RawArticleBuilder builder =
            RawArticle.builder(
                    identity
                        .map(ArticleIdentity::id)
                        .orElseGet(() -> ArticleId.ofText(DEFAULT_SOURCE, page.text())),
                    new SourceRef(DEFAULT_SOURCE, DEFAULT_SOURCE, null, null, null),
                    page.title(),
                    page.text(),
                    clock.instant())
                .url(identity.map(ArticleIdentity::url).orElse(null))
                .byline(page.byline())
                .publishedAt(page.publishedAt())
                .modifiedAt(page.modifiedAt())
                .language(page.language())
                .summary(page.summary())
                .section(page.section())
                .tags(page.tags())
                .imageUrl(page.imageUrl())
                .paywalled(page.paywalled())
                .file(shown)
                .backfill(backfill);
        page.provenance().forEach(builder::found);
        yield new ImportItem.Read(builder.build());
      }
    };
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static byte[] bytesOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ITEM_BYTES_MAX + 1);
    }
  }

  /** UTF-8 where the bytes are, else the commonest of the older encodings. */
  private static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }
}
