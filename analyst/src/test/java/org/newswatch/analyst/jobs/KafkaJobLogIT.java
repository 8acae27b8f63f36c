package org.newswatch.analyst.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Job;
import org.newswatch.contract.Job.State;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.retry.Sleeper;
import org.newswatch.testkit.SharedKafka;

class KafkaJobLogIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LINES = 4;

  @TempDir private Path folder = Path.of("");

  private final Semaphore lines = new Semaphore(0);

  private Work.Ended count(Task task) throws IOException, InterruptedException {
    for (long done = task.job().done(); done < LINES; done++) {
      lines.acquire();
      task.out().write((done + "\n").getBytes(UTF_8));
      if (!task.progress(new Task.Progress(done + 1, (long) LINES, null, Map.of()))) {
        return new Work.Ended.Stopped();
      }
    }
    return new Work.Ended.Done();
  }

  private Jobs jobs() {
    var jobs =
        new Jobs(
            JobSettings.in(folder),
            new KafkaJobLog(KafkaSettings.of(SharedKafka.bootstrapServers())),
            InstantSource.system(),
            Sleeper.SYSTEM,
            new Random());
    jobs.start(Map.of(Job.Kind.EXPORT, this::count), patience -> true);
    await().atMost(PATIENCE).until(() -> jobs.list() instanceof Result.Found<List<Job>>);
    return jobs;
  }

  private static <T> T found(Result<T> result) {
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<T>) result).value();
  }

  @Test
  void a_job_outlives_its_process_and_is_forgotten_when_it_is_removed() throws Exception {
    SharedKafka.createTopics(1, Topic.JOBS.topicName());
    String id;
    try (Jobs before = jobs()) {
      id =
          found(before.submit(new Order(Job.Kind.EXPORT, "All", Map.of(), null, Map.of(), null)))
              .id();
      lines.release(2);
      await().atMost(PATIENCE).until(() -> found(before.get(id)).done() == 2);
    }
    try (Jobs after = jobs()) {
      lines.release(LINES);
      await().atMost(PATIENCE).until(() -> found(after.get(id)).state() == State.DONE);
      assertThat(Files.readString(folder.resolve(id).resolve("result"))).isEqualTo("0\n1\n2\n3\n");
    }
    try (Jobs later = jobs()) {
      assertThat(found(later.get(id)).state()).isEqualTo(State.DONE);
      await().atMost(PATIENCE).until(() -> later.remove(id) instanceof Result.Found<Job>);
    }
    try (Jobs last = jobs()) {
      assertThat(last.get(id)).isInstanceOf(Result.Missing.class);
    }
  }
}
