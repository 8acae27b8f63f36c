package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.newswatch.contract.Topic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of an archive: their manifests, and writes that are on the disk when they return. */
final class ArchiveFolder {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
  private static final String LOCK = "lock";
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  ArchiveFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** What is archived of a topic, in the order in which it came. */
  List<ArchiveFile> files(Topic topic) throws ArchiveException {
    Path ofTopic = folder.resolve(ArchiveFile.folderOf(topic));
    if (!Files.isDirectory(ofTopic)) {
      return List.of();
    }
    var files = new ArrayList<ArchiveFile>();
    try (Stream<Path> all = Files.list(ofTopic)) {
      for (Path path : all.toList()) {
        if (path.getFileName().toString().endsWith(ArchiveFile.MANIFEST)) {
          files.add(JSON.readValue(Files.readAllBytes(path), ArchiveFile.class));
        }
      }
    } catch (IOException | JacksonException e) {
      throw new ArchiveException("the archive cannot be read: " + e.getMessage(), e);
    }
    files.sort(Comparator.comparing(ArchiveFile::day).thenComparing(ArchiveFile::number));
    return files;
  }

  /**
   * Makes the folder this process's own until it is closed.
   *
   * @throws ArchiveException when another process writes in it, or it cannot be written
   */
  FileChannel claim() throws ArchiveException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw new ArchiveException(
          "cannot use the archive's folder " + folder + " (" + e + "); name one you may write to",
          e);
    }
    throw new ArchiveException(
        "another process writes the archive in "
            + folder
            + "; stop it, or name another folder for another archive",
        null);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process holds it
    }
  }

  /**
   * Puts bytes behind what counts of a file; only {@link #keep} makes them count.
   *
   * @param from how much of the file counts
   */
  static void append(Path file, long from, byte[] bytes) throws IOException {
    Path parent = file.toAbsolutePath().resolve("..").normalize();
    Files.createDirectories(parent);
    boolean isNew = !Files.exists(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() < from) {
        throw new IOException(file + " is shorter than its manifest says");
      }
      channel.truncate(from).position(from);
      writeAll(channel, bytes);
      channel.force(true);
    }
    if (isNew) {
      force(parent);
    }
  }

  /** Makes this what counts of a file. */
  void keep(ArchiveFile file) throws IOException {
    Path manifest = file.manifest(folder);
    Path part = manifest.resolveSibling(manifest.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(channel, (JSON.writeValueAsString(file) + "\n").getBytes(UTF_8));
      channel.force(true);
    }
    Files.move(part, manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder.resolve(file.topic()));
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** A new name in a folder is only safe once the folder itself is on the disk. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The checksum of the beginning of a file, to go on with. */
  static MessageDigest digest(Path file, long bytes) throws IOException {
    MessageDigest digest = sha256();
    if (bytes == 0) {
      return digest;
    }
    byte[] buffer = new byte[BUFFER];
    long left = bytes;
    try (InputStream in = Files.newInputStream(file)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(file + " is shorter than its manifest says");
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
    }
    return digest;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
