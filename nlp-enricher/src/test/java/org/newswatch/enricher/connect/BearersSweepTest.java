package org.newswatch.enricher.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;

final class BearersSweepTest {

  private static final int BEARERS = 300;

  private final State state = State.inMemory();
  private final List<byte[]> lookedFrom = new ArrayList<>();

  @Test
  void what_was_removed_is_not_passed_over_again() {
    Bearers bearers =
        new Bearers(
            new State() {
              @Override
              public Rows table(Table table) {
                Rows rows = state.table(table);
                return table == Table.ENTITY_DAYS ? new Watched(rows) : rows;
              }

              @Override
              public void keep() {
                state.keep();
              }

              @Override
              public void forget() {
                state.forget();
              }
            });
    for (int i = 0; i < BEARERS; i++) {
      Bearer bearer =
          Bearer.of("id" + i, MentionType.LOCATION, "Place " + i, true, Articles.FETCHED);
      bearer.namedIn(Articles.FETCHED, "Place " + i, true);
      bearers.changed(bearer);
    }
    flush(bearers, Articles.FETCHED);
    Instant late = Articles.FETCHED.plus(Duration.ofDays(Bearers.LONE_DAYS + 2));
    lookedFrom.clear();
    for (int i = 0; i < BEARERS; i++) {
      flush(bearers, late);
    }

    Set<String> from = new HashSet<>();
    lookedFrom.forEach(key -> from.add(java.util.HexFormat.of().formatHex(key)));
    assertThat(from).hasSizeGreaterThan(10).hasSameSizeAs(lookedFrom);
    assertThat(bearers.get("id1")).isNull();
    List<byte[]> left = new ArrayList<>();
    state.table(Table.ENTITIES).all((key, row) -> left.add(key));
    assertThat(left).isEmpty();
  }

  private void flush(Bearers bearers, Instant now) {
    bearers.flush(now, bearer -> Set.of(), id -> false);
    state.keep();
  }

  /** Rows that note where looking through them begins. */
  private final class Watched implements Rows {

    private final Rows rows;

    Watched(Rows rows) {
      this.rows = rows;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
      rows.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
      rows.delete(key);
    }

    @Override
    public void range(byte[] from, byte[] to, Visitor visitor) {
      lookedFrom.add(from);
      rows.range(from, to, visitor);
    }

    @Override
    public void all(Visitor visitor) {
      rows.all(visitor);
    }
  }
}
