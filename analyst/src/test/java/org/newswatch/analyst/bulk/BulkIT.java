package org.newswatch.analyst.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.analyst.samples.Workshop.found;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.analyst.bulk.BulkResult.State;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.samples.Workshop;
import org.newswatch.analyst.samples.Zeppelins;
import org.newswatch.contract.Job;

class BulkIT {

  private static final String QUERIES =
      """
      number,query,why
      7,zeppelins,all of them
      8,zeppelins source:paper-0,"one, paper"
      9,zeppelins AND (,broken
      10,quetzalcoatlus,nothing
      """;

  private final Zeppelins zeppelins = Zeppelins.indexed();
  private final Workshop workshop;

  BulkIT(@TempDir Path folder) throws InterruptedException {
    workshop = new Workshop(zeppelins, folder);
  }

  @AfterEach
  void clear() throws InterruptedException {
    workshop.close();
    zeppelins.clear();
  }

  private Job done(int hits, String list, Map<String, String> how) throws InterruptedException {
    return workshop.done(
        found(
            workshop
                .work()
                .bulk()
                .start("", list.getBytes(UTF_8), new BulkOptions(hits, false, how), null)));
  }

  private List<BulkResult> results(Job job) throws InterruptedException {
    return found(workshop.work().bulk().results(job.id(), null, 0, 100)).results();
  }

  @Test
  void each_line_has_its_own_state_and_a_wrong_one_stops_no_other() throws Exception {
    Job job = done(3, QUERIES, Map.of("kind", "QUERIES"));
    List<BulkResult> results = results(job);

    assertThat(results)
        .extracting(BulkResult::state)
        .containsExactly(State.FOUND, State.FOUND, State.WRONG, State.NOTHING);
    assertThat(results).extracting(BulkResult::articles).containsExactly(25L, 9L, 0L, 0L);
    assertThat(results.get(0).stories()).isEqualTo(2);
    assertThat(results.get(0).sources()).isEqualTo(3);
    assertThat(results.get(0).groupsExact()).isTrue();
    assertThat(results.get(0).hits()).hasSize(3);
    assertThat(results.get(0).hitsLeftOut()).isEqualTo(22);
    assertThat(results.get(1).cells())
        .containsExactly("8", "zeppelins source:paper-0", "one, paper");
    assertThat(results.get(2).line()).isEqualTo(4);
    assertThat(results.get(2).fault()).isNotNull();
    assertThat(job.counts())
        .containsEntry("found", 2L)
        .containsEntry("wrong", 1L)
        .containsEntry("nothing", 1L)
        .containsEntry("hits", 6L);
  }

  @Test
  void all_articles_of_a_line_are_listed_when_asked_for_and_none_twice() throws Exception {
    List<BulkResult> results = results(done(100, QUERIES, Map.of("kind", "QUERIES")));

    assertThat(results.getFirst().hits())
        .extracting(BulkResult.Hit::articleId)
        .hasSize(Zeppelins.ARTICLES)
        .doesNotHaveDuplicates();
    assertThat(results.getFirst().hitsLeftOut()).isZero();
  }

  @Test
  void the_same_list_gives_the_same_bytes() throws Exception {
    byte[] first = workshop.result(done(5, QUERIES, Map.of("kind", "QUERIES")));
    byte[] second = workshop.result(done(5, QUERIES, Map.of("kind", "QUERIES")));

    assertThat(first).isEqualTo(second).isNotEmpty();
  }

  @Test
  void names_are_judged_and_counted_article_by_article() throws Exception {
    List<BulkResult> results = results(done(2, "Berg, Anna\nOtto Nobody\n", Map.of()));

    assertThat(results).extracting(BulkResult::asked).contains("Otto Nobody");
    assertThat(results.getLast().state()).isEqualTo(State.NOTHING);
  }

  @Test
  void the_same_can_be_asked_again_for_what_is_new_since() throws Exception {
    Job first = done(5, QUERIES, Map.of("kind", "QUERIES"));

    Job again = workshop.done(found(workshop.work().bulk().again(first.id(), null)));

    assertThat(again.since()).isEqualTo(first.asOf());
    assertThat(again.request()).containsEntry("after", first.id());
    assertThat(results(again)).extracting(BulkResult::articles).containsOnly(0L);
  }

  @Test
  void results_are_given_by_state_and_a_list_that_is_none_is_refused() throws Exception {
    Job job = done(1, QUERIES, Map.of("kind", "QUERIES"));

    var wrong = found(workshop.work().bulk().results(job.id(), State.WRONG, 0, 10));
    var second = found(workshop.work().bulk().results(job.id(), null, 1, 1));

    assertThat(wrong.total()).isEqualTo(1);
    assertThat(second.results()).singleElement().extracting(BulkResult::line).isEqualTo(3);
    assertThat(
            workshop
                .work()
                .bulk()
                .start("", new byte[0], new BulkOptions(1, false, Map.of()), null))
        .isInstanceOf(Result.Refused.class);
  }
}
