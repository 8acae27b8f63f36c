package org.newswatch.enricher.connect.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

final class BatchLogPropertyTest {

  private static final int KEEPS = 120;
  private static final int KEYS = 25;

  /** As it was after a keep: how long the changelog was, and what the rows were. */
  private record Then(int records, NavigableMap<String, String> rows) {}

  @Property(tries = 25)
  void what_is_restored_from_any_cut_of_a_compacted_changelog_is_what_was_kept(@ForAll long seed) {
    Random random = new Random(seed);
    inFolder(
        folder -> {
          List<Then> thens = new ArrayList<>();
          LoggedStore store = new LoggedStore(folder.resolve("first"));
          NavigableMap<String, String> model = new TreeMap<>();
          write(random, store, model, thens);
          store.close();
          for (int i = 0; i < 3; i++) {
            Then then = thens.get(random.nextInt(thens.size()));
            LoggedStore restored =
                new LoggedStore(
                    folder.resolve("restored" + i),
                    compacted(store.changelog.subList(0, then.records()), random));
            assertThat(rows(restored)).isEqualTo(then.rows());
            write(random, restored, new TreeMap<>(then.rows()), new ArrayList<>());
            restored.close();
          }
        });
  }

  @Property(tries = 10)
  void the_log_stays_within_twice_what_is_live_and_with_three_records_a_keep(@ForAll long seed) {
    Random random = new Random(seed);
    inFolder(
        folder -> {
          LoggedStore store = new LoggedStore(folder);
          List<Then> thens = new ArrayList<>();
          NavigableMap<String, String> model = new TreeMap<>();
          for (int i = 0; i < 5; i++) {
            write(random, store, model, thens);
          }
          int before = 0;
          for (Then then : thens) {
            assertThat(then.records() - before).isBetween(0, 1 + BatchLog.CLEANED_MAX);
            before = then.records();
          }
          Map<ByteBuffer, byte[]> left = new HashMap<>();
          store.changelog.forEach(one -> left.put(ByteBuffer.wrap(one.key), one.value));
          left.values().removeIf(value -> value == null);
          long bytes = left.values().stream().mapToLong(value -> value.length).sum();
          Batch.Counts counts = new BatchLog(store, 0).counts();
          assertThat(counts.total()).isEqualTo(bytes);
          long live = live(model);
          assertThat(counts.live()).isEqualTo(live);
          assertThat(bytes).isLessThan(2 * live + 2_000);
          store.close();
        });
  }

  @Property(tries = 5)
  void what_was_closed_is_there_when_it_is_opened_again(@ForAll long seed) {
    Random random = new Random(seed);
    inFolder(
        folder -> {
          LoggedStore store = new LoggedStore(folder);
          NavigableMap<String, String> model = new TreeMap<>();
          write(random, store, model, new ArrayList<>());
          store.close();
          LoggedStore again = new LoggedStore(folder);
          assertThat(rows(again)).isEqualTo(model);
          write(random, again, model, new ArrayList<>());
          assertThat(rows(again)).isEqualTo(model);
          again.close();
        });
  }

  @Property(tries = 25)
  void a_copy_that_was_away_while_what_was_cleaned_left_the_changelog_holds_no_more_than_is_live(
      @ForAll long seed) {
    Random random = new Random(seed);
    inFolder(
        folder -> {
          List<Then> thens = new ArrayList<>();
          LoggedStore store = new LoggedStore(folder.resolve("first"));
          NavigableMap<String, String> model = new TreeMap<>();
          write(random, store, model, thens);
          store.close();
          int left = thens.get(random.nextInt(thens.size())).records();
          Path copy = folder.resolve("copy");
          new LoggedStore(copy, store.changelog.subList(0, left)).close();

          LoggedStore back = new LoggedStore(copy, lastOf(store.changelog, left));
          assertThat(rows(back)).isEqualTo(model);
          write(random, back, model, new ArrayList<>());
          assertThat(new BatchLog(back, 0).counts().live()).isEqualTo(live(model));
          back.close();
        });
  }

  /** From somewhere on, the last record of each key, and no nulls. */
  private static List<KeyValue<byte[], byte[]>> lastOf(
      List<KeyValue<byte[], byte[]>> changelog, int from) {
    Map<ByteBuffer, KeyValue<byte[], byte[]>> last = new LinkedHashMap<>();
    for (KeyValue<byte[], byte[]> record : changelog.subList(from, changelog.size())) {
      ByteBuffer key = ByteBuffer.wrap(record.key);
      last.remove(key);
      last.put(key, record);
    }
    return last.values().stream().filter(record -> record.value != null).toList();
  }

  private static long live(NavigableMap<String, String> model) {
    long live = 0;
    for (var row : model.entrySet()) {
      live += Batch.size(row.getKey().length() + 1, row.getValue().length());
    }
    return live;
  }

  private static void write(
      Random random, LoggedStore store, NavigableMap<String, String> model, List<Then> thens) {
    State state = new PendingState(new BatchLog(store, 0));
    for (int keep = 0; keep < KEEPS; keep++) {
      for (int i = random.nextInt(6); i > 0; i--) {
        String key = "k" + random.nextInt(KEYS);
        Rows rows = state.table(table(key));
        if (random.nextInt(4) == 0) {
          rows.delete(Texts.bytes(key));
          model.remove(key);
        } else {
          String value = "v".repeat(random.nextInt(60)) + keep;
          rows.put(Texts.bytes(key), Texts.bytes(value));
          model.put(key, value);
        }
      }
      state.keep();
      thens.add(new Then(store.changelog.size(), new TreeMap<>(model)));
    }
    assertThat(rows(store)).isEqualTo(model);
  }

  private static Table table(String key) {
    return key.hashCode() % 2 == 0 ? Table.STORIES : Table.ENTITIES;
  }

  private static NavigableMap<String, String> rows(LoggedStore store) {
    State state = new PendingState(new BatchLog(store, 0));
    NavigableMap<String, String> rows = new TreeMap<>();
    for (Table table : List.of(Table.STORIES, Table.ENTITIES)) {
      state
          .table(table)
          .range(
              Texts.bytes(""),
              Texts.bytes("z"),
              (key, value) -> rows.put(Texts.text(key), Texts.text(value)) == null);
    }
    for (int i = 0; i < KEYS; i++) {
      byte[] value = state.table(table("k" + i)).get(Texts.bytes("k" + i));
      assertThat(value == null ? null : Texts.text(value)).isEqualTo(rows.get("k" + i));
    }
    return rows;
  }

  /** Up to somewhere only the last record of each key is left, and of nulls some are. */
  private static List<KeyValue<byte[], byte[]>> compacted(
      List<KeyValue<byte[], byte[]>> changelog, Random random) {
    int to = random.nextInt(changelog.size() + 1);
    Map<ByteBuffer, Integer> last = new HashMap<>();
    for (int i = 0; i < to; i++) {
      last.put(ByteBuffer.wrap(changelog.get(i).key), i);
    }
    int nullsFrom = random.nextInt(to + 1);
    List<KeyValue<byte[], byte[]>> left = new ArrayList<>();
    for (int i = 0; i < changelog.size(); i++) {
      KeyValue<byte[], byte[]> record = changelog.get(i);
      boolean superseded = i < to && last.getOrDefault(ByteBuffer.wrap(record.key), -1) != i;
      if (!superseded && (i >= nullsFrom || record.value != null)) {
        left.add(record);
      }
    }
    return left;
  }

  /** Does something in a folder. */
  private interface InFolder {
    void in(Path folder);
  }

  private static void inFolder(InFolder test) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("batch-log");
      test.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
