package org.newswatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.newswatch.e2e.FaultVerdict.Seen;

class FaultVerdictTest {

  private static final Map<String, Integer> EXPECTED = Map.of("a", 2, "b", 1);

  private static final List<Seen> ALL =
      List.of(new Seen("a", 1, "A"), new Seen("a", 2, "A"), new Seen("b", 1, "B"));
  private static final List<Seen> NOW = List.of(new Seen("a", 2, "A"), new Seen("b", 1, "B"));

  @Test
  void news_that_came_through_whole_is_clean() {
    assertThat(FaultVerdict.of(EXPECTED, ALL, NOW, ALL).clean()).isTrue();
  }

  @Test
  void a_revision_that_is_missing_is_lost() {
    FaultVerdict verdict = FaultVerdict.of(EXPECTED, ALL, NOW, ALL.subList(1, 3));

    assertThat(verdict.clean()).isFalse();
    assertThat(verdict.lost()).containsExactly("revisions a 1");
  }

  @Test
  void what_is_there_twice_is_doubled() {
    List<Seen> twice = new ArrayList<>(ALL);
    twice.add(ALL.getFirst());

    FaultVerdict verdict = FaultVerdict.of(EXPECTED, twice, NOW, ALL);

    assertThat(verdict.clean()).isFalse();
    assertThat(verdict.doubled()).containsExactly("topic a 1, 2 times");
  }

  @Test
  void an_article_that_stands_in_an_older_revision_is_stale() {
    FaultVerdict verdict =
        FaultVerdict.of(EXPECTED, ALL, List.of(new Seen("a", 1, "A"), new Seen("b", 1, "B")), ALL);

    assertThat(verdict.clean()).isFalse();
    assertThat(verdict.stale()).hasSize(1);
  }

  @Test
  void alerts_that_are_missing_doubled_or_unexpected_are_named() {
    FaultVerdict verdict = FaultVerdict.of(EXPECTED, ALL, NOW, ALL);

    verdict.judgeOnce("alerts", List.of("s a", "s b"), List.of("s a", "s b"));
    assertThat(verdict.clean()).isTrue();
    verdict.judgeOnce("alerts", List.of("s a", "s b"), List.of("s b", "s b", "s c"));

    assertThat(verdict.lost()).containsExactly("alerts s a");
    assertThat(verdict.doubled()).containsExactly("alerts s b, 2 times");
    assertThat(verdict.foreign()).containsExactly("alerts s c");
  }

  @Test
  void what_nobody_sent_is_foreign() {
    List<Seen> more = new ArrayList<>(NOW);
    more.add(new Seen("c", 1, "C"));

    FaultVerdict verdict = FaultVerdict.of(EXPECTED, ALL, more, ALL);

    assertThat(verdict.clean()).isFalse();
    assertThat(verdict.foreign()).containsExactly("articles c");
  }
}
