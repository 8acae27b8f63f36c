package org.newswatch.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The broker's settings: one node that is controller and broker, sized for a laptop. */
final class KafkaProperties {

  private KafkaProperties() {}

  static Properties of(EmbeddedKafkaConfig config, Path logDir, int brokerPort, int quorumPort) {
    var p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    // The voters are read from here at each start, not from the data: so the port may change.
    p.put("controller.quorum.voters", "1@" + address(quorumPort));
    p.put(
        "listeners", "PLAINTEXT://" + address(brokerPort) + ",CONTROLLER://" + address(quorumPort));
    p.put("advertised.listeners", "PLAINTEXT://" + address(brokerPort));
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("controller.listener.names", "CONTROLLER");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("log.dirs", logDir.toString());

    p.put("auto.create.topics.enable", "false");
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");

    // One machine: each partition of these costs files and start time and buys nothing.
    p.put("offsets.topic.num.partitions", "3");
    p.put("transaction.state.log.num.partitions", "3");
    p.put("share.coordinator.state.topic.num.partitions", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    // A laptop that was closed for a month must not start every topic from its beginning.
    p.put("offsets.retention.minutes", Integer.toString(366 * 24 * 60));

    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("num.recovery.threads.per.data.dir", "2");
    p.put("background.threads", "2");
    p.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    p.put("log.segment.bytes", Integer.toString(64 << 20));
    p.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    p.putAll(config.overrides());
    return p;
  }

  // Not a format: its digits would be those of the user's language.
  private static String address(int port) {
    return Ports.LOOPBACK + ":" + port;
  }
}
