package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.crawler.files.ArticleFiles;
import org.newswatch.crawler.files.FileItem;
import org.newswatch.crawler.files.PublishedAt;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "Shows what the pipeline makes of one page or file: title, text, names, dates.",
      "Needs no running instance; uses the same extraction and the same annotator as the services."
    })
final class InspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "URL|FILE", description = "A web address, an HTML file or a text file.")
  private String what = "";

  @Option(
      names = "--published",
      paramLabel = "DAY",
      description = "Day of publication, such as 2020-12-28; what \"Monday\" is counted from.")
  private @Nullable String published;

  @Option(names = "--json", description = "The annotated article as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant day = null;
    if (published != null) {
      String given = published;
      day =
          PublishedAt.of(given)
              .orElseThrow(
                  () ->
                      CommandFailed.usage(
                          "--published is a day or a time, such as 2020-12-28, not: " + given));
    }
    RawArticle article = dated(isUrl(what) ? PageReader.read(what) : fromFile(Path.of(what)), day);
    var annotated = new AnnotatedArticle(article, Annotator.load().annotate(article));
    if (json) {
      System.out.write(Codec.ANNOTATED_ARTICLE.encode(annotated));
      System.out.println();
    } else {
      System.out.println(InspectText.of(annotated));
    }
    return 0;
  }

  private static boolean isUrl(String what) {
    String lower = what.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static RawArticle fromFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandFailed.usage("no such file: " + file);
    }
    List<FileItem> items = new ArrayList<>();
    new ArticleFiles(false, InstantSource.system()).read(file, items::add);
    for (FileItem item : items) {
      if (item instanceof FileItem.Read read) {
        return read.article();
      }
    }
    throw CommandFailed.failed(
        items.stream().findFirst().map(InspectCommand::told).orElse(file + " is empty"));
  }

  private static String told(FileItem item) {
    return switch (item) {
      case FileItem.Read read -> read.article().title();
      case FileItem.Bad bad -> bad.place() + ": " + bad.detail();
      case FileItem.Skipped skipped -> skipped.place() + ": " + skipped.detail();
    };
  }

  /** A day that is given wins over what the page says. */
  private static RawArticle dated(RawArticle article, @Nullable Instant day) {
    return day == null ? article : article.toBuilder().publishedAt(day).build();
  }
}
