package org.newswatch.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.desk.AlertDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an alert was worth. */
@Command(
    name = "feedback",
    description = {
      "Says what an alert was worth; newswatch alerts show tells the share of relevant ones.",
      "Who says something twice is taken at their last word."
    })
final class AlertsFeedbackCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(index = "0", paramLabel = "ALERT", description = "Its id, or the beginning of it.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "VERDICT", description = "${COMPLETION-CANDIDATES}.")
  private AlertFeedback.Verdict verdict = AlertFeedback.Verdict.RELEVANT;

  @Option(names = "--note", paramLabel = "TEXT", description = "In your own words.")
  private @Nullable String note;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so; the name of the system's user when not given.")
  private @Nullable String by;

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    AlertDesk desk = AlertsCommand.alerts(instance);
    String who = by == null ? System.getProperty("user.name", "unknown") : by;
    Alert judged =
        AlertsCommand.doing(
            () -> {
              Alert alert = AlertsCommand.alert(desk, id);
              desk.put(
                  new AlertFeedback(
                      alert.id(),
                      alert.subscriptionId(),
                      who,
                      verdict,
                      note,
                      instance.clock().instant()));
              return alert;
            });
    System.out.println(
        "%s is %s, says %s".formatted(judged.id(), verdict.name().toLowerCase(Locale.ROOT), who));
    return 0;
  }
}
