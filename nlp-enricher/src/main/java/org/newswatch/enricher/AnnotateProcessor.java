package org.newswatch.enricher;

import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Mention;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.streams.DeadLetterRecords;

/** Decodes, annotates, encodes. Once drained, {@code annotated + dead_letters} is what came in. */
final class AnnotateProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /**
   * Bytes that an annotated record is shrunk to where it can be: connect adds entities and more,
   * and the sum must not pass {@link org.newswatch.contract.Limits#RECORD_BYTES_MAX}.
   */
  static final int ANNOTATED_BYTES_MAX = 750_000;

  private static final String SERVICE = "annotate";

  private final Function<RawArticle, Annotation> annotate;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Timer time;
  private @Nullable ProcessorContext<byte[], byte[]> context;

  AnnotateProcessor(
      Function<RawArticle, Annotation> annotate, Metrics metrics, InstantSource clock) {
    this.annotate = annotate;
    this.metrics = metrics;
    this.clock = clock;
    this.time = metrics.timer(SERVICE, "time");
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    switch (Codec.RAW_ARTICLE.decode(record.value())) {
      case Decoded.Undecodable<RawArticle> bad -> giveUp(record, bad.reason(), bad.detail());
      case Decoded.Read<RawArticle> read -> annotate(record, read.value());
    }
  }

  private void annotate(Record<byte[], byte[]> record, RawArticle article) {
    byte[] annotated;
    try {
      long start = System.nanoTime();
      Annotation annotation = annotate.apply(article);
      time.record(java.time.Duration.ofNanos(System.nanoTime() - start));
      annotated = encode(article, annotation);
    } catch (RecordTooLargeException e) {
      giveUp(record, "too-large", String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException | StackOverflowError e) {
      // Patterns of the platform recurse; a text that is too much for them must not come for ever.
      giveUp(record, "failed", e.toString());
      return;
    }
    metrics.counter(SERVICE, "annotated").increment();
    forward(record.withValue(annotated), AnnotateTopology.ANNOTATED);
  }

  /** What does not fit loses its keyed text first, for that is as long as the text, then more. */
  private byte[] encode(RawArticle article, Annotation whole) {
    Annotation kept = whole;
    while (true) {
      boolean bare =
          kept.keyText().isEmpty()
              && kept.mentions().isEmpty()
              && kept.dates().isEmpty()
              && kept.nameKeys().isEmpty()
              && kept.candidates().isEmpty();
      try {
        byte[] bytes = Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, kept));
        if (bytes.length <= ANNOTATED_BYTES_MAX || bare) {
          if (kept.partial()) {
            metrics.counter(SERVICE, "partial").increment();
          }
          return bytes;
        }
      } catch (RecordTooLargeException e) {
        if (bare) {
          throw e;
        }
      }
      kept = less(kept);
    }
  }

  private static Annotation less(Annotation annotation) {
    boolean keyed = !annotation.keyText().isEmpty();
    List<Mention> mentions = keyed ? annotation.mentions() : half(annotation.mentions());
    return new Annotation(
        annotation.detectedLanguage(),
        mentions,
        keyed ? annotation.dates() : half(annotation.dates()),
        // Sorted, so half of them would be those of no half of the mentions.
        keyed || !mentions.isEmpty() ? annotation.nameKeys() : List.of(),
        annotation.keyTitle(),
        "",
        true,
        annotation.pipelineVersion(),
        keyed ? annotation.candidates() : half(annotation.candidates()));
  }

  private static <T> List<T> half(List<T> values) {
    return values.subList(0, values.size() / 2);
  }

  private void giveUp(Record<byte[], byte[]> record, String reason, String detail) {
    metrics.counter(SERVICE, "dead_letters", reason).increment();
    forward(
        DeadLetterRecords.of(record, context(), SERVICE, reason, detail, clock),
        AnnotateTopology.DEAD_LETTERS);
  }

  private void forward(Record<byte[], byte[]> record, String to) {
    context().forward(record, to);
  }

  private ProcessorContext<byte[], byte[]> context() {
    return java.util.Objects.requireNonNull(context, "init comes first");
  }
}
