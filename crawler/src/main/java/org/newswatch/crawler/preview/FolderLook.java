package org.newswatch.crawler.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.crawler.files.ArticleFiles;
import org.newswatch.crawler.files.FileItem;
import org.newswatch.crawler.preview.SourcePreview.Article;
import org.newswatch.crawler.preview.SourcePreview.Items;
import org.newswatch.crawler.preview.SourcePreview.Problem;

/** Looks into a folder of this machine. */
final class FolderLook {

  /** Files that are counted. */
  private static final int FILES_MAX = 100_000;

  private static final int DEPTH_MAX = 16;

  /** A larger file is counted and not read: an archive may take minutes. */
  private static final long FILE_BYTES_MAX = 64L * 1024 * 1024;

  private FolderLook() {}

  static boolean isFolder(String address) {
    try {
      return !address.contains("://") && Files.isDirectory(Path.of(address));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEPTH_MAX)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(ArticleFiles::isReadable)
          .limit(FILES_MAX)
          .sorted()
          .toList();
    }
  }

  static SourcePreview of(String address, int count, InstantSource clock) {
    if (!isFolder(address)) {
      return preview(
          address,
          null,
          List.of(),
          List.of(
              Problem.fatal(
                  "no-folder",
                  "there is no such folder on this machine",
                  "name a folder that the crawler can read")));
    }
    Path folder = Path.of(address).toAbsolutePath().normalize();
    Path real;
    List<Path> files;
    try {
      // As the crawler does it: the folder itself may be a link, what is below it may not.
      real = folder.toRealPath();
      files = files(real);
    } catch (IOException | UncheckedIOException e) {
      return preview(
          folder.toString(),
          null,
          List.of(),
          List.of(Problem.fatal("unreadable", "it cannot be read: " + e.getMessage())));
    }
    List<Article> read = new ArrayList<>();
    for (Path file : files) {
      if (read.size() >= count) {
        break;
      }
      read(file, real, clock, read);
    }
    List<Article> first = read.subList(0, Math.min(read.size(), count));
    List<Problem> problems = new ArrayList<>(ArticleLooks.problems(first));
    if (files.isEmpty()) {
      problems.add(
          Problem.note(
              "empty",
              "it holds no file to read yet",
              "it is looked at for .html, .txt, .jsonl, .warc and .warc.gz"));
    }
    return preview(
        folder.toString(),
        files.isEmpty() ? null : new Items(files.size(), 0, null, null),
        first,
        problems);
  }

  private static void read(Path file, Path folder, InstantSource clock, List<Article> read) {
    String shown = folder.relativize(file).toString();
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        return;
      }
      new ArticleFiles(false, clock)
          .read(
              file,
              item -> {
                switch (item) {
                  case FileItem.Read one ->
                      read.add(new Article(shown, one.article(), Set.of(), null));
                  case FileItem.Bad bad ->
                      read.add(
                          new Article(
                              bad.place(),
                              null,
                              Set.of(),
                              Problem.note(bad.reason(), bad.detail(), null)));
                  case FileItem.Skipped skipped -> {
                    // In order, and no article.
                  }
                }
              });
    } catch (IOException e) {
      read.add(
          new Article(
              shown, null, Set.of(), Problem.note("unreadable", "cannot be read: " + e, null)));
    }
  }

  private static SourcePreview preview(
      String address, @Nullable Items items, List<Article> articles, List<Problem> problems) {
    return new SourcePreview(
        address,
        address,
        Source.Kind.FOLDER,
        "folder",
        null,
        null,
        null,
        items,
        articles,
        null,
        List.of(),
        problems);
  }
}
