package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.robots.RobotsTxt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether robots.txt is understood as the conformance cases of RFC 9309 ask for. */
@Command(
    name = "robots",
    description = "Verdicts on the conformance cases of RFC 9309.",
    mixinStandardHelpOptions = true)
final class RobotsTask implements Callable<Integer> {

  private static final String SUFFIX = ".textproto";
  private static final int DEPTH_MAX = 4;
  private static final long FILE_BYTES_MAX = 4L * 1024 * 1024;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder with *.textproto files, also in folders of it.")
  private Path data = Path.of("");

  @Option(names = "--verbose", description = "Names each case that was judged wrongly.")
  private boolean verbose;

  @Spec private @Nullable CommandSpec spec;

  private long right;
  private long wrong;

  @Override
  public Integer call() throws IOException {
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new BadDataException("no " + SUFFIX + " file is in " + data);
    }
    for (Path file : files) {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new BadDataException(file + " has more than " + FILE_BYTES_MAX + " bytes");
      }
      judge(file, console);
    }
    Figures figures = new Figures(console);
    figures.count("robots.right", right);
    figures.count("robots.wrong", wrong);
    return 0;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(data, DEPTH_MAX)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private void judge(Path file, PrintWriter console) throws IOException {
    TextProto.Message cases;
    try {
      cases = TextProto.read(Files.readAllBytes(file));
    } catch (BadDataException e) {
      throw new BadDataException(file + ": " + e.getMessage());
    }
    for (TextProto.Message test : cases.messages("tests")) {
      byte[] robots = test.text("robotstxt").bytes();
      for (TextProto.Message expected : test.messages("test_expectations")) {
        String agent = expected.text("useragent").utf8();
        String url = expected.text("testurl").utf8();
        String outcome = expected.word("expected_outcome");
        String found = RobotsTxt.parse(robots, agent).allows(url) ? "ALLOWED" : "DISALLOWED";
        if (found.equals(outcome)) {
          right++;
        } else {
          wrong++;
          if (verbose) {
            console.printf("%s: «%s» is %s for «%s»%n", file, url, outcome, agent);
          }
        }
      }
    }
  }
}
