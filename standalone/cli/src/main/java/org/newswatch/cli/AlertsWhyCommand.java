package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.cli.alerts.AlertJson;
import org.newswatch.cli.alerts.AlertText;
import org.newswatch.contract.Alert;
import org.newswatch.desk.AlertDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why an alert was sent. */
@Command(
    name = "why",
    description =
        "Why an alert was sent: its reason, what matched and where, what was held back "
            + "before, and where the article's date comes from.")
final class AlertsWhyCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "ALERT", description = "Its id, or the beginning of it.")
  private String id = "";

  @Option(names = "--json", description = "The alert as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    AlertDesk desk = AlertsCommand.alerts(data.folder().running());
    Alert alert = AlertsCommand.doing(() -> AlertsCommand.alert(desk, id));
    System.out.println(json ? AlertJson.of(alert) : AlertText.why(alert));
    return 0;
  }
}
