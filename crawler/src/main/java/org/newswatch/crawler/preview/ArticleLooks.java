package org.newswatch.crawler.preview;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.crawler.Articles;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.FetchRequest;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.fetch.OptOut;
import org.newswatch.crawler.fetch.OptOuts;
import org.newswatch.crawler.preview.SourcePreview.Article;
import org.newswatch.crawler.preview.SourcePreview.Problem;
import org.newswatch.crawler.url.Urls;
import org.newswatch.crawler.xml.HtmlPage;

/** Reads the first articles of a source as the crawler would. */
final class ArticleLooks {

  private static final int OK = 200;

  private final Fetcher fetcher;
  private final String agentToken;
  private final InstantSource clock;
  private final Consumer<String> progress;

  ArticleLooks(Fetcher fetcher, String agentToken, InstantSource clock, Consumer<String> progress) {
    this.fetcher = fetcher;
    this.agentToken = agentToken;
    this.clock = clock;
    this.progress = progress;
  }

  InstantSource clock() {
    return clock;
  }

  List<Article> first(List<FeedItem> entries, int count) throws InterruptedException {
    List<Article> read = new ArrayList<>();
    for (FeedItem item : entries.stream().limit(count).toList()) {
      progress.accept("reading " + item.url());
      FetchOutcome outcome = fetcher.fetch(FetchRequest.of(item.url()));
      read.add(
          outcome instanceof FetchOutcome.Fetched page && page.status() == OK
              ? of(page, item)
              : new Article(item.url(), null, Set.of(), problem(outcome)));
    }
    return read;
  }

  Article of(FetchOutcome.Fetched page) {
    return of(page, null);
  }

  private Article of(FetchOutcome.Fetched page, @Nullable FeedItem item) {
    Set<OptOut> optOuts = OptOuts.of(page, metas(page), agentToken);
    return switch (Extractor.extract(page.body(), page.url(), page.headers())) {
      case Extraction.NoArticle none ->
          new Article(page.url(), null, optOuts, Problem.note(none.reason(), none.detail(), null));
      case Extraction.Article found -> {
        String host = Urls.host(page.url()).orElse("source");
        SourceRef source = new SourceRef(host, host, Urls.domainOf(page.url()), null, null);
        Instant now = clock.instant();
        Optional<RawArticle> article = Articles.of(found, source, page.url(), item, now);
        yield new Article(page.url(), article.orElse(null), optOuts, null);
      }
    };
  }

  private static List<OptOuts.Meta> metas(FetchOutcome.Fetched page) {
    return HtmlPage.of(page.body(), page.url(), page.headers())
        .map(
            html ->
                html.document().select("meta[name][content]").stream()
                    .map(meta -> new OptOuts.Meta(meta.attr("name"), meta.attr("content")))
                    .toList())
        .orElse(List.of());
  }

  /** Why nothing could be fetched. */
  static Problem problem(FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Fetched page ->
          Problem.fatal("http-" + page.status(), "the server answered " + page.status());
      case FetchOutcome.NotModified none ->
          Problem.fatal("not-modified", "the server says that nothing changed");
      case FetchOutcome.Denied denied -> Problem.fatal("robots", denied.detail());
      case FetchOutcome.Refused refused -> Problem.fatal("private-address", refused.detail());
      case FetchOutcome.TooLarge large -> Problem.fatal("too-large", large.detail());
      case FetchOutcome.Failed failed -> Problem.fatal(failed.reason(), failed.detail());
    };
  }

  /** What the articles that were read say about their source. */
  static List<Problem> problems(List<Article> read) {
    List<Problem> problems = new ArrayList<>();
    long none = read.stream().filter(article -> article.article() == null).count();
    if (!read.isEmpty() && none == read.size()) {
      problems.add(
          Problem.fatal(
              "no-articles",
              "none of the " + none + " pages that were read gives an article",
              "look at one of them: newswatch inspect " + read.getFirst().url()));
    }
    Set<OptOut> optOuts = new TreeSet<>();
    read.forEach(article -> optOuts.addAll(article.optOuts()));
    if (!optOuts.isEmpty()) {
      problems.add(
          Problem.note(
              "opt-outs",
              "its pages ask machines: " + words(optOuts),
              "crawler.honour-opt-outs says what is done then"));
    }
    return problems;
  }

  /** As pages write them. */
  static String words(Set<OptOut> optOuts) {
    return optOuts.stream()
        .map(optOut -> optOut.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
