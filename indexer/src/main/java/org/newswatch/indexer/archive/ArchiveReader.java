package org.newswatch.indexer.archive;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Sha256;
import org.newswatch.contract.Topic;

/**
 * Reads an archive, also one that is being written: as far as its manifests say. Holds one record
 * at a time. Thread-safe.
 */
public final class ArchiveReader {

  /** Bytes of a line; the largest record of a topic in base 64, and what stands around it. */
  private static final int LINE_BYTES_MAX = 4 * 1024 * 1024;

  private static final int BUFFER = 1 << 16;

  /** Times that a file may be written anew between a look at its manifest and one at its lines. */
  private static final int WRITTEN_ANEW_MAX = 5;

  private final ArchiveFolder folder;

  /** Nothing is read yet. */
  public ArchiveReader(Path folder) {
    this.folder = new ArchiveFolder(folder);
  }

  /** The folder that it reads. */
  public Path path() {
    return folder.path();
  }

  /**
   * One record.
   *
   * @param <E> what may go wrong with it, which ends the reading
   */
  @FunctionalInterface
  public interface RecordReader<E extends Exception> {
    /** Takes the next one. */
    void read(ArchivedRecord record) throws E, InterruptedException;
  }

  /**
   * What is archived of a topic, in the order in which it came; empty when nothing is.
   *
   * @throws ArchiveException when a manifest cannot be read
   */
  public List<ArchiveFile> files(Topic topic) throws ArchiveException {
    return folder.files(topic);
  }

  /**
   * The records of a topic, those of one partition in their order.
   *
   * @param from none that came before; null: all
   * @throws ArchiveException when a file is not what its manifest says, naming it
   */
  public <E extends Exception> void each(
      Topic topic, @Nullable Instant from, RecordReader<E> reader)
      throws ArchiveException, E, InterruptedException {
    for (ArchiveFile file : folder.files(topic)) {
      if (from == null || !file.day().isBefore(from.atOffset(ZoneOffset.UTC).toLocalDate())) {
        eachOf(
            topic,
            file,
            record -> {
              if (from == null || !record.at().isBefore(from)) {
                reader.read(record);
              }
            });
      }
    }
  }

  /**
   * The records of one file, also when it is written anew meanwhile.
   *
   * @throws ArchiveException when it is not what its manifest says
   */
  public <E extends Exception> void eachOf(Topic topic, ArchiveFile file, RecordReader<E> reader)
      throws ArchiveException, E, InterruptedException {
    try (Lines lines = open(topic, file)) {
      for (ArchivedRecord record = lines.next(); record != null; record = lines.next()) {
        reader.read(record);
      }
    }
  }

  private Lines open(Topic topic, ArchiveFile file) throws ArchiveException {
    ArchiveFile now = file;
    for (int left = WRITTEN_ANEW_MAX; ; left--) {
      try {
        return new Lines(topic, now, folder.path());
      } catch (IOException e) {
        ArchiveFile then = folder.now(file);
        if (left == 0 || then.generation() == now.generation()) {
          throw damaged(now.lines(folder.path()), e.toString(), e);
        }
        now = then;
      }
    }
  }

  private static ArchiveException damaged(Path path, String why, @Nullable Throwable cause) {
    return new ArchiveException(
        "the archive is damaged: " + path + ": " + why + "; restore it from a copy", cause);
  }

  /** What counts of the lines of a file, in their order; at the end, it is held to its manifest. */
  private static final class Lines implements AutoCloseable {

    private final Topic topic;
    private final ArchiveFile file;
    private final Path path;
    private final MessageDigest digest = Sha256.digest();
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long count;

    Lines(Topic topic, ArchiveFile file, Path folder) throws IOException {
      this.topic = topic;
      this.file = file;
      this.path = file.lines(folder);
      InputStream counted =
          new DigestInputStream(new Beginning(Files.newInputStream(path), file.bytes()), digest);
      this.in = new BufferedInputStream(new ZstdInputStream(counted), BUFFER);
    }

    /** The next record; null at the end of all. */
    @Nullable ArchivedRecord next() throws ArchiveException {
      try {
        if (read()) {
          count++;
          return ArchiveLines.read(topic, line.toByteArray());
        }
      } catch (IOException | IllegalArgumentException e) {
        throw damaged(path, String.valueOf(e.getMessage()), e);
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
        throw damaged(path, "its checksum is not that of its manifest", null);
      }
      if (count != file.count()) {
        throw damaged(path, "it holds %d records, not %d".formatted(count, file.count()), null);
      }
      return null;
    }

    /** Reads a line without its end. */
    private boolean read() throws IOException {
      line.reset();
      for (int read = in.read(); read >= 0; read = in.read()) {
        if (read == '\n') {
          return true;
        }
        line.write(read);
        if (line.size() > LINE_BYTES_MAX) {
          throw new IOException("a line of more than " + LINE_BYTES_MAX + " bytes");
        }
      }
      if (line.size() > 0) {
        throw new IOException("its last line is cut off");
      }
      return false;
    }

    @Override
    public void close() throws ArchiveException {
      try {
        in.close();
      } catch (IOException e) {
        throw damaged(path, String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** What counts of a file. */
  private static final class Beginning extends FilterInputStream {

    private long left;

    Beginning(InputStream in, long bytes) {
      super(in);
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = super.read(bytes, from, (int) Math.min(length, left));
      if (read > 0) {
        left -= read;
      }
      return read;
    }
  }
}
