package org.newswatch.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.TopicAdmin;
import org.newswatch.servicekit.kafka.TopicsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "topics",
    description = "The Kafka topics.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TopicsCommand.Create.class)
final class TopicsCommand {

  @Command(
      name = "create",
      description = {
        "Creates the topics that are missing, with their partitions and retention.",
        "What is there already stays as it is."
      })
  static final class Create implements Callable<Integer> {

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Configuration file; kafka.* says which brokers.")
    private @Nullable Path config;

    @Override
    public Integer call() {
      NewswatchConfig settings =
          Configurations.load(Optional.ofNullable(config), System.getenv(), Map.of());
      try {
        TopicAdmin.Report report = TopicAdmin.createMissing(settings.kafka());
        report.created().forEach(topic -> System.out.println("created  " + topic));
        report.existing().forEach(topic -> System.out.println("present  " + topic));
        for (TopicAdmin.Different other : report.different()) {
          Topic topic = other.topic();
          System.err.printf(
              "differs  %s has %d partitions, not %d; records keep their order only if this stays%n",
              topic, other.partitions(), topic.partitions());
        }
        return 0;
      } catch (TopicsException e) {
        throw CommandFailed.failed(String.valueOf(e.getMessage()));
      }
    }
  }
}
