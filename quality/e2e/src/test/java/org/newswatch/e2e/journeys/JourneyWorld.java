package org.newswatch.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.newswatch.e2e.commands.Instance;
import org.newswatch.e2e.commands.Launcher.Result;

/** One system for all journeys, with {@link JourneyArticles} in it. */
final class JourneyWorld implements AutoCloseable {

  private final Path folder;
  private final Instance instance;
  private final Instant now = Instant.now();

  private JourneyWorld(Path folder) {
    this.folder = folder;
    this.instance = new Instance(folder);
  }

  private static JourneyWorld started() {
    try {
      var world = new JourneyWorld(Files.createTempDirectory("newswatch-journeys"));
      world.run();
      world.take(JourneyArticles.lines(world.now), "--wait");
      return world;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, so that it may crawl what a test serves. */
  void run() throws IOException {
    Path config = folder.resolve("newswatch.yaml");
    Files.writeString(
        config,
        """
        crawler:
          host-delay: 100ms
          health-interval: 1s
          allow-private-hosts: ["127.0.0.1"]
        """);
    instance.run("--config", config.toString());
  }

  /** Imports articles. */
  void take(Iterable<String> lines, String... options) throws IOException {
    Path file = Files.createTempFile(folder, "articles", ".jsonl");
    Files.write(file, lines);
    String[] command = new String[options.length + 2];
    command[0] = "import";
    command[1] = file.toString();
    System.arraycopy(options, 0, command, 2, options.length);
    Result result = instance.command(command);
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  Instance instance() {
    return instance;
  }

  /** When the articles are of. */
  Instant now() {
    return now;
  }

  /** An empty folder of its own. */
  Path folder() throws IOException {
    return Files.createTempDirectory(folder, "journey");
  }

  /** A page's address. */
  URI page(String path) throws IOException {
    return instance.pages().resolve(path);
  }

  @Override
  public void close() {
    instance.close();
  }

  /** Gives the world to tests, made when the first asks and closed after the last. */
  static final class Extension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(JourneyWorld.class);

    @Override
    public void beforeAll(ExtensionContext context) {
      assumeTrue(Browser.isHere(), "skipped  journeys: no chromium and chromedriver on the PATH");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == JourneyWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          // Closed with the store, after the last test.
          .getOrComputeIfAbsent(JourneyWorld.class, key -> started(), JourneyWorld.class);
    }
  }
}
