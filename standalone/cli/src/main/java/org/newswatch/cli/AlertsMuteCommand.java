package org.newswatch.cli;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.newswatch.cli.alerts.AlertText;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.desk.AlertDesk;
import org.newswatch.desk.Spans;
import org.newswatch.desk.SubscriptionDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Silences the story of an alert. */
@Command(
    name = "mute",
    description =
        "Silences the story of an alert for its subscription; what matches meanwhile is "
            + "listed with the story's next alert.")
final class AlertsMuteCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "ALERT", description = "The alert's id, or the beginning of it.")
  private String id = "";

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      defaultValue = "7d",
      description = "For how long; 7d if not given.")
  private String span = "7d";

  @Override
  public Integer call() throws InterruptedException {
    Instance instance = data.folder().running();
    SubscriptionDesk desk = AlertsCommand.subscriptions(instance);
    AlertDesk alerts = AlertsCommand.alerts(instance);
    Instant now = instance.clock().instant();
    String said =
        AlertsCommand.doing(
            () -> {
              Alert alert = AlertsCommand.alert(alerts, id);
              Subscription last = AlertsCommand.subscription(desk.all(), alert.subscriptionId());
              Instant until = now.plus(Spans.parse(span));
              Map<String, Instant> muted = new TreeMap<>(last.mutedStories());
              muted.values().removeIf(end -> !end.isAfter(now));
              muted.put(about(alert), until);
              AlertsCommand.put(desk, last.next(now).mutedStories(muted).build());
              return "%s says nothing of this story until %s: %s"
                  .formatted(last.id(), AlertText.minute(until), alert.title());
            });
    System.out.println(said);
    return 0;
  }

  /** What is silenced: the story, or the article where there is none. */
  private static String about(Alert alert) {
    String story = alert.storyId();
    Told article = alert.article();
    if (alert.surge() != null || article == null) {
      throw CommandFailed.usage(
          "This alert is of no story: newswatch alerts pause %s silences its subscription."
              .formatted(alert.subscriptionId()));
    }
    return story == null ? article.id().value() : story;
  }
}
