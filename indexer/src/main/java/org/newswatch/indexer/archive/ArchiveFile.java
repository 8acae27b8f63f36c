package org.newswatch.indexer.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.contract.Topic;

/**
 * What counts of one file of the archive, as its manifest says.
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
    Map<Integer, Span> offsets) {

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

  public ArchiveFile {
    offsets = Map.copyOf(offsets);
  }

  /** The name that its two files begin with. */
  String stem() {
    return stem(day, number);
  }

  static String stem(LocalDate day, int number) {
    return String.format(Locale.ROOT, "%s-%06d", day, number);
  }

  /** The compressed lines, below the archive's folder. */
  Path lines(Path folder) {
    return folder.resolve(topic).resolve(stem() + LINES);
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
