package org.newswatch.enricher.connect;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.enricher.streams.DeadLetterRecords;
import org.newswatch.servicekit.management.Metrics;

/**
 * Drops repeats, assigns identity, joins entities. Once drained, {@code enriched + repeats +
 * dead_letters} is what came in.
 */
final class ConnectProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final String SERVICE = "connect";

  private final Function<AnnotatedArticle, List<EntityRef>> entities;
  private final Metrics metrics;
  private final InstantSource clock;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<String, String> articles;
  private @Nullable KeyValueStore<String, String> labels;

  ConnectProcessor(
      Function<AnnotatedArticle, List<EntityRef>> entities, Metrics metrics, InstantSource clock) {
    this.entities = entities;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
    articles = processorContext.getStateStore(ConnectTopology.ARTICLES_STORE);
    labels = processorContext.getStateStore(ConnectTopology.LABELS_STORE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    switch (Codec.ANNOTATED_ARTICLE.decode(record.value())) {
      case Decoded.Undecodable<AnnotatedArticle> bad -> giveUp(record, bad.reason(), bad.detail());
      case Decoded.Read<AnnotatedArticle> read -> connect(record, read.value());
    }
  }

  private void connect(Record<byte[], byte[]> record, AnnotatedArticle annotated) {
    KeyValueStore<String, String> store = ready(articles);
    RawArticle article = annotated.article();
    String id = article.id().value();
    Known before = Known.unpack(store.get(id));
    if (before != null && before.covers(article)) {
      if (article.fetchedAt().isAfter(before.lastFetchedAt())) {
        store.put(id, before.seenAt(article.fetchedAt()).packed());
      }
      metrics.counter(SERVICE, "repeats").increment();
      return;
    }
    // Only what we compute is guarded: an error of a store must stop us, not cost a record.
    List<EntityRef> found;
    try {
      found = entities.apply(annotated);
    } catch (RuntimeException e) {
      giveUp(record, "failed", e.toString());
      return;
    }
    List<EntityRef> labelled = found.stream().map(this::labelled).toList();
    Known now;
    byte[] bytes;
    try {
      now = Known.after(before, article, clock);
      bytes =
          Fitting.encode(
              new EnrichedArticle(
                  article,
                  annotated.annotation(),
                  now.firstSeenAt(),
                  now.revision(),
                  now.version(),
                  now.changesSince(before),
                  labelled,
                  null,
                  null),
              metrics.counter(SERVICE, "cut")::increment);
    } catch (RecordTooLargeException e) {
      giveUp(record, "too-large", String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      giveUp(record, "failed", e.toString());
      return;
    }
    store.put(id, now.packed());
    metrics.counter(SERVICE, "enriched").increment();
    ready(context).forward(record.withValue(bytes), ConnectTopology.ENRICHED);
  }

  /** The first label seen stays, so that lists and dashboards do not flicker. */
  private EntityRef labelled(EntityRef entity) {
    String known = ready(labels).putIfAbsent(entity.id(), entity.label());
    return known == null
        ? entity
        : new EntityRef(
            entity.id(), entity.type(), known, entity.salience(), entity.mentions(), entity.kind());
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
