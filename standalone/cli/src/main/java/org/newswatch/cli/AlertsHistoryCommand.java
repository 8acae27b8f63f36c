package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.alerts.AlertJson;
import org.newswatch.cli.alerts.AlertText;
import org.newswatch.contract.Alert;
import org.newswatch.desk.AlertDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was told. */
@Command(
    name = "history",
    description = "The newest alerts, of all subscriptions or of one, of the last thirty days.")
final class AlertsHistoryCommand implements Callable<Integer> {

  private static final int LIMIT_MAX = 10_000;

  @Mixin private DataOption data = new DataOption();

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Only of this subscription.")
  private @Nullable String id;

  @Option(names = "--limit", defaultValue = "50", description = "Alerts; 50 if not given.")
  private int limit;

  @Option(names = "--json", description = "One JSON array of alerts.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    AlertDesk desk = AlertsCommand.alerts(data.folder().running());
    String only = id;
    List<Alert> alerts =
        AlertsCommand.doing(
            () ->
                desk.newest(
                    alert -> only == null || alert.subscriptionId().equals(only),
                    Math.clamp(limit, 1, LIMIT_MAX)));
    System.out.println(json ? AlertJson.of(alerts) : AlertText.history(alerts));
    return 0;
  }
}
