package org.newswatch.alerts.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.alerts.folding.Matches.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Alert.Reason;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;

class SilencesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Folding folding = new Folding(Pages.NONE);
  private final List<Alert> alerts = new ArrayList<>();
  private byte @Nullable [] known;

  private static SubscriptionBuilder watch() {
    return Subscription.builder("quiet", "ida", "Quiet", "unused", NOON)
        .silence(new Subscription.Silence("paper.test", 12));
  }

  private static Heard heard(Instant lastArticle) {
    return new Heard(lastArticle, lastArticle.plusSeconds(600), null);
  }

  private void listen(Subscription subscription, @Nullable Heard heard, Instant now) {
    Listened after =
        folding.listen(
            known == null ? null : Packing.listening(known),
            Ledger.EMPTY,
            subscription,
            heard,
            now);
    if (after == null) {
      return;
    }
    known = Packing.pack(after.listening());
    Alert alert = after.alert();
    if (alert != null) {
      assertThat(Codec.ALERT.decode(Codec.ALERT.encode(alert)).orElseThrow()).isEqualTo(alert);
      alerts.add(alert);
    }
  }

  private List<Reason> reasons() {
    return alerts.stream().map(Alert::reason).toList();
  }

  @Test
  void a_silence_is_told_when_it_begins_and_when_it_ends() {
    Subscription watch = watch().build();
    Instant last = NOON.plus(HOUR);
    for (int hour = 1; hour < 20; hour++) {
      listen(watch, heard(last), NOON.plus(HOUR.multipliedBy(hour)));
    }
    assertThat(reasons()).containsExactly(Reason.SILENT);
    assertThat(alerts.getFirst().at()).isEqualTo(last.plus(Duration.ofHours(12)));
    assertThat(alerts.getFirst().why())
        .isEqualTo(
            "No article came for 12 hours; the last came 10 Mar 2026, 13:00 Z. Its address was"
                + " looked at last 10 Mar 2026, 13:10 Z, without error.");
    assertThat(alerts.getFirst().title()).isEqualTo("Nothing new from paper.test");

    Instant again = NOON.plus(Duration.ofHours(20));
    listen(watch, heard(again), again.plusSeconds(60));
    listen(watch, heard(again), again.plusSeconds(120));

    assertThat(reasons()).containsExactly(Reason.SILENT, Reason.HEARD_AGAIN);
    assertThat(alerts.get(1).why())
        .isEqualTo("An article came again after 19 hours: 11 Mar 2026, 08:00 Z.");
    assertThat(alerts.get(1).quiet()).isEqualTo(new Alert.Quiet("paper.test", last, again));
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }

  @Test
  void a_source_that_was_never_heard_has_its_time_from_the_beginning_of_the_watch() {
    Subscription watch = watch().build();
    listen(watch, null, NOON.plus(Duration.ofHours(11)));
    listen(watch, heard(NOON.minus(Duration.ofDays(9))), NOON.plus(Duration.ofHours(11)));
    assertThat(alerts).isEmpty();

    listen(watch, null, NOON.plus(Duration.ofHours(12)));
    assertThat(reasons()).containsExactly(Reason.SILENT);
  }

  @Test
  void an_id_that_nobody_knows_is_said_to_be_unknown() {
    listen(watch().build(), null, NOON.plus(Duration.ofHours(12)));

    assertThat(alerts.getFirst().why())
        .isEqualTo(
            "No article came for 12 hours, since it is watched. No source of this id is known to"
                + " have been looked at.");
  }

  @Test
  void what_fails_is_told() {
    listen(
        watch().build(),
        new Heard(NOON, NOON.plusSeconds(60), "The server answered 503."),
        NOON.plus(Duration.ofHours(12)));

    assertThat(alerts.getFirst().why())
        .endsWith("looked at last 10 Mar 2026, 12:01 Z, and that failed: The server answered 503.");
  }

  @Test
  void a_crawler_that_forgot_what_it_heard_changes_nothing() {
    Subscription watch = watch().build();
    listen(watch, heard(NOON.plus(HOUR)), NOON.plus(Duration.ofHours(2)));
    listen(watch, new Heard(null, NOON, null), NOON.plus(Duration.ofHours(12)));
    assertThat(alerts).isEmpty();
    listen(watch, new Heard(null, NOON, null), NOON.plus(Duration.ofHours(13)));
    assertThat(reasons()).containsExactly(Reason.SILENT);
  }

  @Test
  void a_pause_and_a_removal_keep_silent() {
    Instant late = NOON.plus(Duration.ofDays(3));
    listen(watch().pausedUntil(late.plusSeconds(1)).build(), null, late);
    listen(watch().removed(true).build(), null, late);
    listen(watch().expiresAt(late).build(), null, late);
    assertThat(alerts).isEmpty();

    listen(watch().build(), null, late);
    assertThat(alerts).hasSize(1);
  }

  @Test
  void who_listens_for_another_source_begins_anew() {
    Subscription first = watch().build();
    listen(first, heard(NOON), NOON.plus(Duration.ofHours(12)));
    Instant changed = NOON.plus(Duration.ofHours(13));
    Subscription second =
        first.next(changed).silence(new Subscription.Silence("other.test", 12)).build();
    listen(second, null, changed.plus(Duration.ofHours(11)));
    assertThat(alerts).hasSize(1);
    listen(second, null, changed.plus(Duration.ofHours(12)));

    assertThat(alerts.get(1).title()).isEqualTo("Nothing new from other.test");
  }

  @Property(tries = 200)
  void silence_and_sound_take_turns_and_no_gap_of_so_many_hours_goes_untold(
      @ForAll List<@IntRange(min = 1, max = 40) Integer> gaps) {
    known = null;
    alerts.clear();
    Subscription watch = watch().build();
    Instant last = NOON;
    Instant now = NOON;
    for (int gap : gaps) {
      for (int hour = 0; hour < gap; hour++) {
        now = now.plus(HOUR);
        listen(watch, heard(last), now);
      }
      last = now;
      listen(watch, heard(last), now);
    }
    List<Reason> expected = new ArrayList<>();
    for (int gap : gaps) {
      if (gap >= 12) {
        expected.add(Reason.SILENT);
        expected.add(Reason.HEARD_AGAIN);
      }
    }

    assertThat(reasons()).isEqualTo(expected);
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }
}
