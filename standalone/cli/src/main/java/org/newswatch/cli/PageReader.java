package org.newswatch.cli;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.contract.RawArticle;
import org.newswatch.crawler.Articles;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.crawler.SourceConfig;
import org.newswatch.crawler.extract.Extraction;
import org.newswatch.crawler.extract.Extractor;
import org.newswatch.crawler.fetch.FetchOutcome;
import org.newswatch.crawler.fetch.FetchRequest;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.servicekit.retry.Sleeper;

/** Reads one page as the crawler would: politely, within bounds, with the same extraction. */
final class PageReader {

  private static final int OK = 200;

  private PageReader() {}

  /** An article and how sure each field of it is, in 0..1, by its name in {@code RawArticle}. */
  record Page(RawArticle article, Map<String, Double> confidence) {}

  /** How sure what was found in a page is. */
  static Map<String, Double> confidence(Extraction.Article found) {
    Map<String, Double> confidence = new TreeMap<>();
    found.found().forEach((field, one) -> confidence.put(field, one.confidence()));
    return confidence;
  }

  /**
   * The article at this address.
   *
   * @throws CommandFailed when it is no web address, cannot be fetched, or holds no article
   */
  static Page read(String address) throws InterruptedException {
    SourceConfig source;
    try {
      source = SourceConfig.ofUrl(URI.create(address));
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(String.valueOf(e.getMessage()));
    }
    InstantSource clock = InstantSource.system();
    CrawlerConfig config = CrawlerConfig.of(List.of(source));
    try (Fetcher fetcher = new Fetcher(config.fetchSettings(), clock, Sleeper.SYSTEM)) {
      FetchOutcome.Fetched page =
          fetched(fetcher.fetch(FetchRequest.of(source.address())), address);
      return switch (Extractor.extract(page.body(), page.url(), page.headers())) {
        case Extraction.NoArticle none ->
            throw CommandFailed.failed("no article at " + address + ": " + none.detail());
        case Extraction.Article article ->
            new Page(
                Articles.of(article, source.ref(), page.url(), null, clock.instant()).orElseThrow(),
                confidence(article));
      };
    }
  }

  private static FetchOutcome.Fetched fetched(FetchOutcome outcome, String address) {
    if (outcome instanceof FetchOutcome.Fetched page && page.status() == OK) {
      return page;
    }
    String why =
        switch (outcome) {
          case FetchOutcome.Fetched page -> "status " + page.status();
          case FetchOutcome.NotModified unasked -> "the server says that nothing changed";
          case FetchOutcome.Denied denied -> denied.detail();
          case FetchOutcome.Refused refused -> refused.detail();
          case FetchOutcome.TooLarge large -> large.detail();
          case FetchOutcome.Failed failed -> failed.detail();
        };
    throw CommandFailed.failed("cannot fetch " + address + ": " + why);
  }
}
