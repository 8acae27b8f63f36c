package org.newswatch.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.sources.PreviewText;
import org.newswatch.cli.sources.SourceJson;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.crawler.preview.Preview;
import org.newswatch.crawler.preview.SourcePreview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "test",
    description = {
      "Shows what an address would give as a source; saves nothing, needs no running "
          + "instance.",
      "Asks as politely as the crawler does: robots.txt first, a pause between two requests.",
      "Exit code 0 when articles would come, 1 when none would."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch sources test https://paper.example",
      "  newswatch sources test https://paper.example/rss.xml --articles 5",
      "  newswatch sources test https://paper.example/latest --as listing",
      "  newswatch sources test /var/news/incoming"
    })
final class SourcesTestCommand implements Callable<Integer> {

  @Mixin private AddressOption what = new AddressOption();

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "3",
      description = "Articles to read, 0 to 20; ${DEFAULT-VALUE} when not given.")
  private int articles;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Crawler settings; newswatch.yaml in this folder when not given.")
  private @Nullable Path config;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(0, Preview.ARTICLES_MAX, "--articles", articles);
    CrawlerConfig settings = SourceLooks.config(config, null);
    SourcePreview preview =
        SourceLooks.look(
            SourceLooks.asTyped(settings, what.address(), what.as()),
            what.address(),
            what.as(),
            articles,
            SourcesTestCommand::progress);
    System.out.println(
        json ? SourceJson.of(preview) : PreviewText.of(preview, Instant.now(Clock.systemUTC())));
    return preview.usable().isPresent() ? 0 : CommandFailed.FAILED;
  }

  /** Politeness takes its time: who waits should see for what. */
  static void progress(String step) {
    System.err.println("  " + Terminal.cut(step, 98) + " ...");
  }
}
