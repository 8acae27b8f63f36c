package org.newswatch.servicekit.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes, written {@code 512B}, {@code 64KiB}, {@code 5MiB} or {@code 2GiB}.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,15}) ?(B|KiB|MiB|GiB)?");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");
  private static final long STEP = 1024;

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size must not be negative: " + bytes);
    }
  }

  /** So many times 1,048,576 bytes. */
  public static DataSize ofMebibytes(long mebibytes) {
    return new DataSize(Math.multiplyExact(mebibytes, STEP * STEP));
  }

  /**
   * Reads what {@link #toString} writes; a number alone is bytes.
   *
   * @throws IllegalArgumentException when it is no size, or too large to count
   */
  public static DataSize parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s' is no size such as 5MiB", text));
    }
    long bytes = Long.parseLong(form.group(1));
    int power = form.group(2) == null ? 0 : UNITS.indexOf(form.group(2));
    try {
      for (int i = 0; i < power; i++) {
        bytes = Math.multiplyExact(bytes, STEP);
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text + " is too large", e);
    }
    return new DataSize(bytes);
  }

  /** The size as an {@code int}, for buffers and arrays; the largest int when it is more. */
  public int toIntSaturated() {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** In the largest unit that divides it. */
  @Override
  public String toString() {
    long amount = bytes;
    int power = 0;
    while (amount != 0 && amount % STEP == 0 && power < UNITS.size() - 1) {
      amount /= STEP;
      power++;
    }
    return amount + UNITS.get(power);
  }
}
