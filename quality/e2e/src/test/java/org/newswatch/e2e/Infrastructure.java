package org.newswatch.e2e;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.newswatch.query.IndexNames;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;

/** Kafka and Elasticsearch in containers, set up so that official and local images do alike. */
final class Infrastructure {

  /** Where the services find the broker inside the network. */
  static final String KAFKA_INSIDE = "kafka:19092";

  /** Where the services find Elasticsearch inside the network. */
  static final String ELASTICSEARCH_INSIDE = "http://elasticsearch:9200";

  static final int ELASTICSEARCH_PORT = 9200;

  private static final int KAFKA_PORT = 9092;
  private static final int ANSWER_MILLIS = 2_000;
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private Infrastructure() {}

  /** A broker that tells this process to come to {@code localhost:port}, and others to its name. */
  static GenericContainer<?> kafka(Network network, int port) {
    return new GenericContainer<>(Images.kafka())
        .withNetwork(network)
        .withNetworkAliases("kafka")
        .withEnv(
            Map.ofEntries(
                Map.entry("CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw"),
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENERS", "INSIDE://:19092,OUTSIDE://:9092,CONTROLLER://:9093"),
                Map.entry(
                    "KAFKA_ADVERTISED_LISTENERS",
                    "INSIDE://" + KAFKA_INSIDE + ",OUTSIDE://127.0.0.1:" + port),
                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE"),
                Map.entry(
                    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                    "INSIDE:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_HEAP_OPTS", "-Xms256m -Xmx256m")))
        .withExposedPorts(KAFKA_PORT)
        // The broker must know its outer address before it starts, so the port cannot be the
        // engine's choice.
        .withCreateContainerCmdModifier(
            create ->
                Objects.requireNonNull(create.getHostConfig())
                    .withPortBindings(
                        new PortBinding(
                            Ports.Binding.bindIpAndPort("127.0.0.1", port),
                            ExposedPort.tcp(KAFKA_PORT))))
        .waitingFor(new BrokerAnswers("127.0.0.1:" + port).withStartupTimeout(START_MAX));
  }

  static GenericContainer<?> elasticsearch(Network network) {
    return new GenericContainer<>(Images.elasticsearch())
        .withNetwork(network)
        .withNetworkAliases("elasticsearch")
        .withEnv("discovery.type", "single-node")
        .withEnv("xpack.security.enabled", "false")
        .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
        .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
        .withExposedPorts(ELASTICSEARCH_PORT)
        .waitingFor(
            Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=1s")
                .forPort(ELASTICSEARCH_PORT)
                .withStartupTimeout(START_MAX));
  }

  /** Whether a broker does what it is asked, within seconds. */
  static boolean brokerAnswers(String bootstrap) {
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS))) {
      var unused =
          admin
              .listConsumerGroupOffsets(IndexNames.WRITER_GROUP)
              .partitionsToOffsetAndMetadata()
              .get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka", e);
    } catch (ExecutionException e) {
      return false;
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  /** Ready is who answers a client; log lines differ from image to image. */
  private static final class BrokerAnswers extends AbstractWaitStrategy {

    private final String bootstrap;

    BrokerAnswers(String bootstrap) {
      this.bootstrap = bootstrap;
    }

    @Override
    protected void waitUntilReady() {
      try (var admin =
          Admin.create(
              Map.of(
                  AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrap,
                  AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  (int) startupTimeout.toMillis()))) {
        admin.describeCluster().nodes().get(startupTimeout.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for Kafka", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("Kafka does not answer at " + bootstrap, e);
      }
    }
  }
}
