package org.newswatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a pause. */
@Command(name = "resume", description = "Ends a pause; the next matching article is told.")
final class AlertsResumeCommand implements Callable<Integer> {

  @Mixin private AlertsChange change = new AlertsChange();

  @Override
  public Integer call() throws InterruptedException {
    return change.change((next, last, now) -> next.pausedUntil(null), "is watched for again");
  }
}
