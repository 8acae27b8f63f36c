package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.feed.FeedOutcome;
import org.newswatch.crawler.feed.FeedReader;
import org.newswatch.crawler.opml.Opml;
import org.newswatch.crawler.opml.OpmlOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Feeds and lists of feeds, good and broken: how many are read, and whether wholly. */
@Command(
    name = "feeds",
    description = "Feeds, good and broken: how many are read, with all their items.",
    mixinStandardHelpOptions = true)
final class FeedsTask implements Callable<Integer> {

  /** Where relative addresses in the files are taken to be. */
  private static final String BASE = "http://feeds.test/feed.xml";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with feeds, at any depth.")
  private Path data = Path.of("");

  @Option(
      names = "--verbose",
      description = "Names the files that were refused, crashed or were not read wholly.")
  private boolean verbose;

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, Integer> refused = new TreeMap<>();
  private int read;
  private int repaired;
  private int crashed;
  private long items;
  private long usable;
  private long outlines;
  private int wellFormed;
  private int wellFormedRead;
  private int complete;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(data)) {
      throw new BadDataException(data + " is no folder");
    }
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new BadDataException(data + " holds no files");
    }
    long nanos = 0;
    for (Path file : files) {
      byte[] body = Files.readAllBytes(file);
      long start = System.nanoTime();
      Found found = found(body);
      nanos += System.nanoTime() - start;
      String fault = judge(found, FeedTruth.of(body));
      if (verbose && !fault.isEmpty()) {
        console.println(data.relativize(file) + " " + fault);
      }
    }
    print(new Figures(console), files.size(), nanos);
    return 0;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * What our reader said.
   *
   * @param reason why it was refused; empty when it was read
   * @param entries entries in it, of a list its outlines
   */
  private record Found(String reason, String detail, int entries) {}

  private Found found(byte[] body) {
    try {
      return switch (FeedReader.read(body, BASE, "")) {
        case FeedOutcome.Read feed -> {
          read++;
          repaired += feed.repaired() ? 1 : 0;
          items += feed.counts().entries();
          usable += feed.items().size();
          yield new Found("", "", feed.counts().entries());
        }
        case FeedOutcome.Refused no ->
            no.reason().equals("opml") ? list(body) : new Found(no.reason(), no.detail(), 0);
      };
    } catch (RuntimeException | StackOverflowError e) {
      // The readers promise never to throw: this is what the figure is for.
      crashed++;
      return new Found("crashed", e.toString(), 0);
    }
  }

  private Found list(byte[] body) {
    return switch (Opml.read(body)) {
      case OpmlOutcome.Read list -> {
        read++;
        outlines += list.outlines();
        yield new Found("", "", list.outlines());
      }
      case OpmlOutcome.Refused no -> new Found(no.reason(), no.detail(), 0);
    };
  }

  /** Counts the file; answers what is wrong with how it was read, or nothing. */
  private String judge(Found found, Optional<FeedTruth> truth) {
    boolean wasRead = found.reason().isEmpty();
    if (!wasRead && !found.reason().equals("crashed")) {
      refused.merge(found.reason(), 1, Integer::sum);
    }
    if (truth.isPresent()) {
      wellFormed++;
      wellFormedRead += wasRead ? 1 : 0;
      boolean all = wasRead && found.entries() == truth.get().entries();
      complete += all ? 1 : 0;
      if (wasRead && !all) {
        return "incomplete: " + found.entries() + " of " + truth.get().entries();
      }
    }
    String feed = truth.isPresent() ? " (a well-formed feed)" : "";
    return wasRead ? "" : found.reason() + ": " + found.detail() + feed;
  }

  private void print(Figures figures, int files, long nanos) {
    figures.count("feeds.files", files);
    figures.count("feeds.read", read);
    figures.count("feeds.repaired", repaired);
    figures.count("feeds.refused", refused.values().stream().mapToInt(Integer::intValue).sum());
    figures.count("feeds.crashed", crashed);
    figures.count("feeds.items", items);
    figures.count("feeds.items_with_address", usable);
    figures.count("feeds.outlines", outlines);
    figures.count("feeds.wellformed", wellFormed);
    figures.ratio("feeds.wellformed_read", share(wellFormedRead));
    figures.ratio("feeds.wellformed_complete", share(complete));
    refused.forEach((reason, count) -> figures.count("feeds.refused." + reason, count));
    figures.rate("feeds.files_per_s", files * 1e9 / Math.max(1, nanos));
  }

  private double share(int part) {
    return wellFormed == 0 ? 0 : (double) part / wellFormed;
  }
}
