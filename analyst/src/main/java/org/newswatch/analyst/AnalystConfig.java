package org.newswatch.analyst;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.jobs.JobSettings;
import org.newswatch.analyst.web.Access;
import org.newswatch.servicekit.Secrets;
import org.newswatch.servicekit.Setting;

/** What an operator may set about the pages. */
public record AnalystConfig(
    @Setting(
            doc =
                "Address that pages and REST listen on: a loopback address, or with a token any. Or"
                    + " the word container: every address of the container that this runs in, whose"
                    + " port must then be published on loopback only, unless there is a token.",
            def = "127.0.0.1")
        String host,
    @Setting(doc = "Port that they listen on; 0 takes a free one.", def = "0") int port,
    @Setting(doc = "How long Elasticsearch may take for one answer.", def = "30s")
        Duration requestTimeout,
    @Setting(
            doc =
                "Where the one token is that readers sign in with, and programs send as"
                    + " Authorization: Bearer: env:NAME or file:PATH, of 16 characters or more;"
                    + " unset: whoever reaches the pages is let in. Send it over https only.")
        @Nullable String token,
    @Setting(
            doc =
                "Names beside those of loopback under which the pages are asked for, as a proxy"
                    + " passes them on; asked for by another name they refuse.",
            def = "[]")
        List<String> hosts,
    @Setting(doc = "Bulk searches and exports.") JobSettings jobs) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]");
  private static final Pattern REFERENCE = Pattern.compile("(env:[A-Za-z_]\\w{0,127})|(file:.+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9a-f:.]+]");
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");
  private static final String IN_CONTAINER = "container";
  private static final String IN_FILE = "file:";
  private static final int PORT_MAX = 65_535;

  public AnalystConfig {
    hosts = List.copyOf(hosts);
    if (token == null && !LOOPBACK.matcher(host).matches() && !host.equals(IN_CONTAINER)) {
      throw new IllegalArgumentException(
          "analyst.host must be a loopback address such as 127.0.0.1 as long as there is no log-in:"
              + " name the token that readers sign in with as analyst.token, or put a proxy that"
              + " has a log-in before them. Inside a container whose port is published on loopback"
              + " only, say: container. It is: "
              + host);
    }
    if (token != null && !REFERENCE.matcher(token).matches()) {
      // Not shown: it may be the token itself.
      throw new IllegalArgumentException(
          "analyst.token names the token and is not the token itself: write env:NAME or file:PATH");
    }
    for (String name : hosts) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "analyst.hosts are names without scheme and port, as news.example: " + name);
      }
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
    return host.equals(IN_CONTAINER) || ANY.contains(host) ? "127.0.0.1" : host;
  }

  /** Where the pages are for who is on this machine; null when any free port is taken. */
  public @Nullable URI pages() {
    return port == 0
        ? null
        : URI.create("http://" + (host.contains(":") ? "[::1]" : "localhost") + ":" + port + "/");
  }

  /** Any free port on loopback. */
  public static AnalystConfig onFreePort() {
    return new AnalystConfig(
        "127.0.0.1", 0, Duration.ofSeconds(30), null, List.of(), JobSettings.in(Path.of("jobs")));
  }

  /** The same with the files of jobs in this folder. */
  public AnalystConfig withJobsDir(Path folder) {
    return new AnalystConfig(host, port, requestTimeout, token, hosts, jobs.withDir(folder));
  }

  /** The same for who has the token that is named so. */
  public AnalystConfig withToken(String reference, List<String> names) {
    return new AnalystConfig(host, port, requestTimeout, reference, names, jobs);
  }

  /**
   * Who is let in.
   *
   * @param environment a variable by its name; null when there is none
   * @throws IllegalStateException when the token is not there, or too short
   */
  Access access(UnaryOperator<@Nullable String> environment) {
    List<String> ours = new ArrayList<>(hosts);
    if (!host.equals(IN_CONTAINER) && !ANY.contains(host)) {
      ours.add(host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host);
    }
    String reference = token;
    if (reference == null) {
      return new Access(ours, null);
    }
    // Below the root: whoever writes the settings may name any file.
    Path here = Path.of("").toAbsolutePath();
    String whole =
        reference.startsWith(IN_FILE)
            ? IN_FILE + here.resolve(reference.substring(IN_FILE.length()))
            : reference;
    String found =
        new Secrets(environment, Map.of(), here.getRoot())
            .resolve(whole)
            .orElseThrow(
                () -> new IllegalStateException("analyst.token: there is nothing at " + reference));
    if (found.length() < Access.TOKEN_CHARS_LEAST) {
      throw new IllegalStateException(
          "analyst.token: what is at "
              + reference
              + " has fewer than "
              + Access.TOKEN_CHARS_LEAST
              + " characters and could be guessed");
    }
    return new Access(ours, found);
  }
}
