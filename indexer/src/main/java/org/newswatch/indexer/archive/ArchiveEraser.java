package org.newswatch.indexer.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.newswatch.contract.Sha256;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.files.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of files what was erased since they were written, a file at a time. One that holds
 * something of it is written anew beside itself, takes its place by its manifest, and goes. Each
 * manifest says of what its file is clear: so whoever is killed goes on with the files that are
 * left, and a file that is put back from an old copy is done again. For one thread.
 */
final class ArchiveEraser {

  private static final Logger LOGGER = LoggerFactory.getLogger(ArchiveEraser.class);

  /** Bytes of lines that are compressed at a time. */
  private static final int FRAME_BYTES = 16 << 20;

  private record Job(Topic topic, ArchiveFile file) {}

  /** What came of a file. */
  record Cleaned(ArchiveFile file, long records) {}

  /** The end was asked for. */
  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final ArchiveFolder folder;
  private final Set<Topic> topics;
  private final Erasures erasures;
  private final ArchiveWriter writer;
  private final BooleanSupplier stopped;
  private final ArchiveReader archive;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final Set<Path> damaged = new HashSet<>();
  private Optional<String> trouble = Optional.empty();
  private long done;

  /**
   * @param writer of the same folder; nothing that was added to it before the last erasure may be
   *     left to seal
   * @param stopped whether to leave a file before it is done
   */
  ArchiveEraser(
      ArchiveFolder folder,
      Set<Topic> topics,
      Erasures erasures,
      ArchiveWriter writer,
      BooleanSupplier stopped) {
    this.folder = folder;
    this.topics = topics;
    this.erasures = erasures;
    this.writer = writer;
    this.stopped = stopped;
    this.archive = new ArchiveReader(folder.path());
  }

  /** Whether there is nothing left to do, or to do now: see {@link #trouble}. */
  boolean isDone() {
    return done >= erasures.next();
  }

  /** Up to which offset of the topic {@code forgotten} every file is clear. */
  long clearOf() {
    return trouble.isPresent() ? 0 : done;
  }

  /** What keeps it from erasing all; a start after it was mended tries again. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Files that wait. */
  int left() {
    return jobs.size();
  }

  /**
   * Does the next file.
   *
   * @return what was taken out of it, if anything was
   * @throws IOException when the disk does not let it; it may be called again
   */
  Optional<Cleaned> step() throws ArchiveException, IOException, InterruptedException {
    if (jobs.isEmpty()) {
      long known = erasures.next();
      list(known);
      if (jobs.isEmpty()) {
        for (Topic topic : topics) {
          folder.sweep(topic);
        }
        done = known;
        return Optional.empty();
      }
      LOGGER.atInfo().addKeyValue("files", jobs.size()).log("archive looks for what was erased");
    }
    Job job = jobs.getFirst();
    Optional<Cleaned> erased;
    try {
      erased = erase(job.topic(), folder.now(job.file()));
    } catch (StoppedException e) {
      return Optional.empty();
    } catch (ArchiveException e) {
      // The others can be done all the same.
      LOGGER.atError().setCause(e).log("cannot erase from a file of the archive");
      damaged.add(job.file().manifest(folder.path()));
      trouble = Optional.of(String.valueOf(e.getMessage()));
      erased = Optional.empty();
    }
    jobs.removeFirst();
    return erased;
  }

  private void list(long known) throws ArchiveException {
    for (Topic topic : topics) {
      for (ArchiveFile file : folder.files(topic)) {
        if (file.clearOf() < known && !damaged.contains(file.manifest(folder.path()))) {
          jobs.add(new Job(topic, file));
        }
      }
    }
  }

  private Optional<Cleaned> erase(Topic topic, ArchiveFile file)
      throws ArchiveException, IOException, InterruptedException {
    long known = erasures.next();
    if (!holds(topic, file)) {
      ArchiveFile clear = file.clear(known);
      folder.keep(clear);
      writer.replaced(file, clear);
      return Optional.empty();
    }
    var anew = new Anew(file.anew(0, 0, "", known).lines(folder.path()));
    try {
      each(topic, file, anew::take);
    } catch (ArchiveException | StoppedException e) {
      DurableFiles.delete(anew.path);
      throw e;
    }
    ArchiveFile after = anew.done(file, known);
    folder.replace(file, after);
    writer.replaced(file, after);
    LOGGER
        .atInfo()
        .addKeyValue("file", after.lines(folder.path()))
        .addKeyValue("records", anew.changed)
        .addKeyValue("files_left", jobs.size() - 1)
        .log("erased from a file of the archive");
    return Optional.of(new Cleaned(after, anew.changed));
  }

  /** Whether anything of what was erased is in a file. */
  private boolean holds(Topic topic, ArchiveFile file)
      throws ArchiveException, IOException, InterruptedException {
    var found = new boolean[1];
    each(topic, file, record -> found[0] |= !(erasures.of(record) instanceof Left.Same));
    return found[0];
  }

  private void each(Topic topic, ArchiveFile file, ArchiveReader.RecordReader<IOException> to)
      throws ArchiveException, IOException, InterruptedException {
    ArchiveReader.RecordReader<IOException> untilStopped =
        record -> {
          if (stopped.getAsBoolean()) {
            throw new StoppedException();
          }
          to.read(record);
        };
    archive.eachOf(topic, file, untilStopped);
  }

  /** What is left of a file. */
  private final class Anew {
    private final Path path;
    private final MessageDigest digest = Sha256.digest();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private long bytes;
    private long count;
    private long changed;

    Anew(Path path) {
      this.path = path;
    }

    void take(ArchivedRecord record) throws IOException {
      switch (erasures.of(record)) {
        case Left.Same all -> write(record);
        case Left.Less less -> {
          write(record.with(less.value()));
          changed++;
        }
        case Left.Gone none -> changed++;
      }
    }

    private void write(ArchivedRecord record) throws IOException {
      ArchiveLines.write(record, lines);
      count++;
      if (lines.size() >= FRAME_BYTES) {
        flush();
      }
    }

    private void flush() throws IOException {
      byte[] frame = ArchiveLines.frame(lines);
      DurableFiles.append(path, bytes, frame);
      digest.update(frame);
      bytes += frame.length;
      lines.reset();
    }

    ArchiveFile done(ArchiveFile of, long clearOf) throws IOException {
      flush();
      return of.anew(bytes, count, HexFormat.of().formatHex(digest.digest()), clearOf);
    }
  }
}
