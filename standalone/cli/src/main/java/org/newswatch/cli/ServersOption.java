package org.newswatch.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** By which a command finds Kafka and Elasticsearch: those of an instance, or yours. */
final class ServersOption {

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  private static final class Which {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Data folder of the running instance, as given to `newswatch run` or `demo`.")
    private @Nullable Path data;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Or a configuration file: kafka.* and elasticsearch.* say which servers.")
    private @Nullable Path config;
  }

  /**
   * Where they are.
   *
   * @param clock what the instance takes for now
   * @param settings all of the configuration, for those who need more of it
   */
  record Servers(
      KafkaSettings kafka,
      ElasticsearchSettings elasticsearch,
      InstantSource clock,
      NewswatchConfig settings) {}

  /**
   * Finds them; waits for an instance that is starting.
   *
   * @throws CommandFailed when there are none
   */
  Servers find() throws InterruptedException {
    Path data = which.data;
    if (data == null) {
      NewswatchConfig settings = load(which.config);
      return new Servers(
          settings.kafka(), settings.elasticsearch(), InstantSource.system(), settings);
    }
    Instance instance = new DataFolder(data).running();
    return new Servers(
        KafkaSettings.of(instance.kafka()),
        ElasticsearchSettings.of(instance.elasticsearch()),
        instance.clock(),
        load(instance.config()));
  }

  private static NewswatchConfig load(@Nullable Path file) {
    return Configurations.load(Optional.ofNullable(file), System.getenv(), Map.of());
  }
}
