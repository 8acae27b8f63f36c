package org.newswatch.e2e;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newswatch.e2e.ContainerPart.Harm;
import org.newswatch.e2e.Newsstand.Paper;
import org.newswatch.testkit.FakeSite;
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
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
  private static final int HTTP_OK = 200;
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_MAX)
          .build();

  /** The example that ships, used where no sources are needed: a key that it misspells fails. */
  private static final Path SHIPPED_CONFIGURATION = Path.of("../../deploy/newswatch.yaml");

  /** What the server that is searched is called. */
  static final String ELASTICSEARCH = "elasticsearch";

  /** Who does not ask for records for so long is put out of its group; Kafka's own is 5 minutes. */
  static final Duration POLL_MAX = Duration.ofMinutes(1);

  /** Kafka's own 45 s would make every kill wait. */
  private static final Map<String, String> MISSED_SOON =
      Map.of(
          "session.timeout.ms",
          "6000",
          "heartbeat.interval.ms",
          "2000",
          "max.poll.interval.ms",
          Long.toString(POLL_MAX.toMillis()));

  private final ContainerNetwork network;
  private final int kafkaPort;
  private final GenericContainer<?> kafka;
  private final GenericContainer<?> elasticsearch;
  private final GenericContainer<?> alerts;
  private final GenericContainer<?> analyst;
  private final Map<Part, GenericContainer<?>> parts = new EnumMap<>(Part.class);

  private ContainerNewswatch(ContainerNetwork network, Newsstand newsstand, FakeSite receiver) {
    this.network = network;
    Path configuration = written(configuration(newsstand, receiver));
    kafkaPort = Infrastructure.freePort();
    kafka = Infrastructure.kafka(network.network(), kafkaPort);
    elasticsearch = Infrastructure.elasticsearch(network.network());
    for (Part part : Part.values()) {
      parts.put(part, service(network, part.name().toLowerCase(Locale.ROOT), configuration));
    }
    alerts = service(network, "alerts", configuration);
    analyst = service(network, "analyst", configuration);
    analyst.addExposedPort(ANALYST_PORT);
  }

  /**
   * Returns when every part says that it is ready; closing it closes the network too.
   *
   * @param receiver where alerts may be sent to, though its address is private
   * @param prepared told when the topics are there and no service runs yet
   */
  static ContainerNewswatch start(
      ContainerNetwork network,
      Newsstand newsstand,
      FakeSite receiver,
      Consumer<RunningNewswatch> prepared) {
    var newswatch = new ContainerNewswatch(network, newsstand, receiver);
    try {
      Startables.deepStart(newswatch.kafka, newswatch.elasticsearch).join();
      try (var topics = topics(network)) {
        topics.start();
      }
      prepared.accept(newswatch);
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
    return address(analyst, ANALYST_PORT);
  }

  @Override
  public String kafkaBootstrap() {
    return "127.0.0.1:" + kafkaPort;
  }

  @Override
  public URI elasticsearch() {
    return address(elasticsearch, Infrastructure.ELASTICSEARCH_PORT);
  }

  @Override
  public void killAndRestart(Part part) {
    ContainerPart container = part(Objects.requireNonNull(parts.get(part)), () -> true);
    if (container.harm(Harm.KILL)) {
      container.mend(Harm.KILL);
    }
  }

  /** Each container, with what it does when it is well. */
  List<ContainerPart> containers() {
    List<ContainerPart> all = new ArrayList<>();
    for (GenericContainer<?> service : services()) {
      all.add(part(service, () -> answers(service, MANAGEMENT_PORT, "health/ready")));
    }
    all.add(part(kafka, () -> Infrastructure.brokerAnswers(kafkaBootstrap())));
    all.add(
        part(
            elasticsearch,
            () ->
                answers(
                    elasticsearch,
                    Infrastructure.ELASTICSEARCH_PORT,
                    "_cluster/health?wait_for_status=yellow&timeout=1s")));
    return all;
  }

  private ContainerPart part(GenericContainer<?> container, BooleanSupplier answers) {
    return new ContainerPart(
        container.getNetworkAliases().getLast(), container, network.network(), answers);
  }

  private static URI address(GenericContainer<?> container, int port) {
    return URI.create(
        "http://" + container.getHost() + ":" + ContainerPart.published(container, port) + "/");
  }

  private static boolean answers(GenericContainer<?> container, int port, String path) {
    try {
      URI uri = address(container, port).resolve(path);
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_MAX).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == HTTP_OK;
    } catch (IOException | IllegalStateException e) {
      // It publishes nothing, refuses, or says nothing for too long: this is what was asked.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while asking " + container.getNetworkAliases(), e);
    }
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
    services.add(alerts);
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
  private static String configuration(Newsstand newsstand, FakeSite receiver) {
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
                Map.of("bootstrap-servers", Infrastructure.KAFKA_INSIDE, "properties", MISSED_SOON),
                "elasticsearch",
                Map.of("url", Infrastructure.ELASTICSEARCH_INSIDE),
                "alerts",
                Map.of(
                    "delivery",
                    Map.of(
                        "private-hosts",
                        List.of(receiver.address()),
                        "secrets",
                        Map.of(FaultAlerts.SECRET_NAME, FaultAlerts.SECRET))),
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
