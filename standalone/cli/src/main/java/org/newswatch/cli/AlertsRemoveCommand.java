package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.desk.SubscriptionDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a subscription away. */
@Command(
    name = "remove",
    description = {
      "Takes a subscription away, a broken one too; what it told stays in the history.",
      "One that others ask for in their queries, as @ID, stays until they do not."
    })
final class AlertsRemoveCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", description = "Its id, as `newswatch alerts list` shows it.")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    SubscriptionDesk desk = AlertsCommand.subscriptions(data.folder().running());
    switch (AlertsCommand.doing(() -> desk.remove(id))) {
      case SubscriptionDesk.Removal.Done done -> {
        String broken = done.broken();
        System.out.println(
            id + " is removed" + (broken == null ? "" : "; it was broken: " + broken));
      }
      case SubscriptionDesk.Removal.Needed needed ->
          throw CommandFailed.usage(
              "@%s stands in the queries of %s; change or remove these first"
                  .formatted(id, String.join(", ", needed.by())));
      case SubscriptionDesk.Removal.Unknown unknown -> throw AlertsCommand.unknown(id);
    }
    return 0;
  }
}
