package org.newswatch.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The hot paths one by one, under JMH. */
@Command(
    name = "jmh",
    description = "Hot paths under JMH: operations in a second, octets allocated for each.",
    mixinStandardHelpOptions = true)
final class JmhTask implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "REGEX",
      defaultValue = ".*",
      description = "Which benchmarks to run; all without it.")
  private String regex = ".*";

  @Override
  public Integer call() throws RunnerException {
    new Runner(new OptionsBuilder().include(regex).addProfiler(GCProfiler.class).build()).run();
    return 0;
  }
}
