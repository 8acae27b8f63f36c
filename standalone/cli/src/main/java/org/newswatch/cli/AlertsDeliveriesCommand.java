package org.newswatch.cli;

import org.newswatch.desk.DeliveryDesk;
import org.newswatch.servicekit.KafkaSettings;
import picocli.CommandLine.Command;

/** How alerts went out; what its commands share. */
@Command(
    name = "deliveries",
    description = {
      "How alerts went out to web hooks, Slack, mailboxes and topics.",
      "What cannot be delivered is tried for a day, then it is dead: it is kept for a "
          + "month and can be tried again once the receiver takes it, under the same key."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AlertsDeliveriesListCommand.class, AlertsDeliveriesRetryCommand.class},
    footer = {
      "",
      "Examples:",
      "  newswatch alerts deliveries list --data DIR",
      "  newswatch alerts deliveries list --state pending --data DIR",
      "  newswatch alerts deliveries retry 3f2a91c0/0 --data DIR",
      "  newswatch alerts deliveries retry --all --subscription fraud --data DIR"
    })
final class AlertsDeliveriesCommand {

  static DeliveryDesk desk(Instance instance) {
    return new DeliveryDesk(KafkaSettings.of(instance.kafka()), instance.clock());
  }
}
