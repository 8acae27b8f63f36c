package org.newswatch.servicekit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes that are on the disk when they return, with the folders that lead there. One writer a file
 * at a time.
 */
public final class DurableFiles {

  /** What a file is called while it is not whole; the next attempt writes over it. */
  private static final String PART = ".part";

  private DurableFiles() {}

  /**
   * Makes these bytes all that a file holds. Whoever reads it, also after a kill, finds what it
   * held before or these, whole.
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    makeFolder(folderOf(file));
    Path part = file.resolveSibling(file.getFileName() + PART);
    // On the disk before it has the name: a machine that dies must not leave an empty file there.
    write(part, 0, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folderOf(file));
  }

  /**
   * Puts bytes in place of all that a file holds behind its beginning. A kill leaves the beginning
   * as it was, and anything behind it.
   *
   * @param from how many bytes the beginning has
   * @throws IOException also when the file is shorter than that
   */
  public static void append(Path file, long from, byte[] bytes) throws IOException {
    makeFolder(folderOf(file));
    boolean isNew = !Files.exists(file);
    write(file, from, bytes);
    if (isNew) {
      force(folderOf(file));
    }
  }

  /** Takes a file away that may be gone already. */
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      force(folderOf(file));
    }
  }

  private static void write(Path file, long from, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() < from) {
        throw new IOException(
            file + " has " + channel.size() + " bytes, and " + from + " were written");
      }
      channel.truncate(from).position(from);
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(folderOf(folder));
      Files.createDirectories(folder);
      force(folderOf(folder));
    }
  }

  /** A new name in a folder is only safe once the folder itself is on the disk. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }
}
