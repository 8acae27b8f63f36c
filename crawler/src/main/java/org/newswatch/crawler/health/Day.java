package org.newswatch.crawler.health;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.FetchResult.ReadArticle;

/** What happened at one source on one day, UTC. */
final class Day {

  long looks;
  long discovered;
  long fetched;

  /** Pages that were fetched and gave no article. */
  long barren;

  long extracted;
  long dated;
  long bylined;
  final Map<String, Long> failed = new TreeMap<>();
  final Sample texts = new Sample();

  void add(FetchResult result) {
    String reason = result.reason();
    if (reason != null) {
      failed.merge(reason, 1L, Long::sum);
    }
    switch (result.kind()) {
      case FEED, SITEMAP, LISTING, FOLDER -> look(result);
      case ARTICLE -> page(result);
      case FILE, ROBOTS -> {
        // A file's articles are no pages, and a robots.txt is of a site and not of a source.
      }
    }
  }

  private void look(FetchResult result) {
    looks++;
    Listed listed = result.listed();
    discovered += listed == null ? 0 : listed.fresh();
  }

  private void page(FetchResult result) {
    boolean got = result.outcome() == Outcome.OK || result.outcome() == Outcome.UNCHANGED;
    boolean empty = result.outcome() == Outcome.SKIPPED && result.status() != null;
    fetched += got || empty ? 1 : 0;
    barren += empty ? 1 : 0;
    ReadArticle read = result.read();
    if (read != null) {
      extracted++;
      dated += read.dated() ? 1 : 0;
      bylined += read.bylined() ? 1 : 0;
      texts.add(result, read.textChars());
    }
  }

  /** The day of an instant. */
  static long of(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 24 * 60 * 60);
  }

  static boolean isLook(FetchResult result) {
    return switch (result.kind()) {
      case FEED, SITEMAP, LISTING, FOLDER -> true;
      case ARTICLE, FILE, ROBOTS -> false;
    };
  }

  static boolean isArticle(FetchResult result) {
    boolean page = result.kind() == Kind.ARTICLE || result.kind() == Kind.FILE;
    return page && result.outcome() == Outcome.OK;
  }
}
