package org.newswatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newswatch.alerts.folding.FoldState;
import org.newswatch.alerts.folding.Folded;
import org.newswatch.alerts.folding.Folding;
import org.newswatch.alerts.folding.Ledger;
import org.newswatch.alerts.folding.Listened;
import org.newswatch.alerts.folding.Pages;
import org.newswatch.alerts.folding.StoryRoots;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.contract.Told;

class FoldRowsTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofHours(3));
  private static final Subscription.Spike SPIKE =
      new Subscription.Spike(Subscription.Spike.Span.HOUR, 3, 5);
  private static final Subscription.Silence SILENCE = new Subscription.Silence("paper.test", 2);

  private final Folding folding = new Folding(Pages.NONE);
  private final KeyValueStore<byte[], byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("rows"), Serdes.ByteArray(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final FoldRows rows = new FoldRows(store);

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static SubscriptionBuilder made(Instant at) {
    return Subscription.builder("ferries", "ida", "Ferries", "ferry", at);
  }

  private static AlertCandidate match(Instant at) {
    var source = new SourceRef("paper.test", "The Paper", "paper.test", null, "en");
    var told =
        new Told(
            ArticleId.ofUrl("https://paper.test/1"),
            1,
            at.toEpochMilli() << 8,
            "The ferry runs",
            "https://paper.test/1",
            source,
            "en",
            null,
            null,
            at,
            "The ferry runs again.");
    return new AlertCandidate(
        "ferries", 1, told, false, "s-1", null, List.of(), null, List.of(), List.of(), List.of(),
        at);
  }

  private Folded fold(Subscription subscription, Instant at) {
    AlertCandidate match = match(at);
    FoldState before = rows.state(subscription, Folding.keys(subscription, match, StoryRoots.NONE));
    Folded folded = folding.fold(before, subscription, match, StoryRoots.NONE, at);
    rows.put(subscription.id(), before, folded);
    return folded;
  }

  private static Alert alert(Folded folded) {
    return Objects.requireNonNull(folded.alert());
  }

  private Listened listen(Subscription subscription, Instant at) {
    Listened listened =
        Objects.requireNonNull(
            folding.listen(
                rows.listening(subscription), rows.ledger(subscription), subscription, null, at));
    rows.put(subscription.id(), listened.listening());
    return listened;
  }

  @Test
  void what_was_told_by_one_that_was_removed_is_news_to_one_of_its_id_that_comes_later() {
    Folded first = fold(made(NOON).build(), NOON);
    Subscription again = made(LATER).build().after(2);

    assertThat(rows.state(again, List.of("s-1"))).isEqualTo(FoldState.EMPTY);
    assertThat(alert(fold(again, LATER)))
        .matches(alert -> alert.reason() == Alert.Reason.FIRST)
        .extracting(Alert::id)
        .isNotEqualTo(alert(first).id());
    assertThat(fold(again, LATER).outcome()).isEqualTo(Folded.Outcome.REPEATED);
  }

  @Test
  void what_one_counted_that_was_removed_does_not_count_for_one_that_comes_later() {
    Subscription first = made(NOON).spike("ferry", SPIKE).build();
    assertThat(fold(first, NOON).outcome()).isEqualTo(Folded.Outcome.COUNTED);
    Subscription again = made(LATER).spike("ferry", SPIKE).build().after(2);

    assertThat(rows.state(first, List.of()).counts()).isNotNull();
    assertThat(rows.state(again, List.of()).counts()).isNull();
  }

  @Test
  void a_source_is_not_silent_before_one_listens_that_was_added_again() {
    assertThat(listen(made(NOON).silence(SILENCE).build(), NOON).alert()).isNull();
    Subscription again = made(LATER).silence(SILENCE).build().after(2);

    assertThat(listen(again, LATER.plus(Duration.ofMinutes(30))).alert()).isNull();
    assertThat(listen(again, LATER.plus(Duration.ofHours(2))).alert()).isNotNull();
  }

  @Test
  void an_empty_digest_tells_of_no_time_before_its_subscription() {
    rows.put("ferries", new Ledger(List.of(NOON), NOON));

    assertThat(rows.ledger(made(NOON).build()).digested()).isEqualTo(NOON);
    assertThat(rows.ledger(made(LATER).build())).isEqualTo(Ledger.EMPTY);
  }

  @Test
  void of_one_that_was_removed_nothing_is_kept() {
    Subscription first = made(NOON).build();
    fold(first, NOON);
    listen(made(NOON).silence(SILENCE).build(), NOON);
    assertThat(rows.clean(NOON, id -> Optional.of(made(NOON).silence(SILENCE).build()))).isZero();
    assertThat(rows.clean(NOON, id -> Optional.empty())).isZero();

    assertThat(rows.clean(NOON, id -> Optional.of(first.next(NOON).removed(true).build())))
        .isEqualTo(3);
    assertThat(store.all().hasNext()).isFalse();
  }

  @Test
  void who_counts_again_after_a_while_begins_anew() {
    Subscription counting = made(NOON).spike("ferry", SPIKE).build();
    List<Subscription> pausing =
        List.of(
            counting.next(NOON).match("ferry").build(),
            counting.next(NOON).expiresAt(NOON.plusSeconds(60)).build());
    for (Subscription pause : pausing) {
      fold(counting, NOON);
      rows.clean(NOON.plusSeconds(30), id -> Optional.of(counting));
      assertThat(rows.state(counting, List.of()).counts()).isNotNull();
      rows.clean(NOON.plusSeconds(60), id -> Optional.of(pause));
      assertThat(rows.state(counting, List.of()).counts()).isNull();
    }
  }
}
