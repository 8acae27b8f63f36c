package org.newswatch.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameKind;
import org.newswatch.names.NameMatch;
import org.newswatch.names.NameMatcher;
import org.newswatch.names.PreparedName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with names: prepared, compared, given keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NameBenchmark {

  private static final List<String> NAMES =
      List.of(
          "Aliaksandr Ryhoravich LUKASHENKA",
          "Александр Григорьевич Лукашенко",
          "Sviatlana Tsikhanouskaya",
          "Serhii Tikhanovsky",
          "Władysław Kosiniak-Kamysz",
          "Владимир Путин",
          "V. Putin",
          "Recep Tayyip Erdoğan");

  private final List<PreparedName> prepared =
      NAMES.stream().map(name -> PreparedName.of(name, NameKind.PERSON)).toList();

  private int next;

  /** Two prepared names, alike or not. */
  @Benchmark
  public NameMatch compare() {
    next = (next + 1) % (NAMES.size() * NAMES.size());
    return NameMatcher.compare(
        prepared.get(next % NAMES.size()), prepared.get(next / NAMES.size()));
  }

  /** One name, from its letters. */
  @Benchmark
  public PreparedName prepare() {
    next = (next + 1) % NAMES.size();
    return PreparedName.of(NAMES.get(next), NameKind.PERSON);
  }

  /** The look-up keys of one name. */
  @Benchmark
  public Set<String> lookupKeys() {
    next = (next + 1) % NAMES.size();
    return NameKeys.lookupKeys(NAMES.get(next));
  }
}
