package org.newswatch.analyst.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Job;

/**
 * What a result is, to be kept beside it.
 *
 * @param request what was asked
 * @param since articles that were indexed until then are left out; null for none
 * @param asOf articles that were indexed after this are left out
 * @param count lines of a list, or articles of an export
 * @param counts what came of them, each by a word
 * @param bytes how long the result is
 * @param sha256 of the result, in hexadecimal digits
 * @param events what happened meanwhile, such as an index that had to be read anew
 */
public record Manifest(
    String job,
    Job.Kind kind,
    String name,
    Map<String, String> request,
    @Nullable Instant since,
    @Nullable Instant asOf,
    long count,
    Map<String, Long> counts,
    long bytes,
    String sha256,
    List<Job.Event> events,
    Instant createdAt,
    Instant endedAt) {

  static Manifest of(Job job, String sha256, Instant endedAt) {
    return new Manifest(
        job.id(),
        job.kind(),
        job.name(),
        job.request(),
        job.since(),
        job.asOf(),
        job.done(),
        job.counts(),
        job.bytes(),
        sha256,
        job.events(),
        job.createdAt(),
        endedAt);
  }
}
