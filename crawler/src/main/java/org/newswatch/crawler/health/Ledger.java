package org.newswatch.crawler.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.SourceHealth;

/** What is known of one source. Not thread-safe. */
final class Ledger {

  /** Days that count; as long as the results are kept. */
  static final int DAYS = 7;

  private static final Comparator<FetchResult> LATER =
      Comparator.comparing(FetchResult::at)
          .thenComparing(FetchResult::outcome)
          .thenComparing(FetchResult::url)
          .thenComparing(result -> String.valueOf(result.detail()));

  private final TreeMap<Long, Day> days = new TreeMap<>();
  private final Finds finds = new Finds();
  private @Nullable FetchResult lastLook;
  private @Nullable Instant firstLook;
  private @Nullable Instant lastSuccess;
  private @Nullable Instant lastArticle;

  void add(FetchResult result) {
    long day = Day.of(result.at());
    if (days.isEmpty() || day > days.lastKey() - DAYS) {
      days.computeIfAbsent(day, unused -> new Day()).add(result);
      days.headMap(days.lastKey() - DAYS, true).clear();
    }
    if (Day.isArticle(result)) {
      lastArticle = later(lastArticle, result.at());
    }
    if (Day.isLook(result)) {
      FetchResult before = lastLook;
      lastLook = before == null || LATER.compare(before, result) < 0 ? result : before;
      Instant first = firstLook;
      firstLook = first == null || result.at().isBefore(first) ? result.at() : first;
      Listed listed = result.listed();
      if (listed != null && listed.fresh() > 0) {
        finds.add(result.at());
      }
      if (isWell(result)) {
        lastSuccess = later(lastSuccess, result.at());
      }
    }
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }

  private static boolean isWell(FetchResult result) {
    return result.outcome() == Outcome.OK || result.outcome() == Outcome.UNCHANGED;
  }

  SourceHealth health(String sourceId, Instant now, @Nullable Instant nextLook) {
    Map<Long, Day> window = days.tailMap(Day.of(now) - DAYS, false);
    long looks = 0;
    long discovered = 0;
    long fetched = 0;
    long barren = 0;
    long extracted = 0;
    long dated = 0;
    long bylined = 0;
    Map<String, Long> failed = new TreeMap<>();
    List<Sample.Text> texts = new ArrayList<>();
    for (Day day : window.values()) {
      looks += day.looks;
      discovered += day.discovered;
      fetched += day.fetched;
      barren += day.barren;
      extracted += day.extracted;
      dated += day.dated;
      bylined += day.bylined;
      day.failed.forEach((reason, count) -> failed.merge(reason, count, Long::sum));
      texts.addAll(day.texts.texts());
    }
    FetchResult last = lastLook;
    Instant since = Instant.ofEpochSecond((Day.of(now) - DAYS + 1) * 24 * 60 * 60);
    Warnings warnings = new Warnings();
    warnings.failing(last != null && !isWell(last) ? last.at() : null, lastSuccess, firstLook);
    warnings.silent(finds.minutes(), lastSuccess);
    warnings.shorter(texts);
    warnings.barren(fetched, barren);
    warnings.undated(extracted, dated);
    return new SourceHealth(
        sourceId,
        now,
        since,
        looks,
        discovered,
        fetched,
        extracted,
        failed,
        texts.isEmpty() ? null : Sample.median(texts),
        extracted == 0 ? null : (double) dated / extracted,
        extracted == 0 ? null : (double) bylined / extracted,
        last == null ? null : last.at(),
        lastSuccess,
        lastArticle,
        nextLook,
        last == null || isWell(last) ? null : last.detail(),
        warnings.found());
  }
}
