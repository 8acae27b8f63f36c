package org.newswatch.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "search",
    description = {
      "Searches the articles of a running instance.",
      "Words side by side mean AND; \"a phrase\" in quotation marks; OR, NOT, ( ).",
      "A name matches its other spellings too; =\"a name\" matches only the one given.",
      "tax NEAR/5 fraud, tax PRE/5 fraud (in this order), elect*, ATLEAST/3 fraud.",
      "Fields: title: person: org: place: entity:ID source: country: lang: section: tag: "
          + "byline: url: story: published:now-24h about:[2026-12-01 TO 2026-12-31] about:today+7d",
      "@ID stands for the query of that subscription (newswatch alerts list)."
    })
final class SearchCommand implements Callable<Integer> {

  private static final int LIMIT_MAX = 10_000;

  @Mixin private DataOption data = new DataOption();

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to search for.")
  private String[] words = {};

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "relevance",
      description = "relevance, newest or oldest; ${DEFAULT-VALUE} when not given.")
  private String sort = "";

  @Option(names = "--originals", description = "Leaves out articles that repeat an earlier one.")
  private boolean originals;

  @Option(
      names = "--facets",
      description =
          "Adds who, where and what the articles are about, each with the query narrowed down to"
              + " it; a name's finds its other spellings, too.")
  private boolean facets;

  @Option(
      names = "--json",
      description = "One JSON object: total, totalExact, copies, hits, facets.")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Hits to show, 1 to 10000; ${DEFAULT-VALUE} when not given.")
  private int limit;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(1, LIMIT_MAX, "--limit", limit);
    Instance instance = data.folder().running();
    JsonNode page =
        new AnalystClient(instance.page())
            .search(
                String.join(" ", words),
                limit,
                Map.of("sort", sort, "originals", originals, "facets", facets));
    System.out.println(json ? page.toString() : SearchText.of(page, instance.page()));
    return 0;
  }
}
