package org.newswatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.files.DurableFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that an instance keeps everything in, and by which other commands find it.
 *
 * <p>Whoever runs in it holds a lock on {@code lock} for as long as it lives; the system lets go of
 * it however the process ends, so a lock that is held is a process that runs. {@code instance.json}
 * appears when the instance is ready.
 */
final class DataFolder {

  /** How long other commands wait for an instance that is starting. */
  static final Duration START_WAIT = Duration.ofMinutes(2);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration CLAIM_PAUSE = Duration.ofMillis(50);
  private static final int CLAIM_TRIES = 20;
  private static final String INSTANCE = "instance.json";
  private static final String LOCK = "lock";
  private static final String LAUNCHER = "launcher.pid";

  private final Path folder;

  DataFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  Path path() {
    return folder;
  }

  /**
   * Makes the folder this process's own until the claim is closed.
   *
   * @throws CommandFailed when another instance runs in it or it cannot be written
   */
  Claim claim() {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lockSoon(channel)) {
        channel.close();
        throw CommandFailed.failed(
            "another instance runs in "
                + folder
                + "; stop it with: newswatch stop --data "
                + folder);
      }
      Files.deleteIfExists(folder.resolve(INSTANCE));
      return new Claim(channel);
    } catch (IOException e) {
      throw CommandFailed.failed(
          "cannot use the data folder " + folder + " (" + e + "); name one you may write to");
    }
  }

  /**
   * The instance that runs here; waits for one that is starting.
   *
   * @throws CommandFailed when there is none, or it is not ready in time
   */
  Instance running() throws InterruptedException {
    long deadline = System.nanoTime() + START_WAIT.toNanos();
    boolean told = false;
    while (true) {
      boolean held = isHeld();
      Optional<Instance> instance = held ? read() : Optional.empty();
      if (instance.isPresent()) {
        return instance.get();
      }
      if (!held && !launcherLives()) {
        throw CommandFailed.failed(
            "no instance runs in " + folder + "; start one with: newswatch run --data " + folder);
      }
      if (System.nanoTime() > deadline) {
        throw CommandFailed.failed(
            "the instance in %s was not ready within %d s; its log is %s"
                .formatted(folder, START_WAIT.toSeconds(), folder.resolve(Standalone.LOG)));
      }
      if (!told) {
        System.err.println("Waiting for the instance in " + folder + " to be ready ...");
        told = true;
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  /** Whether a file of this name in the folder belongs to the claim on it. */
  static boolean isOfTheClaim(String fileName) {
    return fileName.equals(LOCK) || fileName.equals(LAUNCHER);
  }

  /** Whether a process runs in this folder now. */
  boolean isHeld() {
    if (!Files.exists(folder.resolve(LOCK))) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      return lock == null;
    } catch (IOException e) {
      throw CommandFailed.failed("cannot read the data folder " + folder + ": " + e);
    }
  }

  private Optional<Instance> read() {
    try {
      return Optional.of(
          JsonMapper.shared()
              .readValue(Files.readAllBytes(folder.resolve(INSTANCE)), Instance.class));
    } catch (IOException | JacksonException e) {
      // Not written yet: it is moved into place whole, so a later look finds all of it.
      return Optional.empty();
    }
  }

  /** Who runs here, or builds in order to; empty when nobody does. */
  OptionalLong pid() {
    if (isHeld()) {
      return read().map(instance -> OptionalLong.of(instance.pid())).orElseGet(this::launcher);
    }
    return launcher();
  }

  private boolean launcherLives() {
    return launcher().isPresent();
  }

  /** The launcher writes its id before it builds; the process keeps it when it becomes Java. */
  private OptionalLong launcher() {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve(LAUNCHER)).trim());
      boolean lives =
          ProcessHandle.of(pid)
              .filter(ProcessHandle::isAlive)
              .filter(DataFolder::isNewswatch)
              .isPresent();
      return lives ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Ids are given out again: one that was left behind may belong to anybody by now. */
  private static boolean isNewswatch(ProcessHandle process) {
    return process.info().commandLine().map(line -> line.contains("newswatch")).orElse(true);
  }

  /** Another command that just looks holds the lock for an instant: one miss is no refusal. */
  private static boolean lockSoon(FileChannel channel) throws IOException {
    for (int tries = 0; tries < CLAIM_TRIES; tries++) {
      if (tryLock(channel) != null) {
        return true;
      }
      LockSupport.parkNanos(CLAIM_PAUSE.toNanos());
    }
    return false;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process holds it
    }
  }

  /** The folder while it is ours. */
  final class Claim implements AutoCloseable {

    private final FileChannel channel;

    private Claim(FileChannel channel) {
      this.channel = channel;
    }

    /** Tells other commands where everything is. */
    void announce(Instance instance) {
      try {
        DurableFiles.replace(
            folder.resolve(INSTANCE), JsonMapper.shared().writeValueAsBytes(instance));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(folder.resolve(INSTANCE));
        Files.deleteIfExists(folder.resolve(LAUNCHER));
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
