package org.newswatch.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.desk.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Nothing is told for a while. */
@Command(
    name = "pause",
    description = {
      "Nothing is told until it is resumed, or for a while.",
      "What matches meanwhile is not told later, unless its story goes on."
    })
final class AlertsPauseCommand implements Callable<Integer> {

  /** Until somebody resumes it: longer than anybody waits. */
  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  @Mixin private AlertsChange change = new AlertsChange();

  @Option(names = "--for", paramLabel = "SPAN", description = "For how long, such as 8h or 3d.")
  private @Nullable String span;

  @Override
  public Integer call() throws InterruptedException {
    String typed = span;
    return change.change(
        (next, last, now) ->
            next.pausedUntil(now.plus(typed == null ? FOR_GOOD : Spans.parse(typed))),
        typed == null ? "is paused until it is resumed" : "is paused for " + typed);
  }
}
