package org.newswatch.enricher.connect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatheredTest {

  private static final int BYTES_MAX = 10_000;

  @TempDir private Path folder;
  private LoggedStore store;
  private Gathered gathered;
  private State state;

  @BeforeEach
  void open() {
    store = new LoggedStore(folder);
    gathered = new Gathered(new BatchLog(store, BatchLog.SHORT_BYTES), BYTES_MAX);
    state = new PendingState(gathered);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_several_articles_changed_is_one_record_and_each_row_stands_there_once() {
    put("a", "first");
    put("a", "second");
    put("b", "third");
    assertThat(store.changelog).isEmpty();

    gathered.flush();

    assertThat(store.changelog).hasSize(1);
    assertThat(Batch.unpack(store.changelog.getFirst().value).rows())
        .extracting(Map.Entry::getValue)
        .containsExactly(Texts.bytes("second"), Texts.bytes("third"));
  }

  @Test
  void what_is_not_written_yet_reads_as_if_it_were() {
    put("a", "old");
    put("b", "gone");
    gathered.flush();
    put("a", "new");
    put("c", "more");
    state.table(Table.STORIES).delete(Texts.bytes("b"));
    state.keep();

    List<String> before = rows();
    gathered.flush();

    assertThat(before).containsExactly("a new", "c more");
    assertThat(rows()).isEqualTo(before);
    assertThat(state.table(Table.STORIES).get(Texts.bytes("b"))).isNull();
  }

  @Test
  void more_than_may_be_held_is_written_at_once() {
    put("a", "v".repeat(BYTES_MAX));

    assertThat(store.changelog).hasSize(1);
  }

  @Test
  void a_flush_without_changes_writes_nothing() {
    gathered.flush();
    state.keep();
    gathered.flush();

    assertThat(store.changelog).isEmpty();
  }

  @Test
  void a_store_that_is_about_to_commit_does_what_it_was_told_to_do_before() {
    List<String> done = new ArrayList<>();
    PackedStore packed = new PackedStore("test");
    packed.flushCache();
    packed.beforeCommit(() -> done.add("flushed"));
    packed.flushCache();

    assertThat(done).containsExactly("flushed");
  }

  private void put(String key, String value) {
    state.table(Table.STORIES).put(Texts.bytes(key), Texts.bytes(value));
    state.keep();
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    state
        .table(Table.STORIES)
        .all(
            (key, value) -> {
              rows.add(Texts.text(key) + " " + Texts.text(value));
              return true;
            });
    return rows;
  }
}
