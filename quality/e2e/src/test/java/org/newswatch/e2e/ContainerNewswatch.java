package org.newswatch.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newswatch.e2e.Newsstand.Paper;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import tools.jackson.databind.json.JsonMapper;

/** Every part in a container, each as bare of rights as {@code deploy/compose.yaml} runs it. */
final class ContainerNewswatch implements RunningNewswatch {

  private static final String CONFIGURATION_FILE = "/etc/newswatch/newswatch.yaml";
  private static final int MANAGEMENT_PORT = 9400;
  private static final int ANALYST_PORT = 8080;
  private static final long MEBIBYTE = 1024L * 1024;
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final int DIAGNOSIS_LINES = 25;

  /** The example that ships, used where no sources are needed: a key that it misspells fails. */
  private static final Path SHIPPED_CONFIGURATION = Path.of("../../deploy/newswatch.yaml");

  /** Kafka's own 45 s would make every kill wait. */
  private static final Map<String, String> MISSED_SOON_WHEN_KILLED =
      Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "2000");

  private final ContainerNetwork network;
  private final int kafkaPort;
  private final GenericContainer<?> kafka;
  private final GenericContainer<?> elasticsearch;
  private final GenericContainer<?> analyst;
  private final Map<Part, GenericContainer<?>> parts = new EnumMap<>(Part.class);

  private ContainerNewswatch(ContainerNetwork network, Newsstand newsstand) {
    this.network = network;
    Path configuration = written(configuration(newsstand));
    kafkaPort = Infrastructure.freePort();
    kafka = Infrastructure.kafka(network.network(), kafkaPort);
    elasticsearch = Infrastructure.elasticsearch(network.network());
    for (Part part : Part.values()) {
      parts.put(part, service(network, part.name().toLowerCase(Locale.ROOT), configuration));
    }
    analyst = service(network, "analyst", configuration);
    analyst.addExposedPort(ANALYST_PORT);
  }

  /** Returns when every part says that it is ready; closing it closes the network too. */
  static ContainerNewswatch start(ContainerNetwork network, Newsstand newsstand) {
    var newswatch = new ContainerNewswatch(network, newsstand);
    try {
      Startables.deepStart(newswatch.kafka, newswatch.elasticsearch).join();
      try (var topics = topics(network)) {
        topics.start();
      }
      Startables.deepStart(newswatch.services()).join();
      return newswatch;
    } catch (RuntimeException e) {
      var failure = new IllegalStateException("not all started\n" + newswatch.diagnosis(), e);
      newswatch.close();
      throw failure;
    }
  }

  @Override
  public URI analyst() {
    return URI.create(
        "http://" + analyst.getHost() + ":" + analyst.getMappedPort(ANALYST_PORT) + "/");
  }

  @Override
  public String kafkaBootstrap() {
    return "127.0.0.1:" + kafkaPort;
  }

  @Override
  public URI elasticsearch() {
    int port = elasticsearch.getMappedPort(Infrastructure.ELASTICSEARCH_PORT);
    return URI.create("http://" + elasticsearch.getHost() + ":" + port + "/");
  }

  @Override
  public void killAndRestart(Part part) {
    DockerClient engine = DockerClientFactory.lazyClient();
    String id = Objects.requireNonNull(parts.get(part)).getContainerId();
    engine.killContainerCmd(id).withSignal("KILL").exec();
    engine.startContainerCmd(id).exec();
  }

  @Override
  public String diagnosis() {
    List<GenericContainer<?>> all = new ArrayList<>(services());
    all.add(kafka);
    all.add(elasticsearch);
    return all.stream()
        .filter(container -> container.getContainerId() != null)
        .map(container -> container.getNetworkAliases().getLast() + ":\n" + tail(container))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    services().forEach(GenericContainer::stop);
    elasticsearch.stop();
    kafka.stop();
    network.close();
  }

  private Collection<GenericContainer<?>> services() {
    List<GenericContainer<?>> services = new ArrayList<>(parts.values());
    services.add(analyst);
    return services;
  }

  private static GenericContainer<?> topics(ContainerNetwork network) {
    return newswatch(network, "topics", 512, SHIPPED_CONFIGURATION)
        .withEnv("NEWSWATCH_KAFKA_BOOTSTRAP_SERVERS", Infrastructure.KAFKA_INSIDE)
        .withCommand("topics", "create", "--config", CONFIGURATION_FILE)
        .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(START_MAX));
  }

  private static GenericContainer<?> service(
      ContainerNetwork network, String name, Path configuration) {
    return newswatch(network, name, name.equals("annotate") ? 2048 : 768, configuration)
        .withCommand("service", name, "--config", CONFIGURATION_FILE)
        .withExposedPorts(MANAGEMENT_PORT)
        .waitingFor(
            Wait.forHttp("/health/ready").forPort(MANAGEMENT_PORT).withStartupTimeout(START_MAX));
  }

  private static GenericContainer<?> newswatch(
      ContainerNetwork network, String name, long memoryMebibytes, Path configuration) {
    return new GenericContainer<>(Images.newswatch())
        .withNetwork(network.network())
        .withNetworkAliases(name)
        // exec: RocksDB and zstd unpack their native libraries there.
        .withTmpFs(Map.of("/tmp", "exec,mode=1777"))
        .withCreateContainerCmdModifier(
            create ->
                Objects.requireNonNull(create.getHostConfig())
                    .withReadonlyRootfs(true)
                    .withBinds(
                        new Bind(
                            configuration.toAbsolutePath().toString(),
                            new Volume(CONFIGURATION_FILE),
                            AccessMode.ro))
                    .withCapDrop(Capability.ALL)
                    .withSecurityOpts(List.of("no-new-privileges"))
                    .withMemory(memoryMebibytes * MEBIBYTE));
  }

  private static String tail(GenericContainer<?> container) {
    List<String> lines = container.getLogs().lines().toList();
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - DIAGNOSIS_LINES), lines.size()));
  }

  /** The settings of all services, as JSON, which is YAML too. */
  private static String configuration(Newsstand newsstand) {
    Map<String, String> hosts =
        Stream.of(Paper.values())
            .collect(Collectors.toMap(Paper::host, paper -> newsstand.address()));
    List<Map<String, String>> sources =
        Stream.of(Paper.values())
            .map(
                paper ->
                    Map.of(
                        "id", paper.id(),
                        "name", paper.title(),
                        "feed", paper.feedUrl(),
                        "language", paper.language()))
            .toList();
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "kafka",
                Map.of(
                    "bootstrap-servers",
                    Infrastructure.KAFKA_INSIDE,
                    "properties",
                    MISSED_SOON_WHEN_KILLED),
                "elasticsearch",
                Map.of("url", Infrastructure.ELASTICSEARCH_INSIDE),
                "crawler",
                Map.of(
                    "host-delay",
                    "50ms",
                    "feed-interval",
                    "1s",
                    "feed-interval-max",
                    "1s",
                    "hosts",
                    hosts,
                    "sources",
                    sources)));
  }

  /** A container with a read-only root takes no copies: it gets this file as a mount. */
  private static Path written(String configuration) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "containers"));
      return Files.writeString(folder.resolve("newswatch.yaml"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration cannot be written", e);
    }
  }
}
