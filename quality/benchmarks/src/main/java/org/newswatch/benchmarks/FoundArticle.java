package org.newswatch.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;

/** What an extractor found in a page; empty strings for what it did not find. */
record FoundArticle(String title, Set<String> authors, @Nullable String date, String text) {

  private static final FoundArticle NONE = new FoundArticle("", Set.of(), null, "");

  /** Ours: the function that the crawler and {@code inspect} call. */
  static FoundArticle ours(byte[] body, String url) {
    return switch (Extractor.extract(body, url, Map.of())) {
      case Extraction.Article article ->
          new FoundArticle(
              LabelledPages.folded(article.title()),
              folded(article.byline()),
              article.publishedAt() == null ? null : article.publishedAt().day().toString(),
              article.text());
      case Extraction.NoArticle unused -> NONE;
    };
  }

  /** Readability4J's, which finds no dates; its by-line is one string. */
  static FoundArticle readability4j(byte[] body, String url) {
    Document page;
    try {
      page = Jsoup.parse(new ByteArrayInputStream(body), null, url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Article article = new Readability4J(url, page).parse();
    String byline = text(article.getByline());
    return new FoundArticle(
        text(article.getTitle()),
        byline.isEmpty() ? Set.of() : Set.of(byline.replaceFirst("(?i)^by\\s+", "")),
        null,
        article.getTextContent() == null ? "" : article.getTextContent());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : LabelledPages.folded(text);
  }

  private static Set<String> folded(Iterable<String> names) {
    Set<String> folded = new TreeSet<>();
    names.forEach(name -> folded.add(LabelledPages.folded(name)));
    return folded;
  }
}
