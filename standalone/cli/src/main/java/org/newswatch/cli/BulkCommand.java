package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.jobs.JobText;
import org.newswatch.cli.sources.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Many questions at once. */
@Command(
    name = "bulk",
    description = {
      "Searches for each line of a list: names, or queries.",
      "Each line has its own result: how many articles, stories and sources, and the newest of"
          + " them; a wrong line is told with its place and stops no other.",
      "A list may be plain lines, or a table (CSV, tabs) with columns such as id, name, aliases,"
          + " type, language, query. How it was read is told; what is found out wrongly can be set.",
      "The search is a job: it goes on when this command is broken off, and after a restart."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch bulk sanctions.csv --output found.xlsx --data DIR",
      "  newswatch bulk queries.txt --kind queries --hits 100 --data DIR",
      "  newswatch bulk --again JOB --output new.jsonl --data DIR"
    })
final class BulkCommand implements Callable<Integer> {

  private static final int WRONG_SHOWN = 20;

  @Mixin private DataOption data = new DataOption();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The list.")
  private @Nullable Path list;

  @Option(names = "--name", paramLabel = "NAME", description = "What you call it.")
  private @Nullable String name;

  @Option(
      names = "--hits",
      paramLabel = "N",
      description = "Articles that each line lists, 0 to 10000 (10); all are counted.")
  private @Nullable Integer hits;

  @Option(names = "--originals", description = "Leaves out articles that repeat an earlier one.")
  private boolean originals;

  @Option(names = "--kind", paramLabel = "KIND", description = "names or queries.")
  private @Nullable String kind;

  @Option(
      names = "--columns",
      paramLabel = "ROLES",
      description =
          "What each column is, as id,name,other: id, name, given-name, family-name, aliases, type,"
              + " language, query, other.")
  private @Nullable String columns;

  @Option(
      names = "--delimiter",
      paramLabel = "WORD",
      description = "comma, semicolon, tab, pipe or none.")
  private @Nullable String delimiter;

  @Option(
      names = "--header",
      paramLabel = "true|false",
      description = "Whether the first line says what the columns are called.")
  private @Nullable String header;

  @Option(names = "--encoding", paramLabel = "NAME", description = "As windows-1251.")
  private @Nullable String encoding;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "What bears the names: person, organization, location.")
  private @Nullable String type;

  @Option(names = "--language", paramLabel = "LANG", description = "Of the articles, as en.")
  private @Nullable String language;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "From which score on, 0 to 1, a name is taken for one of the list.")
  private @Nullable String threshold;

  @Option(
      names = "--again",
      paramLabel = "JOB",
      description = "Instead of FILE: the same list as that job, for what is new since.")
  private @Nullable String again;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where to write the results: a table for FILE.csv or FILE.xlsx, else a JSON object for"
              + " each line.")
  private @Nullable Path output;

  @Option(names = "--detach", description = "Begins it, and does not wait.")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if ((list == null) == (again == null)) {
      throw CommandFailed.usage("bulk takes a FILE, or --again JOB");
    }
    var client = new AnalystClient(data.folder().running().page());
    JsonNode begun =
        list == null
            ? client.begin("bulkAgain", Map.of("id", String.valueOf(again)))
            : client.begin("startBulk", how(), bytes(list));
    String id = begun.path("id").asString("");
    System.err.println(
        "Job " + id + "; it goes on without this command. newswatch jobs show " + id);
    read(client, id);
    if (detach) {
      return 0;
    }
    var watch = new JobWatch(client, System.err);
    JsonNode job = watch.untilDone(id);
    Path file = output;
    if (file != null) {
      watch.fetch(job, file);
    }
    wrong(client, id);
    System.out.println(JobText.summary(job));
    if (file == null) {
      System.out.println("The results: newswatch jobs download " + id + " --output FILE");
    }
    return 0;
  }

  private Map<String, Object> how() {
    Map<String, Object> how = new HashMap<>();
    how.put("originals", originals);
    put(how, "name", name);
    put(how, "hits", hits);
    put(how, "kind", kind);
    put(how, "columns", columns);
    put(how, "delimiter", delimiter);
    put(how, "header", header);
    put(how, "encoding", encoding);
    put(how, "type", type);
    put(how, "language", language);
    put(how, "threshold", threshold);
    return how;
  }

  private static void put(Map<String, Object> how, String key, @Nullable Object value) {
    if (value != null) {
      how.put(key, value);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CommandFailed.usage("the list cannot be read: " + file + ": " + e.getMessage());
    }
  }

  private static void read(AnalystClient client, String id) throws InterruptedException {
    JsonNode reading = client.ask("bulkReading", Map.of("id", id));
    for (var each : reading.path("detected").properties()) {
      System.err.println("  " + each.getKey() + ": " + Terminal.line(each.getValue().asString("")));
    }
  }

  private static void wrong(AnalystClient client, String id) throws InterruptedException {
    JsonNode wrong =
        client.ask("bulkResults", Map.of("id", id, "state", "wrong", "limit", WRONG_SHOWN));
    for (JsonNode result : wrong.path("results")) {
      JsonNode fault = result.path("fault");
      int column = fault.path("column").asInt(0);
      System.err.println(
          "line "
              + result.path("line").asInt()
              + (column > 0 ? ", column " + column : "")
              + ": "
              + Terminal.line(
                  fault.path("cause").asString("") + " " + fault.path("fix").asString("")));
    }
    long more = wrong.path("total").asLong(0) - wrong.path("results").size();
    if (more > 0) {
      System.err.println(more + " more lines are wrong; the results have them.");
    }
  }
}
