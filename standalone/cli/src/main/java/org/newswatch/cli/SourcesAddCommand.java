package org.newswatch.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.sources.PreviewText;
import org.newswatch.cli.sources.SourceDraft;
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

@Command(
    name = "add",
    description = {
      "Adds a source to a running instance, after a look at what it gives.",
      "Given a home page it finds the site's feeds and sitemaps, and adds the best one.",
      "An address that gives nothing is refused, with the reason and what to do."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch sources add https://paper.example --data DIR",
      "  newswatch sources add https://paper.example --data DIR --all",
      "  newswatch sources add https://isle.example/latest --as listing --country GB --data DIR",
      "  newswatch sources add /var/news/incoming --name Agency --data DIR"
    })
final class SourcesAddCommand implements Callable<Integer> {

  /** Articles read before a source is taken: one alone may be a picture or a film. */
  private static final int ARTICLES = 3;

  @Mixin private DataOption data = new DataOption();

  @Mixin private AddressOption what = new AddressOption();

  @Option(names = "--id", paramLabel = "ID", description = "Its id; after its host when not given.")
  private @Nullable String id;

  @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
  private @Nullable String name;

  @Option(names = "--country", paramLabel = "XX", description = "Where it is published, as GB.")
  private @Nullable String country;

  @Option(names = "--language", paramLabel = "xx", description = "What it is written in, as en.")
  private @Nullable String language;

  @Option(names = "--no-test", description = "Add it without a look, as a feed unless --as says.")
  private boolean unseen;

  @Option(names = "--all", description = "Add all sources that a home page leads to.")
  private boolean all;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Crawler settings for the look; those of the instance when not given.")
  private @Nullable Path config;

  @Override
  public Integer call() throws InterruptedException {
    SourceDraft draft = draft();
    Instance instance = data.folder().running();
    return SourcesCommand.onSources(instance, store -> add(instance, store, draft));
  }

  private SourceDraft draft() {
    try {
      return new SourceDraft(id, name, country, language);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(String.valueOf(e.getMessage()));
    }
  }

  private int add(Instance instance, SourceStore store, SourceDraft draft)
      throws SourceStoreException, InterruptedException {
    Kind as = what.as();
    Kind kind = as == null ? Kind.FEED : as;
    String full = SourceLooks.withScheme(what.address(), as);
    Optional<String> plain = SourceIds.address(kind, full);
    List<Source> known = store.all();
    if (plain.flatMap(one -> SourceIds.withAddress(known, one)).map(this::already).isPresent()) {
      return 0;
    }
    String wanted = draft.id();
    if (wanted != null && known.stream().anyMatch(source -> source.id().equals(wanted))) {
      throw CommandFailed.usage("another source has the id " + wanted + "; choose a different one");
    }
    if (unseen) {
      String given =
          plain.orElseThrow(() -> CommandFailed.usage("no http or https address: " + full));
      put(store, draft.source(kind, given, known, instance.clock().instant()));
      return 0;
    }
    CrawlerConfig settings = SourceLooks.config(config, instance.config());
    SourcePreview preview = look(settings, full, as);
    SourcePreview best = preview.usable().orElse(null);
    if (best == null) {
      System.out.println(PreviewText.of(preview, instance.clock().instant()));
      return CommandFailed.FAILED;
    }
    addSeen(instance, store, draft, best);
    return preview.others().isEmpty() ? 0 : others(instance, store, settings, preview);
  }

  private Source already(Source source) {
    System.out.println(
        "Already a source: " + source.id() + (source.paused() ? " (paused)" : "") + ".");
    return source;
  }

  private static SourcePreview look(CrawlerConfig settings, String address, @Nullable Kind kind)
      throws InterruptedException {
    return SourceLooks.look(
        settings.fetchSettings(), address, kind, ARTICLES, SourcesTestCommand::progress);
  }

  private void addSeen(Instance instance, SourceStore store, SourceDraft draft, SourcePreview seen)
      throws SourceStoreException, InterruptedException {
    List<Source> known = store.all();
    if (SourceIds.withAddress(known, seen.address()).map(this::already).isEmpty()) {
      put(store, draft.source(seen, known, instance.clock().instant()));
    }
  }

  private void put(SourceStore store, Source source)
      throws SourceStoreException, InterruptedException {
    store.put(source);
    System.out.println(SourceDraft.added(source));
    System.out.println(
        "See how it does: newswatch sources show %s --data %s"
            .formatted(source.id(), data.folder().path()));
  }

  private int others(
      Instance instance, SourceStore store, CrawlerConfig settings, SourcePreview preview)
      throws SourceStoreException, InterruptedException {
    if (!all) {
      System.out.println();
      System.out.println("It also leads to these; --all adds all of them:");
      for (SourcePreview.Other other : preview.others()) {
        System.out.println(
            "  newswatch sources add %s --data %s"
                .formatted(PreviewText.quoted(other.address()), data.folder().path()));
      }
      return 0;
    }
    SourceDraft plain = new SourceDraft(null, null, country, language);
    for (SourcePreview.Other other : preview.others()) {
      SourcePreview seen = look(settings, other.address(), other.kind());
      if (seen.usable().isPresent()) {
        addSeen(instance, store, plain, seen);
      } else {
        System.out.println("Not added, nothing would come of it: " + other.address());
      }
    }
    return 0;
  }
}
