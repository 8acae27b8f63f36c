package org.newswatch.crawler.health;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.BitSet;
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

  /** Minutes in which something new was found. */
  private final BitSet finds = new BitSet();

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
    if (listed != null && listed.fresh() > 0) {
      discovered += listed.fresh();
      finds.set(result.at().atOffset(ZoneOffset.UTC).get(ChronoField.MINUTE_OF_DAY));
    }
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

  /** The minutes of this day in which something new was found, as epoch minutes. */
  long[] finds(long epochDay) {
    long start = epochDay * 24 * 60;
    return finds.stream().mapToLong(minute -> start + minute).toArray();
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
    return result.kind() == Kind.ARTICLE && result.outcome() == Outcome.OK;
  }
}
