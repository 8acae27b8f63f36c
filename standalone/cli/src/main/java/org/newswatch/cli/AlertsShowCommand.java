package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newswatch.cli.alerts.AlertJson;
import org.newswatch.cli.alerts.AlertText;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.desk.AlertDesk;
import org.newswatch.desk.Kept;
import org.newswatch.desk.SubscriptionDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one subscription. */
@Command(
    name = "show",
    description = "Everything about one subscription, and how many of its alerts were relevant.")
final class AlertsShowCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", description = "Its id, as `newswatch alerts list` shows it.")
  private String id = "";

  @Option(names = "--json", description = "One JSON object: subscription, state, feedback.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    SubscriptionDesk desk = AlertsCommand.subscriptions(instance);
    AlertDesk alerts = AlertsCommand.alerts(instance);
    Kept kept = AlertsCommand.doing(() -> AlertsCommand.kept(desk.all(), id));
    List<AlertFeedback> feedback =
        AlertsCommand.doing(alerts::feedback).stream()
            .filter(each -> each.subscriptionId().equals(id))
            .toList();
    var now = instance.clock().instant();
    System.out.println(
        json
            ? AlertJson.of(kept, feedback, now)
            : AlertText.sheet(kept, feedback, instance.feeds(), now));
    return 0;
  }
}
