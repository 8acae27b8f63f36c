package org.newswatch.indexer.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.files.DurableFiles;

/**
 * Gathers records, without what was erased, and writes them as one frame a topic and day. What was
 * added counts once {@link #seal} has returned; when it throws, calling it again goes on. For one
 * thread.
 */
final class ArchiveWriter {

  /** Files whose checksum is remembered; of others, what they hold is read again. */
  private static final int DIGESTS_MAX = 8;

  private record Place(Topic topic, LocalDate day) {}

  private record Partition(Topic topic, int number) {}

  /** What stands in no file yet. */
  private static final class Pending {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Map<Integer, ArchiveFile.Span> offsets = new TreeMap<>();
    private final List<ArchiveFile.Hole> holes = new ArrayList<>();

    /** What was erased up to there was left out from the first record on. */
    private final long clearOf;

    private long count;
    private Instant firstAt = Instant.MAX;
    private Instant lastAt = Instant.MIN;

    Pending(long clearOf) {
      this.clearOf = clearOf;
    }
  }

  private final ArchiveFolder folder;
  private final long fileBytesMax;
  private final Erasures erasures;
  private final Map<Partition, ArchiveFile.Hole> holes = new HashMap<>();
  private final Map<Partition, Long> next = new HashMap<>();
  private final Map<Partition, LocalDate> lastDay = new HashMap<>();
  private final Map<Place, ArchiveFile> last = new HashMap<>();
  private final Map<Place, Pending> pending = new LinkedHashMap<>();
  private final Map<Path, MessageDigest> digests =
      new LinkedHashMap<>(DIGESTS_MAX * 2, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, MessageDigest> eldest) {
          return size() > DIGESTS_MAX;
        }
      };
  private long pendingBytes;

  private ArchiveWriter(ArchiveFolder folder, long fileBytesMax, Erasures erasures) {
    this.folder = folder;
    this.fileBytesMax = fileBytesMax;
    this.erasures = erasures;
  }

  /**
   * Goes on where the manifests of these topics end.
   *
   * @param erasures what is left out
   */
  static ArchiveWriter open(
      ArchiveFolder folder, Set<Topic> topics, long fileBytesMax, Erasures erasures)
      throws ArchiveException {
    var writer = new ArchiveWriter(folder, fileBytesMax, erasures);
    for (Topic topic : topics) {
      try {
        folder.sweep(topic);
      } catch (IOException e) {
        throw new ArchiveException("the archive cannot be written: " + e.getMessage(), e);
      }
      for (ArchiveFile file : folder.files(topic)) {
        writer.last.put(new Place(topic, file.day()), file);
        file.offsets()
            .forEach(
                (number, span) -> {
                  var partition = new Partition(topic, number);
                  writer.next.merge(partition, span.to() + 1, Math::max);
                  writer.lastDay.merge(partition, file.day(), (a, b) -> a.isAfter(b) ? a : b);
                });
      }
    }
    return writer;
  }

  /** The offset from which on nothing of a partition is archived; empty when nothing of it is. */
  OptionalLong next(Topic topic, int partition) {
    Long offset = next.get(new Partition(topic, partition));
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** Takes a record, unless it was taken before. */
  void add(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    var partition = new Partition(topic, record.partition());
    if (record.offset() < next.getOrDefault(partition, 0L)) {
      return;
    }
    Instant at = Instant.ofEpochMilli(record.timestamp());
    // A broker's clock may be set back; the files of a partition stay in its order.
    LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate before = lastDay.getOrDefault(partition, day);
    LocalDate filed = before.isAfter(day) ? before : day;
    Pending to =
        pending.computeIfAbsent(new Place(topic, filed), unused -> new Pending(erasures.next()));
    ArchivedRecord came = ArchivedRecord.of(topic, record);
    switch (erasures.of(came)) {
      case Left.Same all -> write(came, to);
      case Left.Less less -> write(came.with(less.value()), to);
      case Left.Gone none -> {}
    }
    var span = new ArchiveFile.Span(record.offset(), record.offset());
    to.offsets.merge(record.partition(), span, ArchiveFile.Span::with);
    ArchiveFile.Hole hole = holes.remove(partition);
    if (hole != null) {
      to.holes.add(hole);
    }
    to.firstAt = at.isBefore(to.firstAt) ? at : to.firstAt;
    to.lastAt = at.isAfter(to.lastAt) ? at : to.lastAt;
    next.put(partition, record.offset() + 1);
    lastDay.put(partition, filed);
  }

  private void write(ArchivedRecord record, Pending to) {
    int size = to.lines.size();
    ArchiveLines.write(record, to.lines);
    pendingBytes += to.lines.size() - size;
    to.count++;
  }

  /**
   * All before this offset was read. Behind the last record that was taken there may be some that
   * no reader is given, as transactions end with one; they are lost to nobody.
   */
  void readTo(Topic topic, int number, long offset) {
    var partition = new Partition(topic, number);
    LocalDate day = lastDay.get(partition);
    if (day == null || offset <= next.getOrDefault(partition, 0L)) {
      return;
    }
    Pending last = pending.get(new Place(topic, day));
    if (last != null && last.offsets.containsKey(number)) {
      var span = new ArchiveFile.Span(offset - 1, offset - 1);
      last.offsets.merge(number, span, ArchiveFile.Span::with);
      next.put(partition, offset);
    }
  }

  /**
   * What stands there can no longer be read; kept with the records that follow it.
   *
   * @param to the last offset that is lost
   */
  void lost(Topic topic, int partition, long from, long to) {
    holes.put(new Partition(topic, partition), new ArchiveFile.Hole(partition, from, to));
  }

  /** A manifest was written for a file: what follows goes where it says. */
  void replaced(ArchiveFile after) {
    Path manifest = after.manifest(folder.path());
    last.replaceAll((place, file) -> file.manifest(folder.path()).equals(manifest) ? after : file);
  }

  /** Whether something was added that does not count yet. */
  boolean isPending() {
    return !pending.isEmpty();
  }

  /** Bytes that were added and do not count yet. */
  long pendingBytes() {
    return pendingBytes;
  }

  /** Makes all that was added count; says how many records that were. */
  long seal() throws IOException {
    long sealed = 0;
    // The older day first: what a kill leaves out must not lie before what counts.
    List<Map.Entry<Place, Pending>> all =
        pending.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().day()))
            .toList();
    for (Map.Entry<Place, Pending> entry : all) {
      last.put(entry.getKey(), append(entry.getKey(), entry.getValue()));
      pendingBytes -= entry.getValue().lines.size();
      sealed += entry.getValue().count;
      pending.remove(entry.getKey());
    }
    return sealed;
  }

  private ArchiveFile append(Place place, Pending added) throws IOException {
    byte[] frame = ArchiveLines.frame(added.lines);
    @Nullable ArchiveFile before = last.get(place);
    boolean goesOn = before != null && before.bytes() + frame.length <= fileBytesMax;
    Optional<ArchiveFile> grown = goesOn ? Optional.ofNullable(before) : Optional.empty();
    int number = before == null ? 1 : goesOn ? before.number() : before.number() + 1;
    long from = grown.map(ArchiveFile::bytes).orElse(0L);
    int generation = grown.map(ArchiveFile::generation).orElse(0);
    Path path = ArchiveFile.lines(folder.path(), place.topic(), place.day(), number, generation);
    MessageDigest known = digests.remove(path);
    MessageDigest digest = known == null ? ArchiveFolder.digest(path, from) : known;
    // Only the manifest makes it count.
    DurableFiles.append(path, from, frame);
    digest.update(frame);
    var file =
        new ArchiveFile(
            ArchiveFile.folderOf(place.topic()),
            place.day(),
            number,
            from + frame.length,
            grown.map(ArchiveFile::count).orElse(0L) + added.count,
            hex(digest),
            grown.map(ArchiveFile::firstAt).filter(added.firstAt::isAfter).orElse(added.firstAt),
            grown.map(ArchiveFile::lastAt).filter(added.lastAt::isBefore).orElse(added.lastAt),
            ArchiveFile.joined(grown.map(ArchiveFile::offsets).orElse(Map.of()), added.offsets),
            Stream.concat(
                    grown.map(ArchiveFile::holes).orElse(List.of()).stream(), added.holes.stream())
                .toList(),
            generation,
            Math.min(added.clearOf, grown.map(ArchiveFile::clearOf).orElse(added.clearOf)));
    folder.keep(file);
    digests.put(path, digest);
    return file;
  }

  private static String hex(MessageDigest digest) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
