package org.newswatch.analyst.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Workshop.found;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.bulk.BulkResult.State;
import org.newswatch.analyst.jobs.JobLog;
import org.newswatch.analyst.jobs.JobSettings;
import org.newswatch.analyst.jobs.Jobs;
import org.newswatch.analyst.same.Same;
import org.newswatch.analyst.samples.ScriptedIndex;
import org.newswatch.analyst.samples.ScriptedIndex.Asked;
import org.newswatch.analyst.samples.ScriptedIndex.Said;
import org.newswatch.analyst.samples.Workshop;
import org.newswatch.analyst.search.Questions;
import org.newswatch.analyst.search.SavedQueries;
import org.newswatch.analyst.web.LongWork;
import org.newswatch.contract.Job;

class StubbornTest {

  private static final String LIST = "query\nzeppelins\nquetzalcoatlus\nballoons\n";

  private final Path folder;

  StubbornTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Breaks at whatever asks for this word. */
  private static Said answer(Asked asked) {
    if (asked.body().contains("quetzalcoatlus")) {
      return new Said(503, "{\"error\":{\"type\":\"circuit_breaking_exception\"}}");
    }
    if (asked.path().contains("/_pit")) {
      return new Said(200, "{\"id\":\"point\"}");
    }
    int searches = (int) asked.body().lines().count() / 2;
    return new Said(
        200,
        asked.path().startsWith("/_msearch")
            ? "{\"responses\":["
                + String.join(",", Collections.nCopies(searches, ScriptedIndex.EMPTY))
                + "]}"
            : ScriptedIndex.EMPTY);
  }

  @Test
  void a_line_that_the_index_cannot_answer_is_wrong_with_its_cause_and_the_others_are_answered()
      throws Exception {
    var same = new Same();
    var clock = InstantSource.system();
    try (var scripted = ScriptedIndex.start(StubbornTest::answer);
        var jobs =
            new Jobs(JobSettings.in(folder), JobLog.none(), clock, pause -> {}, new Random(1))) {
      var saved = new SavedQueries();
      var work =
          LongWork.over(
              scripted.index(),
              new Questions(same, saved, clock, ZoneOffset.UTC),
              saved,
              same.stories(),
              jobs,
              pause -> {});
      work.start(patience -> true);

      Job job =
          found(
              work.bulk()
                  .start(
                      "",
                      LIST.getBytes(UTF_8),
                      new BulkOptions(1, false, Map.of("kind", "QUERIES")),
                      null));
      job = Workshop.done(work, job);

      List<BulkResult> results = found(work.bulk().results(job.id(), null, 0, 10)).results();
      assertThat(results)
          .extracting(BulkResult::state)
          .containsExactly(State.NOTHING, State.WRONG, State.NOTHING);
      assertThat(results.get(1).fault())
          .isNotNull()
          .satisfies(fault -> assertThat(fault.cause()).contains("circuit_breaking_exception"));
    }
  }
}
