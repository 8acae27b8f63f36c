package org.newswatch.analyst.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Job;
import org.newswatch.contract.Job.State;
import org.newswatch.servicekit.config.DataSize;
import org.newswatch.testkit.MutableClock;

class JobsTest {

  private static final int LINES = 20;

  private final MutableClock clock = MutableClock.at("2026-11-16T12:00:00Z");
  private final KeptLog log = new KeptLog();
  private final Semaphore lines = new Semaphore(0);
  private final List<Jobs> started = new ArrayList<>();
  private final Path folder;

  JobsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stop() {
    lines.release(1_000);
    started.forEach(Jobs::close);
  }

  /** Writes numbers, one for each permit. */
  private Work.Ended count(Task task) throws IOException, InterruptedException {
    for (long done = task.job().done(); done < LINES; done++) {
      lines.acquire();
      task.out().write((done + "\n").getBytes(UTF_8));
      clock.advance(Duration.ofSeconds(2));
      var progress = new Task.Progress(done + 1, (long) LINES, null, Map.of("numbers", done + 1));
      if (!task.progress(progress)) {
        return new Work.Ended.Stopped();
      }
      if (task.tooLong()) {
        return new Work.Ended.Failed("too long");
      }
    }
    return new Work.Ended.Done();
  }

  private Jobs jobs(JobSettings settings) {
    return jobs(settings, patience -> true);
  }

  private Jobs jobs(JobSettings settings, Jobs.Known known) {
    return jobs(settings, known, this::count);
  }

  private Jobs jobs(JobSettings settings, Jobs.Known known, Work work) {
    var jobs = new Jobs(settings, log, clock, pause -> {}, new Random(started.size()));
    started.add(jobs);
    jobs.start(Map.of(Job.Kind.BULK, work), known);
    return jobs;
  }

  private Jobs jobs() {
    return jobs(JobSettings.in(folder));
  }

  private static Job begun(Jobs jobs) throws InterruptedException {
    return found(jobs.submit(new Order(Job.Kind.BULK, "Numbers", Map.of(), null, Map.of(), null)));
  }

  private static <T> T found(Result<T> result) {
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<T>) result).value();
  }

  private static void awaitState(Jobs jobs, Job job, State state) {
    await().until(() -> found(jobs.get(job.id())).state() == state);
  }

  private static void awaitDone(Jobs jobs, Job job, long lines) {
    await().until(() -> found(jobs.get(job.id())).done() == lines);
  }

  private static String numbers(long count) {
    var all = new StringBuilder();
    for (long i = 0; i < count; i++) {
      all.append(i).append('\n');
    }
    return all.toString();
  }

  private String result(Job job) throws IOException {
    return Files.readString(folder.resolve(job.id()).resolve("result"));
  }

  @Test
  void a_job_that_is_done_has_a_manifest_with_the_checksum_of_its_result() throws Exception {
    Jobs jobs = jobs();
    Job job = begun(jobs);
    lines.release(LINES);
    awaitState(jobs, job, State.DONE);

    Manifest manifest = found(jobs.manifest(job.id()));

    assertThat(result(job)).isEqualTo(numbers(LINES));
    assertThat(manifest.count()).isEqualTo(LINES);
    assertThat(manifest.bytes()).isEqualTo(numbers(LINES).length());
    assertThat(manifest.sha256())
        .isEqualTo(JobFolder.sha256(folder.resolve(job.id()).resolve("result")));
    assertThat(log.state(job)).isEqualTo(State.DONE);
  }

  @Test
  void an_order_that_is_given_again_leads_to_the_job_that_it_began() throws Exception {
    Jobs jobs = jobs();
    var order = new Order(Job.Kind.BULK, "Numbers", Map.of(), null, Map.of(), "4d1b");
    Job job = found(jobs.submit(order));

    assertThat(found(jobs.submit(order)).id()).isEqualTo(job.id());
    assertThat(found(jobs.list())).hasSize(1);
    assertThat(begun(jobs).id()).isNotEqualTo(job.id());
  }

  @Test
  void files_of_an_order_that_became_no_job_are_taken_away_in_the_end() throws Exception {
    Path stray = Files.createDirectories(folder.resolve("j-stray"));
    Files.setLastModifiedTime(stray, FileTime.from(clock.instant().minus(Duration.ofDays(31))));
    Path young = Files.createDirectories(folder.resolve("j-young"));
    Files.setLastModifiedTime(young, FileTime.from(clock.instant()));

    Job unused = begun(jobs());

    assertThat(stray).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void a_paused_job_stands_until_it_is_resumed_and_repeats_nothing() throws Exception {
    Jobs jobs = jobs();
    Job job = begun(jobs);
    lines.release(3);
    awaitDone(jobs, job, 3);

    assertThat(found(jobs.pause(job.id())).state()).isEqualTo(State.PAUSED);
    await().until(() -> !lines.hasQueuedThreads());
    assertThat(found(jobs.get(job.id())).done()).isEqualTo(3);
    assertThat(found(jobs.resume(job.id())).state()).isEqualTo(State.QUEUED);
    lines.release(LINES);
    awaitState(jobs, job, State.DONE);

    assertThat(result(job)).isEqualTo(numbers(LINES));
    assertThat(found(jobs.manifest(job.id())).events())
        .singleElement()
        .satisfies(event -> assertThat(event.what()).contains("paused", "resumed", "3"));
  }

  @Test
  void what_was_begun_goes_on_after_a_restart_and_what_was_written_too_much_is_cut_off()
      throws Exception {
    Jobs before = jobs();
    Job job = begun(before);
    lines.release(5);
    awaitDone(before, job, 5);
    before.close();
    assertThat(log.state(job)).isEqualTo(State.RUNNING);
    Files.writeString(folder.resolve(job.id()).resolve("result"), result(job) + "half a li");

    Jobs after = jobs();
    lines.release(LINES);
    awaitState(after, job, State.DONE);

    assertThat(result(job)).isEqualTo(numbers(LINES));
    assertThat(found(after.manifest(job.id())).events())
        .singleElement()
        .satisfies(event -> assertThat(event.what()).contains("started anew", "5"));
  }

  @Test
  void no_job_goes_on_or_begins_before_all_is_known_that_it_needs_and_it_says_so()
      throws Exception {
    Jobs before = jobs();
    Job job = begun(before);
    lines.release(5);
    awaitDone(before, job, 5);
    before.close();
    var known = new CountDownLatch(1);
    var asked = new CountDownLatch(2);
    Jobs after =
        jobs(
            JobSettings.in(folder),
            patience -> {
              asked.countDown();
              return known.await(Math.min(patience.toMillis(), 20), TimeUnit.MILLISECONDS);
            });
    Job fresh = begun(after);
    lines.release(2 * LINES);

    asked.await();
    await().until(() -> String.valueOf(found(after.get(fresh.id())).detail()).contains("Kafka"));
    assertThat(found(after.get(job.id())).done()).isEqualTo(5);
    assertThat(found(after.get(job.id())).state()).isEqualTo(State.QUEUED);
    assertThat(found(after.get(fresh.id())).state()).isEqualTo(State.QUEUED);
    known.countDown();

    awaitState(after, job, State.DONE);
    awaitState(after, fresh, State.DONE);
    assertThat(found(after.get(fresh.id())).detail()).isNull();
  }

  @Test
  void a_job_that_breaks_with_an_error_fails_and_does_not_seem_to_run() throws Exception {
    Jobs jobs =
        jobs(
            JobSettings.in(folder),
            patience -> true,
            task -> {
              throw new StackOverflowError();
            });
    Job job = begun(jobs);

    awaitState(jobs, job, State.FAILED);
  }

  @Test
  void a_job_that_a_late_interrupt_hits_is_begun_again() throws Exception {
    var late = new AtomicBoolean(true);
    Jobs jobs =
        jobs(
            JobSettings.in(folder),
            patience -> true,
            task -> {
              if (late.getAndSet(false)) {
                throw new InterruptedException("late");
              }
              return count(task);
            });
    lines.release(LINES);
    Job job = begun(jobs);

    awaitState(jobs, job, State.DONE);
    assertThat(result(job)).isEqualTo(numbers(LINES));
  }

  @Test
  void a_result_that_lost_its_end_is_made_anew() throws Exception {
    Jobs before = jobs();
    Job job = begun(before);
    lines.release(5);
    awaitDone(before, job, 5);
    before.close();
    Files.writeString(folder.resolve(job.id()).resolve("result"), "0\n");

    Jobs after = jobs();
    lines.release(LINES);
    awaitState(after, job, State.DONE);

    assertThat(result(job)).isEqualTo(numbers(LINES));
  }

  @Test
  void a_cancelled_job_keeps_what_it_has_and_may_be_removed_with_its_files() throws Exception {
    Jobs jobs = jobs();
    Job job = begun(jobs);
    lines.release(2);
    awaitDone(jobs, job, 2);
    assertThat(jobs.remove(job.id())).isInstanceOf(Result.Refused.class);

    assertThat(found(jobs.cancel(job.id())).state()).isEqualTo(State.CANCELLED);
    assertThat(found(jobs.result(job.id())).bytes()).isEqualTo(numbers(2).length());
    await().until(() -> jobs.remove(job.id()) instanceof Result.Found<Job>);

    assertThat(folder.resolve(job.id())).doesNotExist();
    assertThat(jobs.get(job.id())).isInstanceOf(Result.Missing.class);
    assertThat(log.latest).isEmpty();
  }

  @Test
  void no_more_are_done_at_once_than_is_set_and_those_that_wait_go_by_their_age() throws Exception {
    Jobs jobs = jobs();
    Job first = begun(jobs);
    clock.advance(Duration.ofSeconds(1));
    Job second = begun(jobs);
    clock.advance(Duration.ofSeconds(1));
    Job third = begun(jobs);

    awaitState(jobs, first, State.RUNNING);
    awaitState(jobs, second, State.RUNNING);
    assertThat(found(jobs.get(third.id())).state()).isEqualTo(State.QUEUED);
    var unused = found(jobs.cancel(first.id()));

    awaitState(jobs, third, State.RUNNING);
  }

  @Test
  void more_jobs_than_may_wait_are_refused_with_the_name_of_the_setting() throws Exception {
    JobSettings few =
        new JobSettings(
            folder,
            1,
            1,
            DataSize.ofMebibytes(1),
            10,
            10,
            DataSize.ofMebibytes(1),
            DataSize.ofMebibytes(1),
            Duration.ofDays(1));
    Jobs jobs = jobs(few);
    Job running = begun(jobs);
    awaitState(jobs, running, State.RUNNING);
    var waiting = begun(jobs);

    assertThat(jobs.submit(new Order(Job.Kind.BULK, "Numbers", Map.of(), null, Map.of(), null)))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.fix()).contains("analyst.jobs.waiting-max"));
    assertThat(found(jobs.list())).extracting(Job::id).contains(running.id(), waiting.id());
  }

  @Test
  void a_result_that_grows_too_long_fails_and_says_so() throws Exception {
    JobSettings small =
        new JobSettings(
            folder,
            1,
            1,
            DataSize.ofMebibytes(1),
            10,
            10,
            new DataSize(5),
            DataSize.ofMebibytes(1),
            Duration.ofDays(1));
    Jobs jobs = jobs(small);
    Job job = begun(jobs);
    lines.release(LINES);
    awaitState(jobs, job, State.FAILED);

    assertThat(found(jobs.get(job.id())).detail()).isEqualTo("too long");
    assertThat(jobs.manifest(job.id())).isInstanceOf(Result.Refused.class);
  }

  @Test
  void a_job_is_refused_while_results_take_all_the_room_there_may_be() throws Exception {
    var one = DataSize.ofMebibytes(1);
    JobSettings narrow =
        new JobSettings(folder, 1, 5, one, 10, 10, one, new DataSize(5), Duration.ofDays(1));
    Jobs jobs = jobs(narrow);
    Job done = begun(jobs);
    lines.release(LINES);
    awaitState(jobs, done, State.DONE);
    var order = new Order(Job.Kind.BULK, "Numbers", Map.of(), null, Map.of(), null);

    assertThat(jobs.submit(order))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused -> assertThat(refused.fix()).contains("analyst.jobs.all-max"));
    var unused = found(jobs.remove(done.id()));
    assertThat(jobs.submit(order)).isInstanceOf(Result.Found.class);
  }

  @Test
  void a_job_that_ended_long_ago_is_removed_when_the_next_one_comes() throws Exception {
    Jobs jobs = jobs();
    Job old = begun(jobs);
    lines.release(LINES);
    awaitState(jobs, old, State.DONE);
    clock.advance(Duration.ofDays(31));

    Job fresh = begun(jobs);

    assertThat(found(jobs.list())).extracting(Job::id).containsExactly(fresh.id());
    assertThat(folder.resolve(old.id())).doesNotExist();
  }

  @Test
  void a_folder_belongs_to_one_analyst_whose_jobs_others_see_and_leave_alone() throws Exception {
    Jobs jobs = jobs();
    Job job = begun(jobs);
    assertThatThrownBy(this::jobs)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("analyst.jobs.dir");

    Jobs other = jobs(JobSettings.in(folder.resolve("other")));

    assertThat(found(other.get(job.id())).id()).isEqualTo(job.id());
    assertThat(other.pause(job.id())).isInstanceOf(Result.Refused.class);
    assertThat(other.result(job.id())).isInstanceOf(Result.Refused.class);
  }

  @Test
  void a_log_that_does_not_answer_for_a_while_loses_no_job() throws Exception {
    Jobs jobs = jobs();
    Job job = begun(jobs);
    log.away = true;
    lines.release(LINES);
    awaitState(jobs, job, State.DONE);
    assertThat(jobs.submit(new Order(Job.Kind.BULK, "More", Map.of(), null, Map.of(), null)))
        .isInstanceOf(Result.Unavailable.class);

    log.away = false;

    await().until(() -> log.state(job) == State.DONE);
  }
}
