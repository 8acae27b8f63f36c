package org.newswatch.analyst.jobs;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Job;
import org.newswatch.contract.Sha256;

/**
 * What a new job is to do.
 *
 * @param request what it does, as its kind understands it
 * @param since articles that were indexed until then are left out; null for none
 * @param files what it needs beside its request, by their names
 * @param once a word for this order: who did not hear whether it was taken gives it again with the
 *     same, and gets the job that it began; null for none
 */
public record Order(
    Job.Kind kind,
    String name,
    Map<String, String> request,
    @Nullable Instant since,
    Map<String, byte[]> files,
    @Nullable String once) {

  /** Longest {@link #once}. */
  public static final int ONCE_CHARS_MAX = 100;

  private static final int ID_BITS = 50;

  /** What every id begins with. */
  static final String PREFIX = "j-";

  /** The id of the job that it begins, which only {@link #once} makes the same again. */
  String id(RandomGenerator random) {
    return PREFIX
        + letters(once == null ? random.nextLong() : ByteBuffer.wrap(Sha256.of(once)).getLong());
  }

  /** So many bits of a number, as letters and digits. */
  static String letters(long number) {
    return Long.toString(number >>> (Long.SIZE - ID_BITS), Character.MAX_RADIX);
  }
}
