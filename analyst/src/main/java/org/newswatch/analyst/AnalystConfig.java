package org.newswatch.analyst;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.newswatch.analyst.jobs.JobSettings;
import org.newswatch.servicekit.Setting;

/** What an operator may set about the pages. */
public record AnalystConfig(
    @Setting(
            doc =
                "Loopback address that pages and REST listen on; they have no log-in yet. Or the word"
                    + " container: every address of the container that this runs in, whose port must"
                    + " then be published on loopback only.",
            def = "127.0.0.1")
        String host,
    @Setting(doc = "Port that they listen on; 0 takes a free one.", def = "0") int port,
    @Setting(doc = "How long Elasticsearch may take for one answer.", def = "30s")
        Duration requestTimeout,
    @Setting(doc = "Bulk searches and exports.") JobSettings jobs) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]");
  private static final String IN_CONTAINER = "container";
  private static final int PORT_MAX = 65_535;

  public AnalystConfig {
    if (!LOOPBACK.matcher(host).matches() && !host.equals(IN_CONTAINER)) {
      throw new IllegalArgumentException(
          "analyst.host must be a loopback address such as 127.0.0.1, because the pages have no"
              + " log-in; put a proxy that has one before them. Inside a container whose port is"
              + " published on loopback only, say: container. It is: "
              + host);
    }
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(
          "analyst.port must be from 0 to " + PORT_MAX + ": " + port);
    }
    if (!requestTimeout.isPositive()) {
      throw new IllegalArgumentException("analyst.request-timeout must be positive");
    }
  }

  /** What the server binds to. */
  String bindAddress() {
    return host.equals(IN_CONTAINER) ? "0.0.0.0" : host;
  }

  /** Where this very process finds the pages. */
  String ownHost() {
    return host.equals(IN_CONTAINER) ? "127.0.0.1" : host;
  }

  /** Any free port on loopback. */
  public static AnalystConfig onFreePort() {
    return new AnalystConfig(
        "127.0.0.1", 0, Duration.ofSeconds(30), JobSettings.in(Path.of("jobs")));
  }

  /** The same with the files of jobs in this folder. */
  public AnalystConfig withJobsDir(Path folder) {
    return new AnalystConfig(host, port, requestTimeout, jobs.withDir(folder));
  }
}
