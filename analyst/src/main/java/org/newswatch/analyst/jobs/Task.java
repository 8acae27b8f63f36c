package org.newswatch.analyst.jobs;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Job;

/**
 * One job that is being done: what was asked, where it stands, and where its result goes. What is
 * written after the last {@link #progress} does not count, and is cut off when it goes on. For one
 * thread.
 */
public final class Task implements AutoCloseable {

  /** How it is told what becomes of the job. */
  interface Keeper {
    /** Changes what is known of the job, and keeps it where it outlives the process if asked to. */
    Job change(UnaryOperator<Job> change, boolean kept) throws InterruptedException;

    Instant now();
  }

  private static final long KEPT_EVERY_MILLIS = 1_000;
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final long bytesMax;
  private final Keeper keeper;
  private final RandomAccessFile file;
  private final OutputStream out;
  private Job job;
  private Instant keptAt;

  private Task(Job job, Path folder, long bytesMax, Keeper keeper, RandomAccessFile file)
      throws IOException {
    this.job = job;
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.keeper = keeper;
    this.file = file;
    this.out = new BufferedOutputStream(new FileOutputStream(file.getFD()), BUFFER);
    this.keptAt = keeper.now();
  }

  static Task open(Job job, Path folder, long bytesMax, Keeper keeper)
      throws IOException, InterruptedException {
    var file = new RandomAccessFile(folder.resolve(JobFolder.RESULT).toFile(), "rw");
    try {
      Job from = job;
      if (file.length() < job.bytes()) {
        // The machine died before all was on the disk.
        String lost = "Of " + job.bytes() + " bytes there were " + file.length() + ": done anew.";
        from =
            keeper.change(
                last -> JobChange.anew(JobChange.event(last, lost, keeper.now()), keeper.now()),
                true);
      }
      file.setLength(from.bytes());
      file.seek(from.bytes());
      return new Task(from, folder, bytesMax, keeper, file);
    } catch (IOException | InterruptedException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * How far a job is.
   *
   * @param total null while that is not known
   * @param cursor where it would go on
   * @param counts what came of it so far
   */
  public record Progress(
      long done, @Nullable Long total, @Nullable String cursor, Map<String, Long> counts) {}

  /** The job as it is known. */
  public Job job() {
    return job;
  }

  Instant now() {
    return keeper.now();
  }

  /** A file of the job. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The result's end. */
  public OutputStream out() {
    return out;
  }

  /** Articles that are indexed later are left out from now on. */
  public void asOf(Instant time) throws InterruptedException {
    job = keeper.change(last -> JobChange.asOf(last, time, keeper.now()), true);
  }

  /** Something happened that the manifest tells. */
  public void event(String what) throws InterruptedException {
    job = keeper.change(last -> JobChange.event(last, what, keeper.now()), false);
  }

  /** A sentence for whoever looks at it, such as why it waits; null when there is nothing. */
  public void says(@Nullable String detail) throws InterruptedException {
    job = keeper.change(last -> JobChange.in(last, last.state(), detail, keeper.now()), false);
  }

  /**
   * All that was written counts from now on.
   *
   * @return whether to go on
   */
  public boolean progress(Progress progress) throws IOException, InterruptedException {
    out.flush();
    long bytes = file.getFilePointer();
    Instant now = keeper.now();
    boolean kept = now.toEpochMilli() - keptAt.toEpochMilli() >= KEPT_EVERY_MILLIS;
    if (kept) {
      file.getFD().sync();
      keptAt = now;
    }
    job = keeper.change(last -> JobChange.progress(last, progress, bytes, now), kept);
    return job.state() == Job.State.RUNNING;
  }

  /** Whether the result has grown beyond what one may have. */
  public boolean tooLong() {
    return job.bytes() > bytesMax;
  }

  @Override
  public void close() throws IOException {
    file.getFD().sync();
    file.close();
  }
}
