package org.newswatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a subscription away. */
@Command(
    name = "remove",
    description = "Takes a subscription away; what it told stays in the history.")
final class AlertsRemoveCommand implements Callable<Integer> {

  @Mixin private AlertsChange change = new AlertsChange();

  @Override
  public Integer call() throws InterruptedException {
    return change.change((next, last, now) -> next.removed(true), "is removed");
  }
}
