package org.newswatch.analyst.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Sha256;
import org.newswatch.servicekit.files.DurableFiles;

/** The files of one desk's jobs: a folder each. */
final class JobFolder implements AutoCloseable {

  /** What a job makes. */
  static final String RESULT = "result";

  static final String MANIFEST = "manifest.json";

  private static final String DESK = "desk";
  private static final String LOCK = "lock";

  private final Path dir;
  private @Nullable String desk;
  private @Nullable FileChannel lock;

  JobFolder(Path dir) {
    this.dir = dir;
  }

  /** What the folder is called, if it has ever been used; it is then ours alone. */
  synchronized @Nullable String known() {
    if (desk == null && Files.exists(dir.resolve(DESK))) {
      try {
        claim();
        desk = Files.readString(dir.resolve(DESK), UTF_8).strip();
      } catch (IOException e) {
        throw unusable(e);
      }
    }
    return desk;
  }

  /** The same; made when there is none. */
  synchronized String desk(Supplier<String> fresh) throws IOException {
    String name = known();
    if (name == null) {
      Files.createDirectories(dir);
      claim();
      name = fresh.get();
      DurableFiles.replace(dir.resolve(DESK), name.getBytes(UTF_8));
      desk = name;
    }
    return name;
  }

  private void claim() throws IOException {
    FileChannel channel =
        FileChannel.open(dir.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held == null) {
        throw new IOException("another analyst uses it");
      }
      lock = channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another analyst of this process uses it", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private IllegalStateException unusable(IOException e) {
    return new IllegalStateException(
        "the folder of jobs cannot be used; set analyst.jobs.dir to one of this analyst alone: "
            + dir
            + ": "
            + e.getMessage(),
        e);
  }

  Path of(String id) {
    return dir.resolve(id);
  }

  /** Makes a job's folder with these files. */
  void make(String id, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(of(id));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      DurableFiles.replace(of(id).resolve(file.getKey()), file.getValue());
    }
  }

  /** The jobs that have a folder which nobody has touched since. */
  List<String> untouchedSince(Instant time) throws IOException {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    var untouched = new ArrayList<String>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(dir, Order.PREFIX + "*")) {
      for (Path folder : folders) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(time)) {
          untouched.add(folder.getFileName().toString());
        }
      }
    }
    return untouched;
  }

  void remove(String id) throws IOException {
    if (!Files.isDirectory(of(id))) {
      return;
    }
    List<Path> files;
    try (Stream<Path> inside = Files.list(of(id))) {
      files = inside.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(of(id));
  }

  /** SHA-256 of a file. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hex(in);
    }
  }

  @Override
  public synchronized void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
