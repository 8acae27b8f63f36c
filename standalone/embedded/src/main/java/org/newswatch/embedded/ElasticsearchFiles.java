package org.newswatch.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out the server's part of the data folder and writes what it reads when it starts. */
final class ElasticsearchFiles {

  /** The server's own log; {@link #OUTPUT} has what it said before that was open. */
  static final String LOG = "logs/newswatch-embedded.log";

  static final String OUTPUT = "logs/output.log";
  static final String PIDS = "newswatch.pids";

  private static final String HTTP_PORTS = "logs/http.ports";

  private final DataFolder folder;

  private ElasticsearchFiles(DataFolder folder) {
    this.folder = folder;
  }

  static ElasticsearchFiles write(DataFolder folder, EmbeddedElasticsearchConfig config)
      throws IOException {
    var files = new ElasticsearchFiles(folder);
    for (Path sub : files.owned()) {
      Files.createDirectories(sub);
    }
    Files.createDirectories(folder.path().resolve("config/jvm.options.d"));
    Files.deleteIfExists(folder.path().resolve(HTTP_PORTS));
    folder.write("config/elasticsearch.yml", files.settings(config));
    folder.write("config/jvm.options", files.jvmOptions(config));
    folder.write("config/log4j2.properties", LOGGING);
    folder.write(OUTPUT, "");
    return files;
  }

  /** The folders that the server's user must own. */
  List<Path> owned() {
    return List.of(config(), folder.path().resolve("data"), logs(), temporary());
  }

  Path config() {
    return folder.path().resolve("config");
  }

  Path temporary() {
    return folder.path().resolve("tmp");
  }

  Path output() {
    return folder.path().resolve(OUTPUT);
  }

  Path log() {
    return folder.path().resolve(LOG);
  }

  Path pids() {
    return folder.path().resolve(PIDS);
  }

  /** The port that the server says it listens on; 0 while it has not said. */
  int httpPort() throws IOException {
    Path file = folder.path().resolve(HTTP_PORTS);
    if (!Files.exists(file)) {
      return 0;
    }
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int colon = line.lastIndexOf(':');
      if (line.startsWith(Ports.LOOPBACK) && line.substring(colon + 1).matches("[0-9]{1,5}")) {
        return Integer.parseInt(line.substring(colon + 1));
      }
    }
    return 0;
  }

  private Path logs() {
    return folder.path().resolve("logs");
  }

  private String settings(EmbeddedElasticsearchConfig config) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("cluster.name", "newswatch-embedded");
    settings.put("node.name", "embedded");
    settings.put("discovery.type", "single-node");
    settings.put("xpack.security.enabled", "false");
    settings.put("network.host", Ports.LOOPBACK);
    settings.put("http.port", Integer.toString(config.httpPort()));
    settings.put("transport.port", "0");
    // The server writes the ports it got into its logs folder.
    settings.put("node.portsfile", "true");
    settings.put("path.data", folder.path().resolve("data").toString());
    settings.put("path.logs", logs().toString());
    // The defaults are shares of the disk, and a developer's disk is often nine tenths full.
    settings.put("cluster.routing.allocation.disk.watermark.low", "300mb");
    settings.put("cluster.routing.allocation.disk.watermark.high", "200mb");
    settings.put("cluster.routing.allocation.disk.watermark.flood_stage", "100mb");
    settings.putAll(config.overrides());

    var yaml = new StringBuilder("# Written at each start.\n");
    settings.forEach(
        (key, value) ->
            yaml.append(key).append(": '").append(value.replace("'", "''")).append("'\n"));
    return yaml.toString();
  }

  private String jvmOptions(EmbeddedElasticsearchConfig config) {
    List<String> options = new ArrayList<>();
    options.add("-Xms" + config.heapMegabytes() + "m");
    options.add("-Xmx" + config.heapMegabytes() + "m");
    // The launcher asks for all pages at once, which costs time and memory that may never be used.
    options.add("-XX:-AlwaysPreTouch");
    options.add("-XX:+ExitOnOutOfMemoryError");
    options.add("-XX:-UsePerfData");
    options.add("-XX:ErrorFile=" + logs().resolve("jvm-crash-%p.log"));
    options.add("-Djava.io.tmpdir=" + temporary());
    switch (config.tuning()) {
      case START_FAST -> {
        options.add("-XX:+UseSerialGC");
        options.add("-XX:TieredStopAtLevel=1");
      }
      case RUN_FAST -> options.add("-XX:+UseG1GC");
    }
    return String.join("\n", options) + "\n";
  }

  private static final String LOGGING =
      """
      status = error
      appender.rolling.type = RollingFile
      appender.rolling.name = rolling
      appender.rolling.fileName = ${sys:es.logs.base_path}/newswatch-embedded.log
      appender.rolling.filePattern = ${sys:es.logs.base_path}/newswatch-embedded-%i.log
      appender.rolling.layout.type = PatternLayout
      appender.rolling.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%n
      appender.rolling.policies.type = Policies
      appender.rolling.policies.size.type = SizeBasedTriggeringPolicy
      appender.rolling.policies.size.size = 16MB
      appender.rolling.strategy.type = DefaultRolloverStrategy
      appender.rolling.strategy.max = 3
      rootLogger.level = info
      rootLogger.appenderRef.rolling.ref = rolling
      """;
}
