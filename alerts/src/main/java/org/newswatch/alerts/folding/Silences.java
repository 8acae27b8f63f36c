package org.newswatch.alerts.folding;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Text;

/** Whether a source fell silent, or is heard again. Pure. */
final class Silences {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

  private Silences() {}

  /**
   * What is to be told.
   *
   * @param after what is known from now on
   * @param reason null when nothing is to be told
   * @param quiet present where the reason is
   */
  record Step(Listening after, Alert.@Nullable Reason reason, Alert.@Nullable Quiet quiet) {}

  static Step step(
      @Nullable Listening known,
      Subscription subscription,
      Subscription.Silence silence,
      @Nullable Heard heard,
      Instant now) {
    String source = silence.source();
    Listening before =
        known != null && known.source().equals(source)
            ? known
            : Listening.fresh(subscription, source);
    Instant last = heard == null ? null : heard.lastArticle();
    Listening after = before.heard(last != null && last.isAfter(now) ? now : last);
    Instant silent = after.silent();
    Instant again = after.heard();
    if (silent != null) {
      return again != null && again.isAfter(silent)
          ? new Step(
              after.told(null, now),
              Alert.Reason.HEARD_AGAIN,
              new Alert.Quiet(source, silent, again))
          : new Step(after, null, null);
    }
    Instant since = after.quietSince();
    return since.plus(Duration.ofHours(silence.hours())).isAfter(now)
        ? new Step(after, null, null)
        : new Step(
            after.told(since, now), Alert.Reason.SILENT, new Alert.Quiet(source, since, null));
  }

  static Alert alert(
      Subscription subscription,
      Listening known,
      Alert.Reason reason,
      Alert.Quiet quiet,
      @Nullable Heard heard,
      Pages pages,
      boolean digested,
      Instant now) {
    Instant again = quiet.heard();
    // The beginning of a silence tells it from others; its end is its second alert.
    int ordinal = again == null ? 1 : 2;
    String id =
        Folding.id(
            subscription, "silence of " + quiet.source() + " since " + quiet.since(), ordinal);
    return new Alert(
        id,
        subscription.id(),
        subscription.version(),
        subscription.name(),
        reason,
        Text.cut(
            again == null
                ? silent(subscription, known, quiet, heard, now)
                : "An article came again after "
                    + hours(quiet.since(), again)
                    + ": "
                    + time(subscription, again)
                    + ".",
            Limits.WHY_CHARS_MAX),
        null,
        quiet,
        null,
        ordinal,
        null,
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        0,
        pages.linksOfNoStory(id, null),
        digested,
        now);
  }

  private static String silent(
      Subscription subscription,
      Listening known,
      Alert.Quiet quiet,
      @Nullable Heard heard,
      Instant now) {
    String gone = "No article came for " + hours(quiet.since(), now);
    Instant last = known.heard();
    String when =
        last == null
            ? ", since it is watched. "
            : "; the last came " + time(subscription, last) + ". ";
    return gone + when + looked(subscription, heard);
  }

  private static String looked(Subscription subscription, @Nullable Heard heard) {
    if (heard == null) {
      return "No source of this id is known to have been looked at.";
    }
    Instant look = heard.lastLook();
    if (look == null) {
      return "Its address has not been looked at.";
    }
    String trouble = heard.trouble();
    return "Its address was looked at last "
        + time(subscription, look)
        + (trouble == null ? ", without error." : ", and that failed: " + trouble);
  }

  private static String hours(Instant from, Instant to) {
    long hours = Duration.between(from, to).toHours();
    return hours + (hours == 1 ? " hour" : " hours");
  }

  private static String time(Subscription subscription, Instant at) {
    return TIME.format(at.atZone(subscription.zone()));
  }
}
