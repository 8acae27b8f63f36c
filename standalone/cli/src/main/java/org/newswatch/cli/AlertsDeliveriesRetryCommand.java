package org.newswatch.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Delivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Once the receiver is back. */
@Command(name = "retry", description = "Has dead deliveries tried again, for another day.")
final class AlertsDeliveriesRetryCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "KEY", arity = "0..*", description = "As the list shows them.")
  private List<String> keys = List.of();

  @Option(names = "--all", description = "All that are dead.")
  private boolean all;

  @Option(
      names = "--subscription",
      paramLabel = "ID",
      description = "With --all: only those of this subscription.")
  private @Nullable String subscription;

  @Override
  public Integer call() throws InterruptedException {
    if (all != keys.isEmpty()) {
      throw CommandFailed.usage(
          "give keys, or --all; newswatch alerts deliveries list shows the dead ones");
    }
    if (subscription != null && !all) {
      throw CommandFailed.usage("--subscription goes with --all");
    }
    Set<String> asked = Set.copyOf(keys);
    Instance instance = data.folder().running();
    List<Delivery> tried =
        AlertsCommand.doing(
            () ->
                AlertsDeliveriesCommand.desk(instance)
                    .retry(
                        delivery ->
                            all
                                ? subscription == null
                                    || delivery.subscriptionId().equals(subscription)
                                : asked.contains(delivery.key())));
    tried.forEach(delivery -> System.out.println(AlertsDeliveriesListCommand.line(delivery)));
    List<String> unknown =
        keys.stream()
            .filter(key -> tried.stream().noneMatch(delivery -> delivery.key().equals(key)))
            .toList();
    if (!unknown.isEmpty()) {
      throw CommandFailed.usage("not dead, or unknown: " + String.join(", ", unknown));
    }
    System.out.println(tried.size() + (tried.size() == 1 ? " is" : " are") + " tried again");
    return 0;
  }
}
