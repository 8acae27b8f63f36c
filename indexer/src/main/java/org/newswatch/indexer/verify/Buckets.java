package org.newswatch.indexer.verify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries in files of a temporary folder, all of one id in the same file, so that only as many are
 * in memory at a time as one file holds. For one thread.
 */
final class Buckets implements AutoCloseable {

  /** Files; a hundred million entries are some forty megabytes each. */
  private static final int COUNT = 256;

  /** Before each entry: behind the last one nothing is. */
  private static final int BEGIN = 1;

  private static final int BUFFER_BYTES = 8_192;

  private final Path folder;
  private final @Nullable DataOutputStream[] files = new DataOutputStream[COUNT];

  private Buckets(Path folder) {
    this.folder = folder;
  }

  static Buckets open() throws IOException {
    return new Buckets(Files.createTempDirectory("newswatch-verify-"));
  }

  /** What to do with all that is said of an id. */
  @FunctionalInterface
  interface Group {
    void of(String id, List<Entry> entries);
  }

  void add(Entry entry) throws IOException {
    DataOutputStream file = file(Math.floorMod(entry.id().hashCode(), COUNT));
    file.writeByte(BEGIN);
    file.writeUTF(entry.side().name());
    file.writeUTF(entry.id());
    file.writeInt(entry.revision());
    file.writeLong(entry.version());
    file.writeLong(entry.held());
    file.writeUTF(entry.place());
  }

  private DataOutputStream file(int bucket) throws IOException {
    DataOutputStream file = files[bucket];
    if (file == null) {
      file =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(path(bucket)), BUFFER_BYTES));
      files[bucket] = file;
    }
    return file;
  }

  private Path path(int bucket) {
    return folder.resolve(Integer.toString(bucket));
  }

  /** Gives each id once, with its entries in the order in which they were added; ends adding. */
  void each(Group reader) throws IOException {
    for (int bucket = 0; bucket < COUNT; bucket++) {
      DataOutputStream file = files[bucket];
      if (file != null) {
        file.close();
        read(path(bucket)).forEach(reader::of);
        Files.delete(path(bucket));
        files[bucket] = null;
      }
    }
  }

  private static Map<String, List<Entry>> read(Path path) throws IOException {
    Map<String, List<Entry>> groups = new TreeMap<>();
    Map<String, String> places = new HashMap<>();
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES))) {
      while (true) {
        if (in.read() != BEGIN) {
          return groups;
        }
        Entry.Side side = Entry.Side.valueOf(in.readUTF());
        String id = in.readUTF();
        int revision = in.readInt();
        long version = in.readLong();
        long held = in.readLong();
        String place = in.readUTF();
        groups
            .computeIfAbsent(id, unused -> new ArrayList<>())
            .add(
                new Entry(
                    side,
                    id,
                    revision,
                    version,
                    held,
                    places.computeIfAbsent(place, same -> same)));
      }
    } catch (EOFException e) {
      throw new IOException("a file of the comparison ends too early: " + path, e);
    }
  }

  /** Removes all files. */
  @Override
  public void close() throws IOException {
    for (int bucket = 0; bucket < COUNT; bucket++) {
      DataOutputStream file = files[bucket];
      if (file != null) {
        file.close();
        Files.deleteIfExists(path(bucket));
      }
    }
    Files.deleteIfExists(folder);
  }
}
