package org.newswatch.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds the unpacked Elasticsearch, in the order that the package description gives. */
final class Distribution {

  static final String PROPERTY = "newswatch.elasticsearch.home";
  static final String ENVIRONMENT = "NEWSWATCH_ELASTICSEARCH_HOME";

  /** From standalone/cli/target/lib/x.jar up to the root of the clone, and some. */
  private static final int ANCESTORS_MAX = 8;

  private Distribution() {}

  /**
   * The home folder of the server.
   *
   * @throws EmbeddedStartException when there is none
   */
  static Path find(@Nullable Path given) {
    if (given != null) {
      return require(given, "the configuration");
    }
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      return require(Path.of(property), "-D" + PROPERTY);
    }
    String variable = System.getenv(ENVIRONMENT);
    if (variable != null && !variable.isBlank()) {
      return require(Path.of(variable), ENVIRONMENT);
    }
    Path code = codeLocation();
    for (Path candidate : near(code, version())) {
      if (isHome(candidate)) {
        return candidate;
      }
    }
    throw new EmbeddedStartException(
        """
        The Elasticsearch distribution is not there (looked around %s). Build it with \
        "mvn -pl standalone/embedded -am package -DskipTests", or name an unpacked one with -D%s=FOLDER."""
            .formatted(code, PROPERTY));
  }

  /** Where a distribution may lie, seen from where this class was loaded. */
  static List<Path> near(Path code, String version) {
    String name = "elasticsearch-" + version;
    List<Path> candidates = new ArrayList<>();
    Path ancestor = code.toAbsolutePath().normalize();
    for (int i = 0; i < ANCESTORS_MAX && ancestor != null; i++) {
      candidates.add(ancestor.resolve("elasticsearch-dist").resolve(name));
      candidates.add(ancestor.resolve(name));
      candidates.add(
          ancestor.resolve("standalone/embedded/target/elasticsearch-dist").resolve(name));
      ancestor = ancestor.getParent();
    }
    return candidates;
  }

  private static Path require(Path home, String saidBy) {
    Path absolute = home.toAbsolutePath().normalize();
    if (!isHome(absolute)) {
      throw new EmbeddedStartException(
          "%s names %s, which is no unpacked Elasticsearch (it has no lib/cli-launcher)."
              .formatted(saidBy, absolute));
    }
    return absolute;
  }

  private static boolean isHome(Path candidate) {
    return Files.isDirectory(candidate.resolve("lib/cli-launcher"));
  }

  private static Path codeLocation() {
    CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Path.of("");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new EmbeddedStartException(
          "Cannot tell where Newswatch lies (%s): name the Elasticsearch folder with -D%s=FOLDER."
              .formatted(source.getLocation(), PROPERTY),
          e);
    }
  }

  private static String version() {
    var properties = new Properties();
    try (InputStream in = Distribution.class.getResourceAsStream("distribution.properties")) {
      if (in == null) {
        throw new IllegalStateException("distribution.properties was not packaged");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("elasticsearch.version");
  }
}
