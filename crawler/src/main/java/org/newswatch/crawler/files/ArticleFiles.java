package org.newswatch.crawler.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.SourceRef;

/**
 * Reads a file or a folder of articles. {@code .jsonl}, {@code .ndjson} and {@code .json} hold one
 * JSON object a line with {@code title, text, url, publishedAt, language, source} or, for the text,
 * {@code file}: a text file beside it; {@code .html} and {@code .htm} go through the crawler's
 * extraction; {@code .warc} and {@code .warc.gz} hold answers of web servers, whose pages do too;
 * {@code .txt} is plain text. What is packed in another way is refused with what to do about it.
 *
 * <p>An article that has a web address gets the id that the crawler would give it. Immutable and
 * thread-safe.
 */
public final class ArticleFiles {

  /** Bytes of one line or text file. */
  static final int ITEM_BYTES_MAX = 10 * 1024 * 1024;

  /** Packed files, which would else be read as plain text. */
  private static final Set<String> PACKED =
      Set.of("zst", "gz", "tgz", "bz2", "xz", "lz4", "br", "zip", "7z", "rar");

  /** Folders below the named one. */
  static final int DEPTH_MAX = 16;

  private final FileArticles articles;

  /**
   * A reader of articles that say themselves what they come from.
   *
   * @param backfill whether the articles are old news that must not alert
   * @param clock says when they were read
   */
  public ArticleFiles(boolean backfill, InstantSource clock) {
    this(null, backfill, clock);
  }

  /**
   * A reader of articles that all come from one source, unless a line of JSON says otherwise.
   *
   * @param backfill whether the articles are old news that must not alert
   * @param clock says when they were read
   */
  public ArticleFiles(@Nullable SourceRef source, boolean backfill, InstantSource clock) {
    this.articles = new FileArticles(source, backfill, clock);
  }

  /** Whether a file in a folder is one that {@link #read} would look into, by its name. */
  public static boolean isReadable(Path file) {
    return isLines(file)
        || isHtml(file)
        || isArchive(file)
        || isPackedArchive(file)
        || extension(file).equals("txt");
  }

  /**
   * Hands every article and every bad line below {@code path} to {@code items}, in a stable order.
   *
   * @throws IOException when the path itself cannot be read
   */
  public void read(Path path, Consumer<FileItem> items) throws IOException {
    if (!Files.isDirectory(path)) {
      readFile(path, path.getFileName().toString(), items, new HashSet<>());
      return;
    }
    List<Path> files = new ArrayList<>();
    // The folder itself may be a link; those below it are not followed.
    Path root = path.toRealPath();
    Files.walkFileTree(
        root, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, new Finder(root, files, items));
    Collections.sort(files);
    Set<Path> named = new HashSet<>();
    for (Path file : files) {
      if (isLines(file)) {
        readFile(file, root.relativize(file).toString(), items, named);
      }
    }
    // A text that a line of JSON names is that line's article, not a second one.
    for (Path file : files) {
      if (!isLines(file) && !named.contains(absolute(file))) {
        readFile(file, root.relativize(file).toString(), items, named);
      }
    }
  }

  /** Finds what can be read; what cannot be looked at is told of, and the rest goes in. */
  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final Consumer<FileItem> items;

    Finder(Path root, List<Path> files, Consumer<FileItem> items) {
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
      items.accept(unreadable(root.relativize(file).toString(), e));
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isLines(Path file) {
    return List.of("jsonl", "ndjson", "json").contains(extension(file));
  }

  private static boolean isHtml(Path file) {
    return List.of("html", "htm", "xhtml").contains(extension(file));
  }

  private static boolean isArchive(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".warc") || name.endsWith(".warc.gz");
  }

  /** An archive that somebody meant to be read, and that must not be passed over in silence. */
  private static boolean isPackedArchive(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return PACKED.contains(extension(file)) && name.contains(".warc.");
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void readFile(Path file, String shown, Consumer<FileItem> items, Set<Path> named) {
    try {
      if (isLines(file)) {
        new JsonLines(file, shown, articles).read(items, named);
      } else if (isArchive(file)) {
        new WarcFile(file, shown, articles).read(items);
      } else if (PACKED.contains(extension(file))) {
        String detail = "packed as ." + extension(file) + ", which is not read: unpack it first";
        items.accept(new FileItem.Bad(shown, "packed", detail));
      } else {
        items.accept(whole(bytesOf(file), isHtml(file), shown));
      }
    } catch (IOException e) {
      items.accept(unreadable(shown, e));
    }
  }

  private FileItem whole(byte[] bytes, boolean html, String shown) {
    if (bytes.length > ITEM_BYTES_MAX) {
      return new FileItem.Bad(shown, "too-large", "larger than " + ITEM_BYTES_MAX + " bytes");
    }
    return html
        ? articles.page(bytes, shown)
        : articles.of(shown, FileArticles.Line.ofText(bytes, shown));
  }

  private static FileItem unreadable(String place, IOException e) {
    return new FileItem.Bad(place, "unreadable", "cannot be read: " + e);
  }

  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** The file's bytes, one more than are allowed when it has more. */
  static byte[] bytesOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ITEM_BYTES_MAX + 1);
    }
  }
}
