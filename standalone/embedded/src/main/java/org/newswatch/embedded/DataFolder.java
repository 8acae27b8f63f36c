package org.newswatch.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One server's data folder, held by one process at a time. The lock is the operating system's, so
 * it goes with the process that holds it, also when that is killed.
 */
final class DataFolder implements AutoCloseable {

  /** Opened here only: closing any handle on it gives the lock back, so nobody may read it. */
  private static final String LOCK_FILE = "newswatch.lock";

  private static final String OWNER_FILE = "newswatch.owner";

  /** For the same reason a second attempt of this process must not even open the file. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
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
    boolean mine = false;
    try {
      path = path.toRealPath();
      mine = HELD.add(path);
      if (!mine) {
        throw inUse(what, path);
      }
      channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(what, path);
      }
      Files.writeString(path.resolve(OWNER_FILE), Long.toString(ProcessHandle.current().pid()));
      long free = machine.availableDisk(path);
      if (free < diskNeeded) {
        throw new EmbeddedStartException(
            "Not enough disk for %s: %s has %s free, %s are needed. Free some space, or give a folder on another disk."
                .formatted(what, path, Machine.mebibytes(free), Machine.mebibytes(diskNeeded)));
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      giveBack(channel, mine ? path : null, e);
      throw notWritable(what, path, e);
    } catch (EmbeddedStartException e) {
      giveBack(channel, mine ? path : null, e);
      throw e;
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
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("lock of " + path + " not released", e);
    } finally {
      HELD.remove(path);
    }
  }

  private static void giveBack(
      @Nullable FileChannel channel, @Nullable Path held, Exception because) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      because.addSuppressed(e);
    }
    if (held != null) {
      HELD.remove(held);
    }
  }

  private static EmbeddedStartException inUse(String what, Path path) throws IOException {
    Path owner = path.resolve(OWNER_FILE);
    String holder = Files.exists(owner) ? " (process " + Files.readString(owner).strip() + ")" : "";
    return new EmbeddedStartException(
        "The %s folder %s is in use by another running instance%s. Stop that one first, or give another folder."
            .formatted(what, path, holder));
  }

  private static EmbeddedStartException notWritable(String what, Path path, IOException e) {
    return new EmbeddedStartException(
        "The %s folder %s cannot be written (%s: %s). Give a folder that this user may write."
            .formatted(what, path, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
