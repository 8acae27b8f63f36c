package org.newswatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.sources.SourceDraft;
import org.newswatch.cli.sources.SourceLists;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.crawler.preview.SourcePreview;
import org.newswatch.crawler.sources.SourceIds;
import org.newswatch.crawler.sources.SourceStore;
import org.newswatch.crawler.sources.SourceStoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Adds all sources of a list: OPML, as feed readers write it, or an address a line.",
      "In a plain list a name may follow the address; lines that begin with # are passed "
          + "over.",
      "A bad line is reported with its number, and the rest goes in; exit code 1 when "
          + "there was one."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch sources import feeds.opml --data DIR --dry-run",
      "  newswatch sources import feeds.opml --data DIR"
    })
final class SourcesImportCommand implements Callable<Integer> {

  /** Articles read where the sources are looked at first. */
  private static final int ARTICLES = 1;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "The list.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Say what would be added, and add nothing.")
  private boolean dryRun;

  @Option(names = "--test", description = "Look at each first; leave out what gives nothing.")
  private boolean test;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Crawler settings for --test; those of the instance when not given.")
  private @Nullable Path config;

  @Override
  public Integer call() throws InterruptedException {
    SourceLists.Read list = read();
    Instance instance = data.folder().running();
    for (SourceLists.BadLine bad : list.bad()) {
      System.err.println("bad: " + Terminal.line(bad.place() + ": " + bad.detail()));
    }
    return SourcesCommand.onSources(instance, store -> add(instance, store, list));
  }

  private SourceLists.Read read() {
    if (!Files.isRegularFile(file)) {
      throw CommandFailed.usage("no such file: " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(SourceLists.BYTES_MAX + 1);
      if (bytes.length > SourceLists.BYTES_MAX) {
        throw CommandFailed.usage(file + " is larger than " + SourceLists.BYTES_MAX + " bytes");
      }
      return SourceLists.read(bytes, file.getFileName().toString());
    } catch (IOException e) {
      throw CommandFailed.failed("cannot read " + file + ": " + e);
    }
  }

  private int add(Instance instance, SourceStore store, SourceLists.Read list)
      throws SourceStoreException, InterruptedException {
    List<Source> known = new ArrayList<>(store.all());
    int added = 0;
    int there = list.repeated();
    int refused = 0;
    for (SourceLists.Entry entry : list.entries()) {
      if (SourceIds.withAddress(known, entry.address()).isPresent()) {
        there++;
      } else if (!test || isGood(instance, entry)) {
        Source source = source(entry, known, instance);
        if (!dryRun) {
          store.put(source);
        }
        known.add(source);
        added++;
        System.out.println(
            dryRun
                ? "Would add " + source.id() + " " + Terminal.line(source.address())
                : SourceDraft.added(source));
      } else {
        refused++;
      }
    }
    System.out.printf(
        "%d %s, %d there already, %d bad%s.%n",
        added,
        dryRun ? "would be added" : "added",
        there,
        list.bad().size(),
        test ? ", " + refused + " that give nothing" : "");
    return list.bad().isEmpty() && refused == 0 ? 0 : CommandFailed.FAILED;
  }

  private boolean isGood(Instance instance, SourceLists.Entry entry) throws InterruptedException {
    CrawlerConfig settings = SourceLooks.config(config, instance.config());
    SourcePreview seen =
        SourceLooks.look(
            settings.fetchSettings(),
            entry.address(),
            entry.kind(),
            ARTICLES,
            SourcesTestCommand::progress);
    if (seen.usable().isPresent()) {
      return true;
    }
    String why = seen.problems().isEmpty() ? "it gives nothing" : seen.problems().get(0).detail();
    System.err.println("nothing: " + Terminal.line(entry.address() + ": " + why));
    return false;
  }

  private static Source source(SourceLists.Entry entry, List<Source> known, Instance instance) {
    String id = entry.id();
    boolean free = known.stream().noneMatch(source -> source.id().equals(id));
    String country = entry.country();
    String language = entry.language();
    Kind kind = entry.kind();
    return new SourceDraft(
            free ? id : null,
            entry.name(),
            country != null && country.matches("[A-Za-z]{2}") ? country : null,
            language == null ? null : SourceLists.language(language))
        .source(kind, entry.address(), known, instance.clock().instant());
  }
}
