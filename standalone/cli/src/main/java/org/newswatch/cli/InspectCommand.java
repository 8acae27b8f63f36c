package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.files.ArticleFiles;
import org.newswatch.crawler.files.FileItem;
import org.newswatch.crawler.files.PublishedAt;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "inspect",
    description = {
      "Shows what the pipeline makes of one page or file: title, text, names, dates.",
      "Needs no running instance; uses the same extraction and the same annotator as the "
          + "services."
    })
final class InspectCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(paramLabel = "URL|FILE", description = "A web address, an HTML file or a text file.")
  private String what = "";

  @Option(
      names = "--published",
      paramLabel = "DAY",
      description = "Day of publication, such as 2020-12-28; what \"Monday\" is counted from.")
  private @Nullable String published;

  @Option(
      names = "--json",
      description = "The annotated article as JSON, with how sure each field is.")
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
    PageReader.Page page = isUrl(what) ? PageReader.read(what) : fromFile(Path.of(what));
    RawArticle article = dated(page.article(), day);
    var annotated = new AnnotatedArticle(article, Annotator.load().annotate(article));
    if (json) {
      System.out.write(withConfidence(annotated, page.confidence()));
      System.out.println();
    } else {
      System.out.println(InspectText.of(annotated, page.confidence()));
    }
    return 0;
  }

  private static boolean isUrl(String what) {
    String lower = what.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static PageReader.Page fromFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandFailed.usage("no such file: " + file);
    }
    List<FileItem> items = new ArrayList<>();
    new ArticleFiles(false, InstantSource.system()).read(file, items::add);
    for (FileItem item : items) {
      if (item instanceof FileItem.Read read) {
        return new PageReader.Page(read.article(), confidence(file));
      }
    }
    throw CommandFailed.failed(
        items.stream().findFirst().map(InspectCommand::told).orElse(file + " is empty"));
  }

  /** Only a saved page is found out; what other files say is taken as it stands. */
  private static Map<String, Double> confidence(Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean page = name.endsWith(".html") || name.endsWith(".htm");
    if (!page || Files.size(file) > Extractor.BODY_BYTES_MAX) {
      return Map.of();
    }
    return switch (Extractor.extract(
        Files.readAllBytes(file), "file:///" + file.getFileName(), Map.of())) {
      case Extraction.Article article -> PageReader.confidence(article);
      case Extraction.NoArticle none -> Map.of();
    };
  }

  private static byte[] withConfidence(AnnotatedArticle annotated, Map<String, Double> confidence) {
    ObjectNode tree = (ObjectNode) JSON.readTree(Codec.ANNOTATED_ARTICLE.encode(annotated));
    ObjectNode fields = tree.putObject("confidence");
    confidence.forEach(fields::put);
    return JSON.writeValueAsBytes(tree);
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
