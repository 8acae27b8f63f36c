package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes longer than a request: its state, from which it goes on after a restart; the
 * value of {@link Topic#JOBS}, whose key is {@link #id}. What it makes stands in files of the desk
 * that does it; a job that is gone has a record without a value.
 *
 * @param desk which folder of files it belongs to; only who has that folder does it
 * @param name what people call it
 * @param request what was asked, by the names of the call's parameters
 * @param since articles that were indexed until then are left out; null for none
 * @param asOf articles that were indexed after this are left out; null until it starts
 * @param done how much is done, in lines or articles
 * @param total how much there is to do; null until that is known
 * @param cursor where it goes on; null at the beginning
 * @param bytes how much of its result counts; what the file has beyond that is cut off
 * @param counts what came of it so far, each by a word
 * @param events what happened to it beyond its states, the earliest first
 * @param detail why it failed or stands, in a sentence; null when there is nothing to say
 */
public record Job(
    String id,
    Kind kind,
    String desk,
    String name,
    State state,
    Map<String, String> request,
    @Nullable Instant since,
    @Nullable Instant asOf,
    long done,
    @Nullable Long total,
    @Nullable String cursor,
    long bytes,
    Map<String, Long> counts,
    List<Event> events,
    @Nullable String detail,
    Instant createdAt,
    Instant updatedAt) {

  public Job {
    Check.notBlank("id", id);
    Check.maxChars("id", id, Limits.LABEL_CHARS_MAX);
    Check.present("kind", kind);
    Check.notBlank("desk", desk);
    Check.maxChars("desk", desk, Limits.LABEL_CHARS_MAX);
    Check.notBlank("name", name);
    Check.maxChars("name", name, Limits.LABEL_CHARS_MAX);
    Check.present("state", state);
    request = entries("request", request);
    if (done < 0 || bytes < 0 || (total != null && total < 0)) {
      throw new IllegalArgumentException("no progress: " + done + ", " + total + ", " + bytes);
    }
    Check.maxChars("cursor", cursor, Limits.TITLE_CHARS_MAX);
    counts = entries("counts", counts);
    events = Check.copy("events", events, Limits.JOB_EVENTS_MAX);
    Check.maxChars("detail", detail, Limits.WHY_CHARS_MAX);
    Check.inCalendar("createdAt", createdAt);
    Check.inCalendar("updatedAt", updatedAt);
  }

  /** Sorted: the same job must give the same bytes. */
  private static <T> Map<String, T> entries(String field, Map<String, T> entries) {
    if (Check.present(field, entries).size() > Limits.JOB_ENTRIES_MAX) {
      throw new IllegalArgumentException(
          field + " has " + entries.size() + " entries, more than " + Limits.JOB_ENTRIES_MAX);
    }
    return Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(entries)));
  }

  /** What is to be done. */
  public enum Kind {
    /** Each line of a list is searched for. */
    @JsonProperty("bulk")
    BULK,
    /** All that a search finds is written down. */
    @JsonProperty("export")
    EXPORT
  }

  /** How a job is. */
  public enum State {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    /** Somebody stopped it for a while. */
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether nothing comes of it any more unless somebody says so. */
    public boolean ended() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /**
   * Something that happened.
   *
   * @param what a sentence
   */
  public record Event(Instant at, String what) {

    public Event {
      Check.inCalendar("events.at", at);
      Check.notBlank("events.what", what);
      Check.maxChars("events.what", what, Limits.TITLE_CHARS_MAX);
    }
  }
}
