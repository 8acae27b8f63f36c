package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.contract.Story;
import org.newswatch.contract.Told;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.connect.copies.Copies;
import org.newswatch.enricher.connect.revisions.Revisions;
import org.newswatch.enricher.connect.state.KeptState;
import org.newswatch.enricher.connect.state.Packed;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;
import org.newswatch.enricher.connect.stories.Placement;
import org.newswatch.enricher.connect.stories.Stories;
import org.newswatch.enricher.connect.words.Words;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.DeadLetterRecords;

/**
 * Drops repeats, assigns identity, joins entities, tells copies, places articles in stories. Once
 * drained, {@code enriched + repeats + decisions + erased + forgotten + dead_letters} is what came
 * in.
 */
final class ConnectProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** Decisions that are held at once. */
  static final int DECISIONS_MAX = 100_000;

  private static final String SERVICE = "connect";

  private final Function<AnnotatedArticle, List<Thing>> things;
  private final Metrics metrics;
  private final InstantSource clock;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable State state;
  private @Nullable Entities entities;
  private @Nullable Copies copies;
  private @Nullable Revisions revisions;
  private @Nullable Stories stories;
  private @Nullable StreamTime time;

  /** All of the table, for every article asks. */
  private final Set<String> forgotten = new HashSet<>();

  ConnectProcessor(
      Function<AnnotatedArticle, List<Thing>> things, Metrics metrics, InstantSource clock) {
    this.things = things;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Everything held at hand begins anew here: the state may have been taken back. */
  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
    State kept = KeptState.of(processorContext);
    state = kept;
    List<EntityDecision> before = new ArrayList<>();
    kept.table(Table.DECISIONS)
        .all((id, packed) -> before.add(Codec.ENTITY_DECISION.decode(packed).orElseThrow()));
    forgotten.clear();
    kept.table(Table.FORGOTTEN)
        .all((id, packed) -> forgotten.add(Codec.FORGOTTEN.decode(packed).orElseThrow().id()));
    entities = new Entities(new Bearers(kept), before);
    Revisions said = new Revisions(kept.table(Table.REVISIONS), ready(entities)::called);
    revisions = said;
    copies = new Copies(kept.table(Table.COPIES), kept.table(Table.COPY_KEYS), said::forget);
    stories = new Stories(kept, clock);
    time = new StreamTime(kept.table(Table.TIME));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = ready(context).recordMetadata().map(from -> from.topic()).orElse("");
    if (topic.equals(Topic.FORGOTTEN.topicName())) {
      switch (Codec.FORGOTTEN.decode(record.value())) {
        case Decoded.Undecodable<Forgotten> bad -> giveUp(record, bad.reason(), bad.detail());
        case Decoded.Read<Forgotten> read -> erase(record, read.value());
      }
      return;
    }
    if (topic.equals(Topic.ENTITY_DECISIONS.topicName())) {
      switch (Codec.ENTITY_DECISION.decode(record.value())) {
        case Decoded.Undecodable<EntityDecision> bad -> giveUp(record, bad.reason(), bad.detail());
        case Decoded.Read<EntityDecision> read -> decide(record, read.value());
      }
      return;
    }
    switch (Codec.ANNOTATED_ARTICLE.decode(record.value())) {
      case Decoded.Undecodable<AnnotatedArticle> bad -> giveUp(record, bad.reason(), bad.detail());
      case Decoded.Read<AnnotatedArticle> read -> connect(record, read.value());
    }
  }

  private void decide(Record<byte[], byte[]> record, EntityDecision decision) {
    if (ready(entities).decisions() >= DECISIONS_MAX) {
      giveUp(record, "too-many", "no more than " + DECISIONS_MAX + " decisions are held");
      return;
    }
    byte[] bytes;
    try {
      bytes = Codec.ENTITY_DECISION.encode(decision);
    } catch (RecordTooLargeException e) {
      giveUp(record, "too-large", String.valueOf(e.getMessage()));
      return;
    }
    ready(state).table(Table.DECISIONS).put(Packed.key(decision.id()), bytes);
    ready(entities).decide(decision);
    tell(record);
    ready(state).keep();
    metrics.counter(SERVICE, "decisions").increment();
  }

  /**
   * It is not told of any more, and stories that told of it are told anew without it; what is known
   * of it stays, and with that the order of all else. Articles still say whom they name, for the
   * indexer to take out every spelling of them.
   */
  private void erase(Record<byte[], byte[]> record, Forgotten erased) {
    ready(state)
        .table(Table.FORGOTTEN)
        .put(Packed.key(erased.id()), Codec.FORGOTTEN.encode(erased));
    forgotten.add(erased.id());
    tell(record, ready(stories).again(story -> story.holds(erased.id()::equals)));
    ready(state).keep();
    metrics.counter(SERVICE, "erased").increment();
  }

  private boolean isForgotten(String id) {
    return forgotten.contains(id);
  }

  private void connect(Record<byte[], byte[]> record, AnnotatedArticle annotated) {
    RawArticle article = annotated.article();
    if (article.goesBy(this::isForgotten)) {
      metrics.counter(SERVICE, "forgotten").increment();
      return;
    }
    Rows articles = ready(state).table(Table.ARTICLES);
    byte[] id = Packed.key(article.id().value());
    Known before = Known.unpack(articles.get(id));
    if (before != null && before.covers(article)) {
      if (article.fetchedAt().isAfter(before.lastFetchedAt())) {
        articles.put(id, before.seenAt(article.fetchedAt()).packed());
        ready(state).keep();
      }
      metrics.counter(SERVICE, "repeats").increment();
      return;
    }
    Instant stream = ready(time).with(article);
    Known after;
    Placement placed;
    byte[] bytes;
    try {
      AnnotatedArticle recognised = ready(entities).recognised(annotated);
      after = Known.after(before, article, clock);
      Words words = Words.of(article.text());
      boolean isRemembered = before != null && ready(copies).remembers(article.id(), stream);
      Copies.Copy copy =
          ready(copies).of(article.id(), words, Entities.appeared(article), stream, before == null);
      List<EntityRef> named =
          ready(entities).of(recognised, things.apply(recognised), before == null);
      EnrichedArticle enriched =
          new EnrichedArticle(
              article,
              recognised.annotation(),
              after.firstSeenAt(),
              after.revision(),
              after.version(),
              after.changesSince(before),
              named,
              copy == null ? null : copy.of(),
              null,
              copy == null ? null : copy.similarity(),
              ready(revisions).of(recognised, words, named, !isRemembered));
      placed = placed(enriched, after, stream);
      bytes =
          Fitting.encode(
              isAsItCame(annotated, recognised) ? record.value() : null,
              enriched.withStory(placed.storyId()),
              metrics.counter(SERVICE, "cut")::increment);
    } catch (KafkaException e) {
      // An error of a store must stop us, not cost a record.
      throw e;
    } catch (RecordTooLargeException e) {
      forget();
      giveUp(record, "too-large", String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      forget();
      giveUp(record, "failed", e.toString());
      return;
    }
    ready(time).came(article);
    articles.put(id, after.placedIn(placed.storyId()).packed());
    tell(record);
    tell(record, ready(stories).keep(placed));
    metrics.counter(SERVICE, "enriched").increment();
    ready(context).forward(record.withValue(bytes), ConnectTopology.ENRICHED);
    ready(state).keep();
    ready(copies).kept();
  }

  /** A revision stays where it was; what nearly repeats another goes where that is. */
  private Placement placed(EnrichedArticle article, Known known, Instant stream) {
    Instant at = Entities.appeared(article.article());
    String before = known.story();
    if (before != null) {
      return ready(stories).placeAgain(article, before, at, stream);
    }
    ArticleId original = article.nearDuplicateOf();
    Known repeated =
        original == null
            ? null
            : Known.unpack(ready(state).table(Table.ARTICLES).get(Packed.key(original.value())));
    return ready(stories).place(article, repeated == null ? null : repeated.story(), at, stream);
  }

  /** Whether nothing was recognised: what is the same object need not be compared. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isAsItCame(AnnotatedArticle annotated, AnnotatedArticle recognised) {
    return annotated == recognised;
  }

  private void forget() {
    ready(entities).forget();
    ready(state).forget();
    ready(copies).forgotten();
  }

  private void tell(Record<byte[], byte[]> record) {
    long version = Told.versionAt(clock.instant());
    for (Entity entity : ready(entities).flush(ready(time).now(), version)) {
      if (isForgotten(entity.id())) {
        continue;
      }
      metrics.counter(SERVICE, "entities").increment();
      ready(context)
          .forward(
              record.withKey(entity.id().getBytes(UTF_8)).withValue(Codec.ENTITY.encode(entity)),
              ConnectTopology.ENTITIES);
    }
  }

  private void tell(Record<byte[], byte[]> record, List<Story> changed) {
    for (Story told : changed) {
      Story story =
          told.holds(this::isForgotten) ? told.without(this::isForgotten, told.version()) : told;
      metrics.counter(SERVICE, "stories").increment();
      ready(context)
          .forward(
              record.withKey(story.id().getBytes(UTF_8)).withValue(Codec.STORY.encode(story)),
              ConnectTopology.STORIES);
    }
  }

  private void giveUp(Record<byte[], byte[]> record, String reason, String detail) {
    metrics.counter(SERVICE, "dead_letters", reason).increment();
    ready(context)
        .forward(
            DeadLetterRecords.of(record, ready(context), SERVICE, reason, detail, clock),
            ConnectTopology.DEAD_LETTERS);
  }

  private static <T> T ready(@Nullable T value) {
    return Objects.requireNonNull(value, "init comes first");
  }
}
