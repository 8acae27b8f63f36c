package org.newswatch.enricher.connect.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;
import org.newswatch.enricher.connect.words.Words;

final class CopiesPropertyTest {

  private static final int ARTICLES = 400;
  private static final int IDS = 150;
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @Property(tries = 10)
  void starts_anywhere_change_nothing_however_little_room_there_is(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int room) {
    Random random = new Random(seed);
    Seen once = new Seen(room);
    Seen again = new Seen(room);
    Asked asked = new Asked(random);
    for (int i = 0; i < ARTICLES; i++) {
      asked.next();
      if (random.nextInt(5) == 0) {
        again.start();
      }
      assertThat(again.see(asked)).as("article %d", i).isEqualTo(once.see(asked));
      ArticleId any = id(random.nextInt(IDS));
      assertThat(again.copies.remembers(any, asked.now))
          .isEqualTo(once.copies.remembers(any, asked.now));
    }
  }

  @Property(tries = 10)
  void articles_that_fail_leave_no_trace_however_little_room_there_is(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int room) {
    Random random = new Random(seed);
    Seen without = new Seen(room);
    Seen with = new Seen(room);
    Asked asked = new Asked(random);
    for (int i = 0; i < ARTICLES; i++) {
      if (random.nextInt(2) == 0) {
        asked.next();
        with.fail(asked);
      }
      asked.next();
      assertThat(with.see(asked)).as("article %d", i).isEqualTo(without.see(asked));
    }
    assertThat(with.rows()).isEqualTo(without.rows());
  }

  private static ArticleId id(int number) {
    return ArticleId.ofUrl("https://paper.test/" + number);
  }

  /** What is asked of both. */
  private static final class Asked {

    private final Random random;
    private Instant now = NOON;
    private ArticleId id = id(0);
    private Words words = Words.of("");
    private Instant appeared = NOON;

    Asked(Random random) {
      this.random = random;
    }

    void next() {
      now = now.plus(Duration.ofHours(random.nextInt(20) == 0 ? random.nextInt(250) : 0));
      id = id(random.nextInt(IDS));
      List<String> text = SketchTest.words(60, random.nextInt(8));
      words = Words.of(String.join(" ", text.subList(random.nextInt(20), 60)));
      appeared = now.minus(Duration.ofDays(random.nextInt(3) == 0 ? random.nextInt(30) : 0));
    }
  }

  /** Copies as one instance sees them. */
  private static final class Seen {

    private final int room;
    private final State state = State.inMemory();
    private Copies copies;

    Seen(int room) {
      this.room = room;
      copies = started();
    }

    void start() {
      copies = started();
    }

    private Copies started() {
      return new Copies(state.table(Table.COPIES), state.table(Table.COPY_KEYS), gone -> {}, room);
    }

    Copies.@Nullable Copy see(Asked asked) {
      Copies.Copy copy = of(asked);
      state.keep();
      copies.kept();
      return copy;
    }

    void fail(Asked asked) {
      var unused = of(asked);
      state.forget();
      copies.forgotten();
    }

    private Copies.@Nullable Copy of(Asked asked) {
      boolean first = !copies.remembers(asked.id, asked.now);
      return copies.of(asked.id, asked.words, asked.appeared, asked.now, first);
    }

    Map<String, List<String>> rows() {
      Map<String, List<String>> rows = new TreeMap<>();
      for (Table table : List.of(Table.COPIES, Table.COPY_KEYS)) {
        List<String> all = new ArrayList<>();
        HexFormat hex = HexFormat.of();
        state
            .table(table)
            .all((key, row) -> all.add(hex.formatHex(key) + " " + hex.formatHex(row)));
        rows.put(table.name(), all);
      }
      return rows;
    }
  }
}
