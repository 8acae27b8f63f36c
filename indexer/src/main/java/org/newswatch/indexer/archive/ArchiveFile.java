package org.newswatch.indexer.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.contract.Topic;

/**
 * What counts of one file of the archive, as its manifest says. Times and offsets are those of what
 * came, also of what was erased since.
 *
 * @param topic whose records it holds
 * @param day of UTC on which they came
 * @param number the files of one topic and day are counted from 1
 * @param bytes of the file that count; what stands behind them was never finished
 * @param count records in them
 * @param sha256 of those bytes, in hexadecimal
 * @param firstAt when the earliest of them came
 * @param lastAt when the latest of them came
 * @param offsets from where to where it holds each partition
 * @param holes what is lost of these partitions: it left the topic before it was archived, and
 *     stood before records of this file
 * @param generation how often the file was written anew; each time it has another name
 * @param clearOf the offset of the topic {@code forgotten} up to which nothing that was erased is
 *     in the file
 */
public record ArchiveFile(
    String topic,
    LocalDate day,
    int number,
    long bytes,
    long count,
    String sha256,
    Instant firstAt,
    Instant lastAt,
    Map<Integer, Span> offsets,
    List<Hole> holes,
    int generation,
    long clearOf) {

  static final String LINES = ".jsonl.zst";
  static final String MANIFEST = ".json";

  /**
   * A stretch of a partition.
   *
   * @param from the first offset that is in the file
   * @param to the last one; between them, some may be without a record
   */
  public record Span(long from, long to) {

    /** Both, and what lies between them. */
    public Span with(Span other) {
      return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  /**
   * A stretch of a partition that was never read.
   *
   * @param from the first offset of it
   * @param to the last one
   */
  public record Hole(int partition, long from, long to) {}

  public ArchiveFile {
    offsets = Map.copyOf(offsets);
    // Earlier builds wrote none.
    holes = holes == null ? List.of() : List.copyOf(holes);
  }

  /** The same, clear of what was erased up to there. */
  ArchiveFile clear(long of) {
    return new ArchiveFile(
        topic, day, number, bytes, count, sha256, firstAt, lastAt, offsets, holes, generation, of);
  }

  /** The same written anew, with what is left of it. */
  ArchiveFile anew(long bytesLeft, long countLeft, String sha256Left, long clear) {
    return new ArchiveFile(
        topic,
        day,
        number,
        bytesLeft,
        countLeft,
        sha256Left,
        firstAt,
        lastAt,
        offsets,
        holes,
        generation + 1,
        clear);
  }

  /** The name that its two files begin with. */
  String stem() {
    return stem(day, number);
  }

  private static String linesName(String stem, int generation) {
    return stem + (generation == 0 ? "" : "." + generation) + LINES;
  }

  /** Whether this, which begins as its names do, is that of its lines in another generation. */
  boolean isOtherGeneration(String name) {
    return name.endsWith(LINES) && !name.equals(linesName(stem(), generation));
  }

  private static String stem(LocalDate day, int number) {
    return String.format(Locale.ROOT, "%s-%06d", day, number);
  }

  /** The compressed lines, below the archive's folder. */
  Path lines(Path folder) {
    return folder.resolve(topic).resolve(linesName(stem(), generation));
  }

  /** Where the lines of such a file are. */
  static Path lines(Path folder, Topic topic, LocalDate day, int number, int generation) {
    return folder.resolve(folderOf(topic)).resolve(linesName(stem(day, number), generation));
  }

  /** The file that says this, below the archive's folder. */
  Path manifest(Path folder) {
    return folder.resolve(topic).resolve(stem() + MANIFEST);
  }

  /** What the folder of a topic is called. */
  static String folderOf(Topic topic) {
    return topic.topicName().substring(Topic.PREFIX.length());
  }

  static Map<Integer, Span> joined(Map<Integer, Span> some, Map<Integer, Span> others) {
    var joined = new TreeMap<>(some);
    others.forEach((partition, span) -> joined.merge(partition, span, Span::with));
    return joined;
  }
}
