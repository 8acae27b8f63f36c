package org.newswatch.crawler.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.FetchResult.ReadArticle;
import org.newswatch.contract.SourceHealth;
import org.newswatch.contract.SourceHealth.Warning;
import org.newswatch.crawler.ResultDraft;

final class HealthLedgerTest {

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(6));

  private final HealthLedger ledger = new HealthLedger();

  @Test
  void everything_is_counted_where_it_belongs() {
    ledger.add(look(hours(1), Outcome.OK, 5));
    ledger.add(look(hours(2), Outcome.UNCHANGED, 0));
    ledger.add(page(hours(3), 900, true, true));
    ledger.add(page(hours(4), 1_100, true, false));
    ledger.add(page(hours(5), 100, false, false));
    ledger.add(no(hours(6), Outcome.SKIPPED, "no-text"));
    ledger.add(no(hours(7), Outcome.FAILED, "http-404"));
    ledger.add(no(hours(8), Outcome.FAILED, "http-404"));
    SourceHealth health = ledger.health("paper", NOW, NOW.plusSeconds(60));
    assertThat(health.looks()).isEqualTo(2);
    assertThat(health.discovered()).isEqualTo(5);
    assertThat(health.fetched()).isEqualTo(4);
    assertThat(health.extracted()).isEqualTo(3);
    assertThat(health.failed()).containsEntry("http-404", 2L).containsEntry("no-text", 1L);
    assertThat(health.medianTextChars()).isEqualTo(900);
    assertThat(health.datedShare()).isEqualTo(2.0 / 3);
    assertThat(health.bylineShare()).isEqualTo(1.0 / 3);
    assertThat(health.lastLook()).isEqualTo(hours(2));
    assertThat(health.lastSuccess()).isEqualTo(hours(2));
    assertThat(health.lastArticle()).isEqualTo(hours(5));
    assertThat(health.nextLook()).isEqualTo(NOW.plusSeconds(60));
    assertThat(health.warnings()).isEmpty();
  }

  @Test
  void a_source_of_which_nothing_is_known_has_done_nothing() {
    SourceHealth health = ledger.health("new", NOW, null);
    assertThat(health.looks()).isZero();
    assertThat(health.warnings()).isEmpty();
    assertThat(health.lastLook()).isNull();
  }

  @Test
  void a_source_that_fails_for_a_day_is_failing_and_says_why() {
    ledger.add(look(hours(1), Outcome.OK, 5));
    ledger.add(look(hours(20), Outcome.FAILED, 0));
    assertThat(warnings()).isEmpty();
    ledger.add(look(hours(25), Outcome.FAILED, 0));
    assertThat(warnings()).containsExactly(Warning.FAILING);
    assertThat(ledger.health("paper", NOW, null).lastFailure()).isEqualTo("it did not answer");
    ledger.add(look(hours(26), Outcome.UNCHANGED, 0));
    assertThat(warnings()).isEmpty();
  }

  @Test
  void a_source_that_never_worked_is_failing_after_a_day_too() {
    ledger.add(look(hours(1), Outcome.SKIPPED, 0));
    ledger.add(look(hours(26), Outcome.SKIPPED, 0));
    assertThat(warnings()).containsExactly(Warning.FAILING);
  }

  @Test
  void silence_is_told_by_a_sources_own_measure() {
    for (int hour = 0; hour < 48; hour += 2) {
      ledger.add(look(hours(hour), Outcome.OK, 1));
    }
    ledger.add(look(hours(46 + 10), Outcome.UNCHANGED, 0));
    assertThat(warnings()).isEmpty();
    ledger.add(look(hours(46 + 11), Outcome.UNCHANGED, 0));
    assertThat(warnings()).containsExactly(Warning.SILENT);
    ledger.add(look(hours(46 + 12), Outcome.OK, 1));
    assertThat(warnings()).isEmpty();
  }

  @Test
  void nights_are_no_silence_but_two_of_them_on_end_are() {
    for (int half = 0; half < 4 * 48; half++) {
      boolean awake = half % 48 >= 12 && half % 48 < 44;
      Instant at = START.plus(Duration.ofMinutes(30L * half));
      ledger.add(look(at, awake ? Outcome.OK : Outcome.UNCHANGED, awake ? 1 : 0));
      assertThat(warnings()).isEmpty();
    }
    ledger.add(look(hours(4 * 24 + 16), Outcome.UNCHANGED, 0));
    assertThat(warnings()).containsExactly(Warning.SILENT);
  }

  @Test
  void a_paper_of_weekdays_is_not_silent_on_sundays_but_on_the_monday_after() {
    Instant monday = START.plus(Duration.ofDays(14));
    weekdays(monday);
    for (int hour = 24; hour > 0; hour -= 4) {
      assertThat(warningsAt(monday.minus(Duration.ofHours(hour)))).isEmpty();
    }
    assertThat(warningsAt(monday.plus(Duration.ofHours(17)))).containsExactly(Warning.SILENT);
  }

  @Test
  void in_its_first_week_a_source_is_not_silent_for_a_weekend() {
    Instant monday = START.plus(Duration.ofDays(7));
    weekdays(monday);
    assertThat(warningsAt(monday.minus(Duration.ofHours(1)))).isEmpty();
    assertThat(warningsAt(monday.plus(Duration.ofHours(22)))).containsExactly(Warning.SILENT);
  }

  @Test
  void a_paper_of_every_day_is_silent_on_a_sunday_too() {
    for (int hour = 0; hour < 12 * 24; hour++) {
      ledger.add(look(hours(hour), Outcome.OK, 1));
    }
    assertThat(warningsAt(hours(13 * 24))).containsExactly(Warning.SILENT);
  }

  /** News from six to eighteen o'clock on weekdays, and looks at all times. */
  private void weekdays(Instant end) {
    for (Instant at = START; at.isBefore(end); at = at.plus(Duration.ofMinutes(30))) {
      var when = at.atOffset(ZoneOffset.UTC);
      boolean awake =
          when.getDayOfWeek().getValue() <= 5 && when.getHour() >= 6 && when.getHour() < 18;
      ledger.add(look(at, awake ? Outcome.OK : Outcome.UNCHANGED, awake ? 1 : 0));
    }
  }

  private List<Warning> warningsAt(Instant at) {
    ledger.add(look(at, Outcome.UNCHANGED, 0));
    return ledger.health("paper", at, null).warnings();
  }

  @Test
  void files_that_were_read_are_the_articles_of_their_folder() {
    ledger.add(new ResultDraft("/data/a.html", "paper", Kind.FILE, Outcome.OK, hours(3)).build());
    ledger.add(
        new ResultDraft("/data/b.html", "paper", Kind.FILE, Outcome.SKIPPED, hours(4)).build());
    assertThat(ledger.health("paper", NOW, null).lastArticle()).isEqualTo(hours(3));
  }

  @Test
  void a_weekly_that_comes_in_a_morning_is_not_silent_for_the_rest_of_the_week() {
    for (int minute = 0; minute < 200; minute += 10) {
      ledger.add(look(START.plus(Duration.ofMinutes(minute)), Outcome.OK, 1));
    }
    ledger.add(look(hours(5 * 24), Outcome.UNCHANGED, 0));
    assertThat(warnings()).isEmpty();
  }

  @Test
  void of_sources_that_are_no_more_nothing_stays() {
    ledger.add(page(hours(1), 900, true, true));
    ledger.keepOnly(Set.of("other"));
    assertThat(ledger.touched()).isEmpty();
    assertThat(ledger.health("paper", NOW, null).extracted()).isZero();
  }

  @Test
  void a_source_that_is_not_looked_at_is_not_silent() {
    for (int hour = 0; hour < 48; hour += 2) {
      ledger.add(look(hours(hour), Outcome.OK, 1));
    }
    ledger.add(look(hours(100), Outcome.FAILED, 0));
    assertThat(warnings()).containsExactly(Warning.FAILING);
  }

  @Test
  void a_redesign_that_is_read_badly_shows_in_the_lengths_of_texts() {
    for (int i = 0; i < 60; i++) {
      ledger.add(page(hours(i), 2_000 + i, true, true));
    }
    for (int i = 60; i < 67; i++) {
      ledger.add(page(hours(i), 200, true, true));
    }
    assertThat(warnings()).isEmpty();
    for (int i = 67; i < 75; i++) {
      ledger.add(page(hours(i), 200, true, true));
    }
    assertThat(warnings()).containsExactly(Warning.SHORTER_TEXTS);
  }

  @Test
  void pages_without_articles_and_articles_without_dates_are_told_of() {
    for (int i = 0; i < 11; i++) {
      ledger.add(page(hours(i), 900, false, true));
    }
    assertThat(warnings()).containsExactly(Warning.UNDATED);
    for (int i = 0; i < 12; i++) {
      ledger.add(no(hours(20 + i), Outcome.SKIPPED, "no-text"));
    }
    assertThat(warnings()).containsExactly(Warning.NO_ARTICLES, Warning.UNDATED);
  }

  @Test
  void what_is_older_than_a_week_no_longer_counts() {
    ledger.add(page(START, 900, true, true));
    assertThat(ledger.health("paper", NOW, null).extracted()).isEqualTo(1);
    assertThat(ledger.health("paper", NOW.plus(Duration.ofDays(1)), null).extracted()).isZero();
    ledger.add(page(START.plus(Duration.ofDays(30)), 900, true, true));
    assertThat(ledger.health("paper", START.plus(Duration.ofDays(30)), null).extracted())
        .isEqualTo(1);
  }

  @Test
  void sources_are_told_apart_and_those_that_were_touched_are_known() {
    ledger.add(page(hours(1), 900, true, true));
    assertThat(ledger.touched()).containsExactly("paper");
    assertThat(ledger.touched()).isEmpty();
    assertThat(ledger.health("other", NOW, null).extracted()).isZero();
  }

  @Property(tries = 100)
  void the_order_in_which_results_come_makes_no_difference(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int many) {
    Random random = new Random(seed);
    List<FetchResult> results = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Instant at = START.plus(Duration.ofMinutes(random.nextInt(9 * 24 * 60)));
      results.add(
          switch (random.nextInt(5)) {
            case 0 -> look(at, Outcome.OK, random.nextInt(3));
            case 1 -> look(at, Outcome.FAILED, 0);
            case 2 -> no(at, Outcome.SKIPPED, "no-text");
            default -> page(at, random.nextInt(5_000), random.nextBoolean(), random.nextBoolean());
          });
    }
    HealthLedger one = new HealthLedger();
    results.forEach(one::add);
    Collections.shuffle(results, random);
    HealthLedger other = new HealthLedger();
    results.forEach(other::add);
    Instant now = START.plus(Duration.ofDays(9));
    assertThat(other.health("paper", now, null)).isEqualTo(one.health("paper", now, null));
  }

  private List<Warning> warnings() {
    return ledger.health("paper", NOW, null).warnings();
  }

  private static Instant hours(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private static FetchResult look(Instant at, Outcome outcome, int fresh) {
    boolean bad = outcome == Outcome.FAILED || outcome == Outcome.SKIPPED;
    return new ResultDraft("http://paper.test/feed", "paper", Kind.FEED, outcome, at)
        .reason(bad ? "timeout" : null)
        .listed(outcome == Outcome.OK ? new Listed(20, fresh) : null)
        .build();
  }

  private static FetchResult page(Instant at, int chars, boolean dated, boolean bylined) {
    return new ResultDraft("http://paper.test/" + at + chars, "paper", Kind.ARTICLE, Outcome.OK, at)
        .read(new ReadArticle(chars, dated, bylined))
        .build();
  }

  private static FetchResult no(Instant at, Outcome outcome, String reason) {
    return new ResultDraft("http://paper.test/" + at, "paper", Kind.ARTICLE, outcome, at)
        .reason(reason)
        .build();
  }
}
