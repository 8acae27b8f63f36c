package org.newswatch.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.kibana.install.Access;
import org.newswatch.kibana.install.Installed;
import org.newswatch.kibana.install.Kibana;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "install",
    description = {
      "Writes the five dashboards, their data views and lists into a Kibana from 8.19 on, over those"
          + " that an earlier version wrote, and prints their addresses.",
      "Kibana must belong to the Elasticsearch that the indexer writes to. Copies that people made"
          + " of a dashboard stay as they are."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch kibana install --url http://localhost:5601",
      "  newswatch kibana install --url https://kibana.example.org --user ida --password",
      "  newswatch kibana install --url https://kibana.example.org --api-key KEY --space desk"
    })
final class KibanaInstallCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "Where Kibana answers, with its base path if it has one.")
  private URI url = URI.create("");

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Who asks, of a Kibana with security.")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      arity = "0..1",
      interactive = true,
      description =
          "Asked for when it does not stand here, or taken from NEWSWATCH_KIBANA_PASSWORD.")
  private char @Nullable [] password;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "${env:NEWSWATCH_KIBANA_API_KEY}",
      description = "An API key in Base64, instead; also from NEWSWATCH_KIBANA_API_KEY.")
  private @Nullable String apiKey;

  @Option(
      names = "--space",
      paramLabel = "ID",
      defaultValue = "",
      description = "The space they go to; the default one when not given.")
  private String space = "";

  @Override
  public Integer call() throws InterruptedException {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw CommandFailed.usage("no address such as http://localhost:5601: " + url);
    }
    if (!space.matches("[a-z0-9_-]*")) {
      throw CommandFailed.usage(
          "no space has that id; it is what stands after /s/ in the addresses of its pages: "
              + space);
    }
    try (var kibana = new Kibana(url, space.equals("default") ? "" : space, access())) {
      return switch (kibana.install()) {
        case Installed.Done done -> {
          System.out.println(
              done.objects() + " objects are in Kibana " + done.version() + ". The dashboards:");
          done.dashboards()
              .forEach((title, address) -> System.out.println("  " + title + "  " + address));
          yield 0;
        }
        case Installed.Failed failed -> throw CommandFailed.failed(failed.detail());
      };
    }
  }

  private Access access() {
    if (user != null) {
      String known = System.getenv("NEWSWATCH_KIBANA_PASSWORD");
      char[] typed = password;
      if (typed == null && known == null) {
        throw CommandFailed.usage("--user goes with --password, or NEWSWATCH_KIBANA_PASSWORD");
      }
      return new Access.Password(user, typed == null ? String.valueOf(known) : new String(typed));
    }
    return apiKey == null || apiKey.isBlank() ? new Access.Open() : new Access.ApiKey(apiKey);
  }
}
