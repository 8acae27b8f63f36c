package org.newswatch.indexer.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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

  /**
   * What keeps a file from being erased from.
   *
   * @param known up to which offset erasures were known when it was tried
   */
  private record Damage(long known, String why) {}

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

  /** By their manifests. */
  private final Map<Path, Damage> damaged = new LinkedHashMap<>();

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
    return damaged.isEmpty() ? done : 0;
  }

  /** What keeps it from erasing all; it is tried again with the next erasure and at a start. */
  Optional<String> trouble() {
    return damaged.values().stream().map(Damage::why).findFirst();
  }

  /** Files that wait. */
  int left() {
    return jobs.size();
  }

  /**
   * Does the next file.
   *
   * @return how many of its records are gone or hold less
   * @throws IOException when the disk does not let it; it may be called again
   */
  long step() throws ArchiveException, IOException, InterruptedException {
    if (jobs.isEmpty()) {
      long known = erasures.next();
      list(known);
      if (jobs.isEmpty()) {
        for (Topic topic : topics) {
          folder.sweep(topic);
        }
        done = known;
        return 0;
      }
      LOGGER.atInfo().addKeyValue("files", jobs.size()).log("archive looks for what was erased");
    }
    Job job = jobs.getFirst();
    Path manifest = job.file().manifest(folder.path());
    long erased = 0;
    try {
      erased = erase(job.topic(), folder.now(job.file()));
      damaged.remove(manifest);
    } catch (StoppedException e) {
      return 0;
    } catch (ArchiveException e) {
      // The others can be done all the same.
      LOGGER.atError().setCause(e).log("cannot erase from a file of the archive");
      damaged.put(manifest, new Damage(erasures.next(), String.valueOf(e.getMessage())));
    }
    jobs.removeFirst();
    return erased;
  }

  private void list(long known) throws ArchiveException {
    for (Topic topic : topics) {
      for (ArchiveFile file : folder.files(topic)) {
        @Nullable Damage damage = damaged.get(file.manifest(folder.path()));
        if (file.clearOf() < known && (damage == null || damage.known() < known)) {
          jobs.add(new Job(topic, file));
        }
      }
    }
  }

  private long erase(Topic topic, ArchiveFile file)
      throws ArchiveException, IOException, InterruptedException {
    long known = erasures.next();
    if (!holds(topic, file)) {
      ArchiveFile clear = file.clear(known);
      folder.keep(clear);
      writer.replaced(clear);
      return 0;
    }
    var anew = new Anew(file.anew(0, 0, "", known).lines(folder.path()));
    boolean counts = false;
    ArchiveFile after;
    try {
      each(topic, file, anew::take);
      after = anew.done(file, known);
      folder.keep(after);
      counts = true;
    } finally {
      // On a full disk, it would take the place that the archive needs to go on.
      if (!counts && folder.now(file).generation() == file.generation()) {
        DurableFiles.delete(anew.path);
      }
    }
    // Before anything else can fail: what is added from now on belongs there.
    writer.replaced(after);
    DurableFiles.delete(file.lines(folder.path()));
    LOGGER
        .atInfo()
        .addKeyValue("file", after.lines(folder.path()))
        .addKeyValue("records", anew.changed)
        .addKeyValue("files_left", jobs.size() - 1)
        .log("erased from a file of the archive");
    return anew.changed;
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
