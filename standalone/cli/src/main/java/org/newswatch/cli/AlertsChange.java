package org.newswatch.cli;

import java.time.Instant;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.SubscriptionBuilder;
import org.newswatch.desk.SubscriptionDesk;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes one subscription into its next version. */
final class AlertsChange {

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Its id, as `newswatch alerts list` shows it.")
  private String id = "";

  /** What is to be changed. */
  @FunctionalInterface
  interface Step {
    SubscriptionBuilder on(SubscriptionBuilder next, Subscription last, Instant now);
  }

  /** Does it and says so. */
  int change(Step step, String said) throws InterruptedException {
    Instance instance = data.folder().running();
    SubscriptionDesk desk = AlertsCommand.subscriptions(instance);
    Instant now = instance.clock().instant();
    var unused =
        AlertsCommand.doing(
            () -> {
              Subscription last = AlertsCommand.subscription(desk.all(), id);
              return AlertsCommand.put(desk, step.on(last.next(now), last, now).build());
            });
    System.out.println(id + " " + said);
    return 0;
  }
}
