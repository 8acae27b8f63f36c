package org.newswatch.analyst.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.newswatch.analyst.samples.Workshop.found;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.index.Snapshot;
import org.newswatch.analyst.samples.ScriptedIndex;
import org.newswatch.analyst.samples.ScriptedIndex.Asked;
import org.newswatch.analyst.samples.ScriptedIndex.Said;
import org.newswatch.contract.Job;
import org.newswatch.query.IndexNames;
import org.newswatch.testkit.MutableClock;
import tools.jackson.databind.json.JsonMapper;

class MomentTest {

  private static final Instant INDEXED = Instant.parse("2026-11-16T12:00:00Z");

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Path folder;

  MomentTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Said answer(Asked asked) {
    if (asked.path().contains("/_pit")) {
      return new Said(200, "{\"id\":\"point\"}");
    }
    return new Said(
        200,
        "{\"hits\":{\"hits\":[]},\"aggregations\":{\"last\":{\"value\":"
            + INDEXED.toEpochMilli()
            + "}}}");
  }

  /** The requests of a job that fixes its moment and reads once, so long after the last article. */
  private List<String> asked(Duration later) throws Exception {
    try (var scripted = ScriptedIndex.start(MomentTest::answer);
        var jobs =
            new Jobs(
                JobSettings.in(folder),
                JobLog.none(),
                MutableClock.at(INDEXED.plus(later).toString()),
                pause -> {},
                new Random(1))) {
      Work work =
          task -> {
            try (Snapshot snapshot = scripted.index().snapshot(IndexNames.ARTICLES)) {
              var unused = found(Moment.of(task, snapshot, new Patience(pauses::add)));
              var read = found(snapshot.search(new JsonMapper().createObjectNode()));
              return read.isObject() ? new Work.Ended.Done() : new Work.Ended.Stopped();
            }
          };
      jobs.start(Map.of(Job.Kind.BULK, work), patience -> true);
      Job job =
          found(jobs.submit(new Order(Job.Kind.BULK, "Moment", Map.of(), null, Map.of(), null)));
      await().until(() -> found(jobs.get(job.id())).state() == Job.State.DONE);
      assertThat(found(jobs.get(job.id())).asOf()).isEqualTo(INDEXED);
      return scripted.requests().stream()
          .map(each -> each.method() + " " + each.path().replaceAll("\\?.*", ""))
          .toList();
    }
  }

  @Test
  void articles_that_may_still_come_with_the_last_one_are_waited_for_and_the_moment_stays()
      throws Exception {
    assertThat(asked(Duration.ofSeconds(2)))
        .containsExactly(
            "POST /newswatch-articles/_refresh",
            "POST /newswatch-articles/_pit",
            "POST /_search",
            "POST /newswatch-articles/_refresh",
            "DELETE /_pit",
            "POST /newswatch-articles/_pit",
            "POST /_search",
            "DELETE /_pit");
    assertThat(pauses).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void articles_that_were_indexed_a_while_ago_are_all_there() throws Exception {
    assertThat(asked(Duration.ofSeconds(5))).filteredOn(each -> each.endsWith("/_pit")).hasSize(2);
    assertThat(pauses).isEmpty();
  }
}
