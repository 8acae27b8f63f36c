package org.newswatch.analyst.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Job;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;

/** Jobs as they come after others. */
final class JobChange {

  private JobChange() {}

  /** In this state, with a sentence about it or none. */
  static Job in(Job job, Job.State state, @Nullable String detail, Instant now) {
    return with(
        job,
        state,
        job.asOf(),
        job.done(),
        job.total(),
        job.cursor(),
        job.bytes(),
        job.counts(),
        job.events(),
        detail == null ? null : Text.cut(detail, Limits.WHY_CHARS_MAX),
        now);
  }

  static Job asOf(Job job, Instant asOf, Instant now) {
    return with(
        job,
        job.state(),
        asOf,
        job.done(),
        job.total(),
        job.cursor(),
        job.bytes(),
        job.counts(),
        job.events(),
        job.detail(),
        now);
  }

  static Job progress(Job job, Task.Progress progress, long bytes, Instant now) {
    return with(
        job,
        job.state(),
        job.asOf(),
        progress.done(),
        progress.total(),
        progress.cursor(),
        bytes,
        progress.counts(),
        job.events(),
        job.detail(),
        now);
  }

  /** From its beginning. */
  static Job anew(Job job, Instant now) {
    return with(
        job,
        job.state(),
        job.asOf(),
        0,
        job.total(),
        null,
        0,
        Map.of(),
        job.events(),
        job.detail(),
        now);
  }

  /** After something happened; of many events the earliest and the latest are kept. */
  static Job event(Job job, String what, Instant now) {
    List<Job.Event> events = new ArrayList<>(job.events());
    if (events.size() == Limits.JOB_EVENTS_MAX) {
      events.remove(Limits.JOB_EVENTS_MAX / 2);
    }
    events.add(new Job.Event(now, Text.cut(what, Limits.TITLE_CHARS_MAX)));
    return with(
        job,
        job.state(),
        job.asOf(),
        job.done(),
        job.total(),
        job.cursor(),
        job.bytes(),
        job.counts(),
        events,
        job.detail(),
        now);
  }

  private static Job with(
      Job job,
      Job.State state,
      @Nullable Instant asOf,
      long done,
      @Nullable Long total,
      @Nullable String cursor,
      long bytes,
      Map<String, Long> counts,
      List<Job.Event> events,
      @Nullable String detail,
      Instant now) {
    return new Job(
        job.id(),
        job.kind(),
        job.desk(),
        job.name(),
        state,
        job.request(),
        job.since(),
        asOf,
        done,
        total,
        cursor,
        bytes,
        counts,
        events,
        detail,
        job.createdAt(),
        now);
  }
}
