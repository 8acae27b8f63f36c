package org.newswatch.contract;

/** A record whose bytes would pass {@link Limits#RECORD_BYTES_MAX}. */
public final class RecordTooLargeException extends RuntimeException {

  RecordTooLargeException(Class<?> type, int bytes) {
    super(
        type.getSimpleName()
            + " has "
            + bytes
            + " bytes, more than the "
            + Limits.RECORD_BYTES_MAX
            + " that a record may have");
  }
}
