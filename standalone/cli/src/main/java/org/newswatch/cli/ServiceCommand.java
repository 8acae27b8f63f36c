package org.newswatch.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.enricher.annotate.Annotator;
import org.newswatch.servicekit.Service;
import org.newswatch.servicekit.management.HealthBoard;
import org.newswatch.servicekit.management.ManagementServer;
import org.newswatch.servicekit.management.Metrics;
import org.newswatch.servicekit.management.ServiceRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "service",
    description = {
      "Runs one service against a Kafka and an Elasticsearch of yours, until it is stopped.",
      "Services: crawler, annotate, annotate-backfill, connect, indexer, archive, alerts,"
          + " analyst.",
      "Create the topics first: newswatch topics create --config FILE"
    })
final class ServiceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Which service.")
  private String name = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file; every key can also be set in the environment, as NEWSWATCH_KEY.")
  private @Nullable Path config;

  @Override
  public Integer call() {
    ServiceName wanted = ServiceName.of(name);
    NewswatchConfig settings =
        Configurations.load(Optional.ofNullable(config), System.getenv(), Map.of());
    Logs.toStandardOutput();
    try (Metrics metrics = Metrics.create()) {
      InstantSource clock = InstantSource.system();
      Service service =
          new Services(settings, metrics, clock, Annotator.lazy())
              .create(wanted, page -> {}, feeds -> {});
      List<Service> services = List.of(service);
      return ServiceRunner.run(
          services,
          new ManagementServer(settings.management(), new HealthBoard(services, clock), metrics));
    }
  }
}
