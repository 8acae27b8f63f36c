package org.newswatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Delivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What did not arrive, or not yet. */
@Command(
    name = "list",
    description = {
      "Deliveries by their state, the newest first.",
      "KEY: the alert's or digest's id and the place of the channel in its subscription, "
          + "from 0."
    })
final class AlertsDeliveriesListCommand implements Callable<Integer> {

  private static final int LIMIT_MAX = 100_000;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "DEAD",
      description = "dead, pending or delivered; ${DEFAULT-VALUE} when not given.")
  private Delivery.State state = Delivery.State.DEAD;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description = "Only those of this subscription.")
  private @Nullable String subscription;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Deliveries to show; ${DEFAULT-VALUE} when not given.")
  private int limit;

  @Option(names = "--json", description = "One JSON array of deliveries, as on their topic.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(1, LIMIT_MAX, "--limit", limit);
    Instance instance = data.folder().running();
    List<Delivery> found =
        AlertsCommand.doing(
            () ->
                AlertsDeliveriesCommand.desk(instance)
                    .which(
                        delivery ->
                            delivery.state() == state
                                && (subscription == null
                                    || delivery.subscriptionId().equals(subscription))));
    List<Delivery> shown = found.subList(0, Math.min(limit, found.size()));
    if (json) {
      System.out.println(asJson(shown));
      return 0;
    }
    for (Delivery delivery : shown) {
      System.out.println(line(delivery));
    }
    String word = state.name().toLowerCase(Locale.ROOT);
    System.out.println(
        shown.size() == found.size()
            ? found.size() + " " + word
            : shown.size() + " of " + found.size() + " " + word + "; --limit shows more");
    return 0;
  }

  private static String asJson(List<Delivery> deliveries) {
    ArrayNode array = JsonMapper.shared().createArrayNode();
    for (Delivery delivery : deliveries) {
      array.add(JsonMapper.shared().readTree(Codec.DELIVERY.encode(delivery)));
    }
    return array.toPrettyString();
  }

  /** The key, where to, how often, and what went wrong last. */
  static String line(Delivery delivery) {
    String error = delivery.lastError();
    return String.format(
        Locale.ROOT,
        "%s  %-8s %s  %d %s since %s%s",
        delivery.key(),
        delivery.type().name().toLowerCase(Locale.ROOT),
        delivery.subscriptionId(),
        delivery.attempts(),
        delivery.attempts() == 1 ? "attempt" : "attempts",
        delivery.since(),
        error == null ? "" : "\n    " + error);
  }
}
