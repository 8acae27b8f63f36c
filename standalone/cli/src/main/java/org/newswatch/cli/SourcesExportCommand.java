package org.newswatch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.sources.SourceLists;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.sources.SourceStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes all sources as OPML 2.0, for feed readers and for `newswatch sources import`.",
      "Ids, kinds and countries go along; folders stay out, as they are of this machine."
    })
final class SourcesExportCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to write it; to standard output when not given.")
  private @Nullable Path file;

  @Override
  public Integer call() throws InterruptedException {
    List<Source> sources = SourcesCommand.onSources(data.folder().running(), SourceStore::all);
    String opml = SourceLists.write(sources);
    Path target = file;
    if (target == null) {
      System.out.print(opml);
    } else {
      write(target, opml);
    }
    long folders = sources.stream().filter(source -> source.kind() == Kind.FOLDER).count();
    if (target != null || folders > 0) {
      System.err.println(
          "%d sources written%s."
              .formatted(
                  sources.size() - folders,
                  folders == 0 ? "" : ", " + folders + " folders left out"));
    }
    return 0;
  }

  private static void write(Path target, String opml) {
    try {
      Files.writeString(target, opml, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailed.failed("cannot write " + target + ": " + e);
    }
  }
}
