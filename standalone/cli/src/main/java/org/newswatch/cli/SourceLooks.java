package org.newswatch.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.crawler.SourceConfig;
import org.newswatch.crawler.fetch.FetchSettings;
import org.newswatch.crawler.fetch.Fetcher;
import org.newswatch.crawler.preview.Preview;
import org.newswatch.crawler.preview.SourcePreview;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.retry.Sleeper;

/** Looks at addresses with the settings that the crawler has. */
final class SourceLooks {

  private static final Path USUAL_FILE = Path.of("newswatch.yaml");

  private SourceLooks() {}

  /**
   * The settings of the crawler: of the file that is named, else of the one that the instance was
   * started with, else of {@code newswatch.yaml} in this folder.
   */
  static CrawlerConfig config(@Nullable Path named, @Nullable Path ofInstance) {
    if (named != null && !Files.isReadable(named)) {
      throw CommandFailed.usage("no such configuration file, or not readable: " + named);
    }
    Optional<Path> file =
        Optional.ofNullable(named)
            .or(() -> Optional.ofNullable(ofInstance).filter(Files::isReadable))
            .or(() -> Optional.of(USUAL_FILE).filter(Files::isReadable));
    return Configurations.load(file, System.getenv(), Map.of()).crawler();
  }

  /**
   * What this address gives the crawler; an address without a scheme is taken for a site's.
   *
   * @param settings how it is fetched: {@link #asTyped} or the crawler's own
   * @param as what it is to be taken for; null to find out
   */
  static SourcePreview look(
      FetchSettings settings,
      String address,
      @Nullable Kind as,
      int count,
      Consumer<String> progress)
      throws InterruptedException {
    InstantSource clock = InstantSource.system();
    try (Fetcher fetcher = new Fetcher(settings, clock, Sleeper.SYSTEM)) {
      return new Preview(fetcher, settings.agentToken(), clock, progress)
          .of(withScheme(address, as), as, count);
    }
  }

  /** People say paper.example and mean its home page. */
  static String withScheme(String address, @Nullable Kind as) {
    String given = address.strip();
    boolean bare =
        given.matches("[\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)+(:[0-9]+)?(/.*)?");
    return as != Kind.FOLDER && bare && !Files.exists(Path.of(given)) ? "https://" + given : given;
  }

  /**
   * The crawler's settings, with the operator's own address allowed where it is an IP address or
   * localhost: for looks. What is added is fetched with the settings alone.
   */
  static FetchSettings asTyped(CrawlerConfig config, String address, @Nullable Kind as) {
    FetchSettings settings = config.fetchSettings();
    return Urls.normalise(withScheme(address, as))
        .map(url -> CrawlerConfig.of(List.of(SourceConfig.ofUrl(URI.create(url)))))
        .map(own -> settings.allowing(own.fetchSettings().privateHosts()))
        .orElse(settings);
  }
}
