package org.newswatch.crawler;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.files.ArticleFiles;
import org.newswatch.crawler.files.FileItem;
import org.newswatch.crawler.schedule.Frontier;
import org.newswatch.crawler.schedule.Offered;
import org.newswatch.crawler.schedule.Order;

/** Looks into folders, and publishes what is in their files. Thread-safe. */
final class Folders {

  /** Folders below that of the source. */
  private static final int DEPTH_MAX = 16;

  /** Files of one folder; more than these are not seen. */
  static final int FILES_MAX = 100_000;

  /** A file that was changed so shortly ago may still be written: the next look takes it. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final CrawledSources sources;
  private final Frontier frontier;
  private final Readers readers;
  private final CrawlSink sink;
  private final CrawlMetrics metrics;
  private final InstantSource clock;

  Folders(
      CrawledSources sources,
      Frontier frontier,
      Readers readers,
      CrawlSink sink,
      CrawlMetrics metrics,
      InstantSource clock) {
    this.sources = sources;
    this.frontier = frontier;
    this.readers = readers;
    this.sink = sink;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Looks for files that are new or were changed. */
  Handled look(Order order) {
    Instant at = clock.instant();
    Path folder = Path.of(order.url());
    Finder finder;
    try {
      if (!Files.isDirectory(folder)) {
        return Handled.of(
            Results.failed(order, "no-folder", "there is no folder " + folder, null, at));
      }
      // The folder itself may be a link; those below it are not followed.
      Path real = folder.toRealPath();
      finder = new Finder(folder, real, at.minus(SETTLED));
      Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, finder);
    } catch (IOException e) {
      return Handled.of(Results.failed(order, "unreadable", "cannot be looked at: " + e, null, at));
    }
    Offered offered = frontier.offerFiles(order, finder.found(), at);
    Listed listed = new Listed(offered.entries(), offered.fresh());
    return Handled.of(Results.listed(order, null, null, listed, at));
  }

  /** Publishes every article of a file. */
  Handled file(Order order, String traceId) throws InterruptedException {
    Optional<SourceRef> source = sources.ref(order.sourceId());
    if (source.isEmpty()) {
      return Handled.of(
          Results.skipped(
              order, null, null, "no-source", "its source was removed", clock.instant()));
    }
    String shown = Path.of(order.domain()).relativize(Path.of(order.url())).toString();
    Path path = Path.of(order.url());
    FileArticles articles = new FileArticles(path.getFileName().toString(), shown, traceId);
    String unreadable =
        readers.read(
            order.url(),
            () -> {
              try {
                new ArticleFiles(source.get(), false, clock).read(path, articles::take);
                return articles.unreadable;
              } catch (IOException e) {
                return "cannot be read: " + e;
              }
            });
    Instant at = clock.instant();
    if (unreadable != null) {
      return Handled.of(Results.failed(order, "unreadable", unreadable, null, at));
    }
    if (articles.published > 0) {
      return Handled.of(Results.unit(order, at));
    }
    String reason = articles.firstReason == null ? "empty" : articles.firstReason;
    String detail =
        articles.firstDetail == null ? "there is no article in it" : articles.firstDetail;
    return Handled.of(Results.skipped(order, null, null, "file-" + reason, detail, at));
  }

  /** What comes out of one file; for one thread. */
  private final class FileArticles {
    private final String name;
    private final String shown;
    private final String traceId;
    private int published;
    private @Nullable String firstReason;
    private @Nullable String firstDetail;

    /** Why not all of the file could be read: then it is read again, though part of it came. */
    private @Nullable String unreadable;

    FileArticles(String name, String shown, String traceId) {
      this.name = name;
      this.shown = shown;
      this.traceId = traceId;
    }

    void take(FileItem item) {
      switch (item) {
        case FileItem.Read read -> publish(read.article().toBuilder().file(shown).build());
        case FileItem.Bad bad -> {
          firstReason = firstReason == null ? bad.reason() : firstReason;
          firstDetail = firstDetail == null ? bad.detail() : firstDetail;
          metrics.badItem(bad.reason());
          // A bad line has a place of its own; what is said of the file is said of all of it.
          if (bad.reason().equals("unreadable") && bad.place().equals(name)) {
            unreadable = bad.detail();
          }
        }
        case FileItem.Skipped skipped -> metrics.badItem(skipped.reason());
      }
    }

    private void publish(RawArticle article) {
      try {
        sink.publish(article, traceId);
        metrics.published();
        published++;
      } catch (RecordTooLargeException e) {
        metrics.badItem("too-large");
      } catch (CrawlSink.NotKeptException e) {
        throw new NotKeptInside(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NotKeptInside(new CrawlSink.NotKeptException("the crawler is stopping", e));
      }
    }
  }

  /** Finds what can be read, bounded. */
  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path root;
    private final Instant settled;
    private final List<Frontier.Child> files = new ArrayList<>();
    private final Set<Path> withLines = new HashSet<>();

    Finder(Path folder, Path root, Instant settled) {
      this.folder = folder;
      this.root = root;
      this.settled = settled;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Instant modified = attributes.lastModifiedTime().toInstant();
      boolean readable = attributes.isRegularFile() && ArticleFiles.isReadable(file);
      if (readable && !modified.isAfter(settled)) {
        String state = attributes.size() + " bytes of " + modified;
        Path named = folder.resolve(root.relativize(file));
        files.add(new Frontier.Child(named.toString(), state));
        if (file.toString().matches("(?is).*\\.(jsonl|ndjson|json)")) {
          withLines.add(named.getParent());
        }
      }
      return files.size() < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      // What cannot be looked at now is perhaps there at the next look.
      return FileVisitResult.CONTINUE;
    }

    /** A text beside lines of JSON is what they name, and no article of its own. */
    List<Frontier.Child> found() {
      return files.stream()
          .filter(
              file ->
                  !file.url().toLowerCase(Locale.ROOT).endsWith(".txt")
                      || !withLines.contains(Path.of(file.url()).getParent()))
          .toList();
    }
  }
}
