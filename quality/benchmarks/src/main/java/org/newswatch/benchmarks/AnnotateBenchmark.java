package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.enricher.annotate.Annotator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One English article annotated whole: language, names, dates, keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnnotateBenchmark {

  private static final int PARAGRAPHS = 12;
  private static final SourceRef SOURCE =
      new SourceRef("benchmark", "Benchmark", "benchmark.test", null, "en");

  private static final String PARAGRAPH =
      "The mayor of Harbour Town, Peter Hollander, said on Monday that the Ministry of Fisheries"
          + " and Oceans would reopen the pier on 14 May. Hollander's deputy, Ada Low, had closed"
          + " it last August, two weeks after the Norwegian ferry Saga struck it. The Harbour"
          + " Workers' Union (HWU) welcomed the plan; the HWU had asked for it since 2019.\n\n";

  private @Nullable Annotator annotator;
  private @Nullable RawArticle article;

  @Setup
  public void load() {
    annotator = Annotator.load();
    article =
        RawArticle.builder(
                ArticleId.ofText(SOURCE.id(), PARAGRAPH),
                SOURCE,
                "Pier to reopen in May, mayor says",
                PARAGRAPH.repeat(PARAGRAPHS),
                Instant.parse("2026-03-01T09:00:00Z"))
            .build();
  }

  @Benchmark
  public Annotation annotate() {
    return Objects.requireNonNull(annotator).annotate(Objects.requireNonNull(article));
  }
}
