package org.newswatch.cli.jobs;

import java.util.Locale;
import java.util.StringJoiner;
import org.newswatch.cli.sources.Terminal;
import tools.jackson.databind.JsonNode;

/** Jobs, as the analyst tells of them, for people. */
public final class JobText {

  private static final int ID_COLUMNS = 14;
  private static final int STATE_COLUMNS = 10;
  private static final int DONE_COLUMNS = 18;
  private static final int TIME_COLUMNS = 20;
  private static final int NAME_COLUMNS = 50;
  private static final long PERCENT = 100;

  private JobText() {}

  /** How far it is, in a line. */
  public static String progress(JsonNode job) {
    String detail = job.path("detail").asString("");
    return job.path("state").asString("")
        + "  "
        + done(job)
        + " "
        + things(job)
        + (detail.isEmpty() ? "" : "  " + Terminal.line(detail));
  }

  private static String things(JsonNode job) {
    return job.path("kind").asString("").equals("bulk") ? "lines" : "articles";
  }

  private static String done(JsonNode job) {
    long done = job.path("done").asLong(0);
    JsonNode total = job.path("total");
    if (!total.isNumber()) {
      return Long.toString(done);
    }
    long all = total.asLong();
    return done + "/" + all + (all == 0 ? "" : " (" + done * PERCENT / all + " %)");
  }

  /** All of them, a line each. */
  public static String table(JsonNode jobs) {
    if (jobs.isEmpty()) {
      return "No job yet: newswatch bulk FILE searches for each line of a list, newswatch export"
          + " QUERY --output FILE writes down all that a search finds.";
    }
    var out = new StringJoiner("\n");
    out.add(row("ID", "STATE", "DONE", "BEGUN", "NAME"));
    for (JsonNode job : jobs) {
      out.add(
          row(
              job.path("id").asString(""),
              job.path("state").asString(""),
              done(job),
              job.path("createdAt").asString("").replaceFirst("\\.[0-9]+Z", "Z"),
              job.path("kind").asString("") + ": " + job.path("name").asString("")));
    }
    return out.toString();
  }

  private static String row(String id, String state, String done, String time, String name) {
    return (Terminal.column(id, ID_COLUMNS)
            + Terminal.column(state, STATE_COLUMNS)
            + Terminal.column(done, DONE_COLUMNS)
            + "  "
            + Terminal.column(time, TIME_COLUMNS)
            + "  "
            + Terminal.cut(name, NAME_COLUMNS))
        .stripTrailing();
  }

  /** What there is to know of one. */
  public static String sheet(JsonNode job) {
    var out = new StringJoiner("\n");
    out.add(
        job.path("id").asString("")
            + "  "
            + job.path("kind").asString("")
            + ": "
            + Terminal.line(job.path("name").asString("")));
    out.add("  " + progress(job));
    line(out, "as of", job.path("asOf"));
    line(out, "new since", job.path("since"));
    for (var each : job.path("request").properties()) {
      line(out, each.getKey(), each.getValue());
    }
    for (var each : job.path("counts").properties()) {
      line(out, each.getKey(), each.getValue());
    }
    for (JsonNode event : job.path("events")) {
      out.add(
          "  "
              + event.path("at").asString("")
              + "  "
              + Terminal.line(event.path("what").asString("")));
    }
    return out.toString();
  }

  private static void line(StringJoiner out, String what, JsonNode value) {
    String text = Terminal.line(value.asString(""));
    if (!value.isNull() && !text.isEmpty()) {
      out.add("  " + Terminal.column(what, ID_COLUMNS) + text);
    }
  }

  /** What came of one that is done, in a line. */
  public static String summary(JsonNode job) {
    JsonNode counts = job.path("counts");
    if (!job.path("kind").asString("").equals("bulk")) {
      return String.format(
          Locale.ROOT,
          "%d articles, as of %s.",
          job.path("done").asLong(0),
          job.path("asOf").asString(""));
    }
    long leftOut = counts.path("hits-left-out").asLong(0);
    return String.format(
        Locale.ROOT,
        "%d lines: %d found, %d nothing, %d wrong. %d articles listed%s.",
        job.path("done").asLong(0),
        counts.path("found").asLong(0),
        counts.path("nothing").asLong(0),
        counts.path("wrong").asLong(0),
        counts.path("hits").asLong(0),
        leftOut == 0 ? "" : ", " + leftOut + " more match (--hits lists more of each line)");
  }
}
