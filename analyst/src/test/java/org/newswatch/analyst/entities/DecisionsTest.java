package org.newswatch.analyst.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.entities.DecisionCalls.Reason;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.SameEntities;
import org.newswatch.analyst.samples.FakeIndex;
import org.newswatch.analyst.samples.SampleEntities;
import org.newswatch.analyst.samples.Told;
import org.newswatch.contract.EntityDecision;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeskException;

class DecisionsTest {

  private static final Reason REASON = new Reason(" ann ", "one person");

  private final FakeIndex index = FakeIndex.start();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(ElasticsearchSettings.of(index.url()), Duration.ofSeconds(10));
  private final SameEntities same = new SameEntities();
  private final List<EntityDecision> written = new ArrayList<>();
  private final Instant now = Instant.parse("2026-11-16T12:00:00Z");
  private final KnownDecisions known = new KnownDecisions();
  private final DecisionCalls calls = calls(written::add);

  private DecisionCalls calls(DecisionCalls.Desk desk) {
    return new DecisionCalls(
        desk,
        known,
        new Index(http, pause -> {}),
        same,
        () -> now.plusSeconds(written.size()),
        new Random(1));
  }

  @BeforeEach
  void know() {
    index.knows(
        SampleEntities.person("e1", 3, null, "Irina Kowalenka", "Kowalenka", "Ira K."),
        SampleEntities.person("e2", 2, null, "Iryna Kavalenka"));
  }

  @AfterEach
  void stop() {
    http.close();
    index.close();
  }

  @Test
  void a_merge_is_written_with_who_and_why_and_told_with_labels() throws Exception {
    Decided decided = value(calls.merge("e1", "e2", REASON));

    assertThat(written)
        .singleElement()
        .isInstanceOfSatisfying(
            EntityDecision.Merge.class,
            merge -> {
              assertThat(merge.entity()).isEqualTo("e1");
              assertThat(merge.into()).isEqualTo("e2");
              assertThat(merge.by()).isEqualTo("ann");
              assertThat(merge.why()).isEqualTo("one person");
            });
    assertThat(decided.entities())
        .extracting(Decided.Named::label)
        .containsExactly("Irina Kowalenka", "Iryna Kavalenka");
    assertThat(decided.holds()).isTrue();
    assertThat(value(calls.decisionsOn("e2", 10))).containsExactly(decided);
    assertThat(value(calls.decisionsOn("e3", 10))).isEmpty();
  }

  @Test
  void what_is_one_already_or_not_known_is_not_merged() throws Exception {
    same.take(Told.entity("e3", "I. K.", "e2"));

    assertThat(calls.merge("e3", "e2", REASON)).isInstanceOf(Result.Refused.class);
    assertThat(calls.merge("e1", "e9", REASON)).isEqualTo(new Result.Missing<>("entity"));
    assertThat(calls.merge("e1", "no id", REASON)).isEqualTo(new Result.Missing<>("entity"));
    assertThat(written).isEmpty();
  }

  @Test
  void only_some_of_its_own_spellings_are_split_off() throws Exception {
    assertThat(calls.split("e1", List.of("Kowalska"), REASON)).isInstanceOf(Result.Refused.class);
    assertThat(calls.split("e1", List.of(), REASON)).isInstanceOf(Result.Refused.class);
    assertThat(written).isEmpty();

    Decided split = value(calls.split("e1", List.of("KOWALENKA"), REASON));
    assertThat(split.action()).isEqualTo(Decided.Action.SPLIT);
    assertThat(split.entities()).extracting(Decided.Named::id).hasSize(2).startsWith("e1");

    index.knows(SampleEntities.person("e2", 2, null, "Iryna Kavalenka"));
    assertThat(calls.split("e2", List.of("Iryna Kavalenka"), REASON))
        .isInstanceOf(Result.Refused.class);
  }

  @Test
  void a_decision_is_undone_once_and_what_undid_it_can_be_undone() throws Exception {
    Decided label = value(calls.label("e1", "Ira Kowalenka", REASON));
    Decided undo = value(calls.undo(label.id(), new Reason("", "")));

    assertThat(undo.by()).isEqualTo("unknown");
    assertThat(undo.why()).isNull();
    assertThat(undo.entities()).isEqualTo(label.entities());
    assertThat(calls.undo(label.id(), REASON)).isInstanceOf(Result.Refused.class);
    assertThat(calls.undo("d-none", REASON)).isEqualTo(new Result.Missing<>("decision"));
    assertThat(holding()).containsExactly(undo.id());

    Decided again = value(calls.undo(undo.id(), REASON));

    assertThat(holding()).containsExactlyInAnyOrder(label.id(), again.id());
  }

  @Test
  void what_no_record_can_hold_is_refused_and_not_thrown() throws Exception {
    assertThat(calls.label("e1", " ", REASON)).isInstanceOf(Result.Refused.class);
    assertThat(calls.alias("e1", "x".repeat(5_000), REASON)).isInstanceOf(Result.Refused.class);
    assertThat(calls.label("e1", "A", new Reason("a", "x".repeat(5_000))))
        .isInstanceOf(Result.Refused.class);
  }

  @Test
  void a_decision_that_cannot_be_kept_is_not_taken() throws Exception {
    DecisionCalls away =
        calls(
            decision -> {
              throw new DeskException("no broker", new IllegalStateException());
            });

    assertThat(away.label("e1", "A", REASON)).isInstanceOf(Result.Unavailable.class);
    assertThat(holding()).isEmpty();
  }

  private List<String> holding() throws InterruptedException {
    return value(calls.decisions(10)).stream().filter(Decided::holds).map(Decided::id).toList();
  }

  private static <T> T value(Result<T> result) {
    assertThat(result).isInstanceOf(Result.Found.class);
    return ((Result.Found<T>) result).value();
  }
}
