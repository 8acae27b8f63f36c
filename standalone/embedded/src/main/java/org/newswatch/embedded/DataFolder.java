package org.newswatch.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One server's data folder, held by one process at a time. The lock is the operating system's, so
 * it goes with the process that holds it, also when that is killed.
 */
final class DataFolder implements AutoCloseable {

  private static final String LOCK_FILE = "newswatch.lock";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Creates the folder when absent and takes its lock.
   *
   * @param what the server, as the messages call it
   * @throws EmbeddedStartException when the folder cannot be written, is held by another instance,
   *     or its disk has less than {@code diskNeeded} bytes left
   */
  static DataFolder open(String what, Path folder, long diskNeeded, Machine machine) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw notWritable(what, path, e);
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              path.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = Files.readString(path.resolve(LOCK_FILE)).strip();
        channel.close();
        throw new EmbeddedStartException(
            "The %s folder %s is in use by another running instance%s. Stop that one first, or give another folder."
                .formatted(what, path, holder.isEmpty() ? "" : " (process " + holder + ")"));
      }
      Files.writeString(path.resolve(LOCK_FILE), Long.toString(ProcessHandle.current().pid()));
      long free = machine.availableDisk(path);
      if (free < diskNeeded) {
        channel.close();
        throw new EmbeddedStartException(
            "Not enough disk for %s: %s has %s free, %s are needed. Free some space, or give a folder on another disk."
                .formatted(what, path, Machine.mebibytes(free), Machine.mebibytes(diskNeeded)));
      }
      return new DataFolder(path, channel, lock);
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw notWritable(what, path, e);
    }
  }

  Path path() {
    return path;
  }

  /** Creates a folder inside this one when absent. */
  Path folder(String name) throws IOException {
    return Files.createDirectories(path.resolve(name));
  }

  /** Writes a small text file inside this folder. */
  Path write(String name, String text) throws IOException {
    return Files.writeString(path.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** Gives the lock back; the file stays, because a waiting process may have it open already. */
  @Override
  public void close() {
    try {
      lock.close();
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("lock of " + path + " not released", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      // The same answer as for another process: somebody has it.
      return null;
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel, Exception because) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private static EmbeddedStartException notWritable(String what, Path path, IOException e) {
    return new EmbeddedStartException(
        "The %s folder %s cannot be written (%s: %s). Give a folder that this user may write."
            .formatted(what, path, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
