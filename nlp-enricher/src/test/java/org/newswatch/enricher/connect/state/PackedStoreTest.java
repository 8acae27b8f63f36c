package org.newswatch.enricher.connect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackedStoreTest {

  private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 0);

  @TempDir private Path folder;

  @Test
  void where_the_changelog_was_is_known_after_a_good_end() {
    PackedStore store = opened(folder);
    store.commit(Map.of(CHANGELOG, 7L));
    store.close();

    PackedStore again = opened(folder);
    assertThat(again.committedOffset(CHANGELOG)).isEqualTo(7);
    again.close();
  }

  @Test
  void after_a_bad_end_nobody_knows_where_the_changelog_was() throws IOException {
    PackedStore store = opened(folder.resolve("first"));
    store.commit(Map.of(CHANGELOG, 7L));
    store.close();
    PackedStore again = opened(folder.resolve("first"));
    copy(folder.resolve("first"), folder.resolve("as-it-was-when-it-died"));
    again.close();

    PackedStore restarted = opened(folder.resolve("as-it-was-when-it-died"));
    assertThat(restarted.committedOffset(CHANGELOG)).isNull();
    restarted.close();
  }

  @Test
  void nobody_knows_where_the_changelog_was_when_records_came_after_the_last_commit() {
    PackedStore store = opened(folder);
    store.commit(Map.of(CHANGELOG, 7L));
    var rows = List.of(Map.entry(Texts.bytes("key"), Texts.bytes("value")));
    Batch batch = new Batch(1, new Batch.Counts(1, 1, 10, 10), List.copyOf(rows));
    store.put(Bytes.wrap(Keys.batch(1)), batch.packed());
    store.close();

    PackedStore again = opened(folder);
    assertThat(again.committedOffset(CHANGELOG)).isNull();
    again.commit(Map.of(CHANGELOG, 8L));
    again.close();
    PackedStore committed = opened(folder);
    assertThat(committed.committedOffset(CHANGELOG)).isEqualTo(8);
    committed.close();
  }

  @Test
  void offsets_that_are_committed_as_nothing_are_forgotten() {
    PackedStore store = opened(folder);
    store.commit(Map.of(CHANGELOG, 7L));
    store.commit(Map.of());

    assertThat(store.committedOffset(CHANGELOG)).isNull();
    store.close();
  }

  private static PackedStore opened(Path folder) {
    PackedStore store = new PackedStore("test");
    store.open(folder);
    return store;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : List.copyOf(files.toList())) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
