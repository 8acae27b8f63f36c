package org.newswatch.indexer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newswatch.indexer.archive.ArchiveFile;

/** How far topic and archive reach together. */
class ReachingTest {

  @Test
  void a_topic_that_has_its_beginning_reaches_all() {
    var reaching = new Reaching(Map.of(0, 0L, 1, 0L), Optional.empty());
    reaching.read(0, 0, 10);

    assertThat(reaching.reach()).isEqualTo(Reach.ALL);
    assertThat(reaching.told()).isEmpty();
  }

  @Test
  void one_that_lost_its_beginning_reaches_to_its_first_record_unless_the_archive_has_it() {
    var alone = new Reaching(Map.of(0, 5L), Optional.empty());
    alone.read(0, 6, 61);
    alone.read(0, 5, 51);
    assertThat(alone.reach()).isEqualTo(new Reach(51));

    var empty = new Reaching(Map.of(0, 5L), Optional.empty());
    assertThat(empty.reach()).isEqualTo(new Reach(Long.MAX_VALUE));

    var archived = new Reaching(Map.of(0, 5L), archive(0, 5));
    archived.read(0, 5, 51);
    assertThat(archived.reach()).isEqualTo(Reach.ALL);

    var late = new Reaching(Map.of(0, 5L), archive(3, 6));
    late.read(0, 5, 51);
    late.read(0, 3, 31);
    assertThat(late.reach()).isEqualTo(new Reach(31));
  }

  @Test
  void what_was_never_archived_is_a_gap_between_the_versions_beside_it() {
    var hole = new ArchiveFile.Hole(0, 4, 6);
    var reaching = new Reaching(Map.of(0, 9L, 1, 0L), archive(0, 9, hole));
    reaching.read(0, 9, 91);
    reaching.read(1, 5, 55);
    reaching.read(0, 0, 1);
    reaching.read(0, 3, 31);
    reaching.read(0, 7, 71);
    reaching.read(0, 8, 81);

    assertThat(reaching.reach()).isEqualTo(new Reach(0, List.of(new Reach.Gap(31, 71))));
    assertThat(reaching.reach().holds(31)).isTrue();
    assertThat(reaching.reach().holds(50)).isFalse();
    assertThat(reaching.told()).get().asString().contains("partition 0, offsets 4 to 6");
  }

  @Test
  void what_left_the_topic_since_the_archive_ended_is_a_gap_too() {
    var reaching = new Reaching(Map.of(0, 9L), archive(0, 5));
    reaching.read(0, 4, 41);
    reaching.read(0, 9, 91);

    assertThat(reaching.reach()).isEqualTo(new Reach(0, List.of(new Reach.Gap(41, 91))));
  }

  private static Optional<ArchivedArticles> archive(
      long begin, long end, ArchiveFile.Hole... holes) {
    return Optional.of(
        new ArchivedArticles() {
          @Override
          public Map<Integer, Long> begins() {
            return Map.of(0, begin);
          }

          @Override
          public Map<Integer, Long> ends() {
            return Map.of(0, end);
          }

          @Override
          public List<ArchiveFile.Hole> holes() {
            return List.of(holes);
          }

          @Override
          public void each(ValueReader reader) {}
        });
  }
}
