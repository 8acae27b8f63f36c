package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.benchmarks.EnrichSpeed.Counted;
import org.newswatch.benchmarks.EnrichSpeed.Run;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.benchmarks.NerTexts.Name;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.annotate.Annotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How fast texts are annotated with all that the service says of them, beside CoreNLP's default.
 */
@Command(
    name = "enrich",
    description = "Speed and memory of the whole annotation, beside CoreNLP's default pipeline.",
    mixinStandardHelpOptions = true)
final class EnrichTask implements Callable<Integer> {

  private static final int WARM_UP_TEXTS = 60;
  private static final int DEFAULT_WARM_UP_TEXTS = 12;
  private static final int SAMPLE_TEXTS = 80;
  private static final double MEGABYTE = 1024 * 1024;

  /** The default pipeline needs 4.2 GB; with less it would collect garbage instead of working. */
  private static final long DEFAULT_HEAP_BYTES_MIN = 4_500L * 1024 * 1024;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts, a line each: {id,text,...}.")
  private Path data = Path.of("");

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that share the annotator, and the default pipeline; 1 without.")
  private int threads = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the texts there with the names that were found, as task ner does.")
  private @Nullable Path out;

  @Option(names = "--no-default", description = "Leaves out CoreNLP's default pipeline.")
  private boolean noDefault;

  @Option(
      names = "--profile",
      description = "Prints where the time went; on one thread, and slower for it.")
  private boolean profile;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw new BadDataException("--threads must be 1 or more: " + threads);
    }
    if (!noDefault && Runtime.getRuntime().maxMemory() < DEFAULT_HEAP_BYTES_MIN) {
      throw new BadDataException(
          "CoreNLP's default pipeline needs a heap of 5g (quality/benchmarks/run gives it, or"
              + " NEWSWATCH_BENCHMARKS_HEAP says); --no-default leaves it out");
    }
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Figures figures = new Figures(console);
    List<Labelled> texts = NerTexts.read(data);
    List<Counted> counted = counted(texts);
    Annotator annotator = Annotator.load();
    Map<String, List<Name>> names = new ConcurrentHashMap<>();
    Consumer<Labelled> ours = text -> annotate(annotator, text, names);
    try (var one = new EnrichSpeed(1);
        var many = new EnrichSpeed(threads)) {
      many.run(counted.subList(0, Math.min(WARM_UP_TEXTS, counted.size())), ours);
      figures.count("enrich.texts", texts.size());
      figures.count("enrich.threads", threads);
      if (profile) {
        try (var recorded = new EnrichProfile()) {
          print(figures, one.run(counted, ours));
          recorded.print(figures);
        }
      } else if (threads == 1) {
        print(figures, one.run(counted, ours));
      } else {
        printThreads(figures, one, many, counted, ours);
      }
      console.println("pipelineVersion " + Annotator.PIPELINE_VERSION);
      console.flush();
      write(texts, names);
      names.clear();
      figures.rate("enrich.heap_mb", heapAfterCollection());
      if (!noDefault) {
        compare(figures, many, counted, ours);
      }
    }
    return 0;
  }

  private static void print(Figures figures, Run run) {
    figures.count("enrich.tokens", run.tokens());
    figures.rate("enrich.tokens_per_s", run.tokensPerSecond());
    figures.rate(
        "enrich.tokens_per_processor_s", run.tokens() * 1e9 / Math.max(1, run.processorNanos()));
    figures.rate("enrich.p99_ms_per_1000_tokens", run.tail());
    figures.rate("enrich.p99_processor_ms_per_1000_tokens", run.processorTail());
  }

  /** One thread and many, turn by turn: what else the machine does falls on both. */
  private void printThreads(
      Figures figures,
      EnrichSpeed one,
      EnrichSpeed many,
      List<Counted> texts,
      Consumer<Labelled> ours) {
    Run whole = Run.none();
    var ratios = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    var machine = new ArrayList<Double>();
    try (var cores = new Cores(threads)) {
      for (List<Counted> batch : many.batches(texts)) {
        Run alone = one.run(batch, ours);
        Run together = many.run(batch, ours);
        whole = whole.and(together);
        ratios.add((double) alone.nanos() / together.nanos());
        processor.add(
            (double) threads * alone.processorNanos() / Math.max(1, together.processorNanos()));
        machine.add(cores.ratio());
      }
    }
    print(figures, whole);
    figures.ratio("enrich.threads_ratio", EnrichSpeed.median(ratios));
    figures.ratio("enrich.threads_processor_ratio", EnrichSpeed.median(processor));
    figures.ratio("enrich.cores_ratio", EnrichSpeed.median(machine));
  }

  /** The same texts by both, turn by turn; each warmed up. */
  private static void compare(
      Figures figures, EnrichSpeed speed, List<Counted> texts, Consumer<Labelled> ours) {
    DefaultPipeline pipeline = DefaultPipeline.withNames();
    Consumer<Labelled> theirs = text -> pipeline.annotate(text.text());
    speed.run(texts.subList(0, Math.min(DEFAULT_WARM_UP_TEXTS, texts.size())), theirs);
    Run our = Run.none();
    Run their = Run.none();
    for (List<Counted> batch : speed.batches(sample(texts))) {
      our = our.and(speed.run(batch, ours));
      their = their.and(speed.run(batch, theirs));
    }
    figures.count("enrich.sample_texts", our.texts().size());
    figures.rate("enrich.sample_tokens_per_s", our.tokensPerSecond());
    figures.rate("enrich.default_tokens_per_s", their.tokensPerSecond());
    figures.ratio("enrich.ratio", our.tokensPerSecond() / their.tokensPerSecond());
  }

  /** Spread evenly over the file, which lies source by source. */
  private static List<Counted> sample(List<Counted> texts) {
    int count = Math.min(SAMPLE_TEXTS, texts.size());
    var sample = new ArrayList<Counted>();
    for (int i = 0; i < count; i++) {
      sample.add(texts.get((int) ((long) i * texts.size() / count)));
    }
    return sample;
  }

  private static List<Counted> counted(List<Labelled> texts) {
    DefaultPipeline tokens = DefaultPipeline.tokensOnly();
    return texts.stream().map(text -> new Counted(text, tokens.annotate(text.text()))).toList();
  }

  /** The full product: the record's bytes as the service would send them. */
  private static void annotate(Annotator annotator, Labelled text, Map<String, List<Name>> names) {
    RawArticle article = text.article();
    Annotation annotation = annotator.annotate(article);
    byte[] bytes = Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation));
    if (bytes.length == 0) {
      throw new IllegalStateException("a record has no bytes");
    }
    names.put(text.id(), NerTexts.names(annotation));
  }

  private void write(List<Labelled> texts, Map<String, List<Name>> names) throws IOException {
    if (out != null) {
      Files.write(
          out,
          texts.stream()
              .map(text -> NerTexts.line(text, Objects.requireNonNull(names.get(text.id()))))
              .toList());
    }
  }

  private static double heapAfterCollection() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }
}
