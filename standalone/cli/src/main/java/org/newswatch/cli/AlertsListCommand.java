package org.newswatch.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.newswatch.cli.alerts.AlertJson;
import org.newswatch.cli.alerts.AlertText;
import org.newswatch.desk.Kept;
import org.newswatch.desk.SubscriptionDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All subscriptions. */
@Command(
    name = "list",
    description = {
      "All subscriptions.",
      "A broken one, whose query or record does not read any more, stays until somebody "
          + "mends or removes it."
    })
final class AlertsListCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON array: subscription and state of each.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    SubscriptionDesk desk = AlertsCommand.subscriptions(instance);
    Map<String, Kept> all = AlertsCommand.doing(desk::all);
    var now = instance.clock().instant();
    System.out.println(json ? AlertJson.of(all.values(), now) : AlertText.table(all.values(), now));
    return 0;
  }
}
