package org.newswatch.cli;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.index.IndexText;
import org.newswatch.indexer.rebuild.Migrated;
import org.newswatch.indexer.rebuild.Migration;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.retry.Sleeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** New indices beside the old ones. */
@Command(
    name = "migrate",
    description = {
      "Builds each index anew beside the old one, with this build's template, the settings of"
          + " indexer.* and this build's documents, and swaps them.",
      "It is needed for what an index cannot take on as it is: other analysers or types, another"
          + " number of shards, another codec. New fields alone come by themselves.",
      "Searches, pages and dashboards see the old index until the new one is whole, and nothing in"
          + " between. Services go on; the indexer waits for a moment at each swap.",
      "Needs as much disk again as the largest index has. Broken off at any point it can be run"
          + " again, which takes away what was left over and begins that index anew.",
      "Documents are built from the records that they keep; what keeps none is copied as it is."
    },
    footer = {
      "",
      "Exit code: 0 done, 1 something was refused or failed (readers have the old index).",
      "",
      "Examples:",
      "  newswatch index migrate --data DIR",
      "  newswatch index migrate --kind articles,revisions --month 2026-11 --data DIR",
      "  newswatch index migrate --config FILE --keep-old"
    })
final class IndexMigrateCommand implements Callable<Integer> {

  /** As write aliases end. */
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT);

  @Mixin private ServersOption servers = new ServersOption();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description =
          "Only these: articles, revisions, stories, entities, alerts, deliveries, sources. All"
              + " when not given.")
  private @Nullable List<IndexNames> kinds;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Only the indices of that month, which articles and revisions have.")
  private @Nullable String month;

  @Option(
      names = "--keep-old",
      description = "Keeps the indices that were replaced, under their own names; they take disk.")
  private boolean keepOld;

  @Option(
      names = "--leave-out-refused",
      description =
          "Goes on where Elasticsearch refuses some documents. They are named, and the old index"
              + " stays.")
  private boolean leaveOut;

  @Override
  public Integer call() throws InterruptedException {
    Predicate<String> wanted = wanted(month);
    ServersOption.Servers found = servers.find();
    Set<IndexNames> all = kinds == null ? EnumSet.allOf(IndexNames.class) : EnumSet.copyOf(kinds);
    return Rewriting.run(
        found,
        (http, documents) -> {
          List<Migrated> migrated =
              new Migration(
                      http,
                      found.settings().indexer(),
                      documents,
                      keepOld,
                      leaveOut,
                      Sleeper.SYSTEM,
                      System.err::println)
                  .migrate(all, wanted);
          System.out.println(IndexText.migrated(migrated));
          return migrated.stream().allMatch(each -> each.refusals() == 0)
              ? 0
              : CommandFailed.FAILED;
        });
  }

  private static Predicate<String> wanted(@Nullable String month) {
    if (month == null) {
      return alias -> true;
    }
    try {
      String suffix = "-" + MONTH.format(YearMonth.parse(month));
      return alias -> alias.endsWith(suffix);
    } catch (DateTimeException e) {
      throw CommandFailed.usage("--month takes a year and a month, as 2026-11, not " + month);
    }
  }
}
