package org.newswatch.cli.index;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.indexer.verify.Difference;
import org.newswatch.indexer.verify.Report;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a comparison of topics and index found. */
public final class VerifyText {

  private VerifyText() {}

  /** As a table, with a line for each difference. */
  public static String text(Report report) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-12s %12s %12s %12s %12s%n",
            "",
            "EXPECTED",
            "IN INDEX",
            "SAME",
            "DIFFERENT"));
    new TreeMap<>(report.tallies())
        .forEach(
            (index, tally) -> {
              text.append(
                  String.format(
                      Locale.ROOT,
                      "%-12s %,12d %,12d %,12d %,12d%n",
                      word(index),
                      tally.expected(),
                      tally.found(),
                      tally.same(),
                      tally.differing()));
              if (tally.byRevisions() > 0) {
                text.append(
                    String.format(
                        Locale.ROOT,
                        "  of these %,d are older than the topic: articles and revisions agree%n",
                        tally.byRevisions()));
              }
            });
    if (report.unreadable() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%,d records on the topics do not read and are among the dead letters: newswatch"
                  + " dead-letters list%n",
              report.unreadable()));
    }
    if (report.same()) {
      return text.append("\nNothing differs.").toString();
    }
    text.append('\n');
    for (Difference difference : report.differences()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %-10s %s%s: %s%n",
              difference.what().word(),
              word(difference.index()),
              difference.id(),
              difference.revision() == 0 ? "" : " revision " + difference.revision(),
              difference.detail()));
    }
    long more = report.differing() - report.differences().size();
    if (more > 0) {
      text.append(String.format(Locale.ROOT, "and %,d more; --limit names more of them%n", more));
    }
    return text.append(String.format(Locale.ROOT, "%n%,d differ.", report.differing())).toString();
  }

  /** As one JSON object. */
  public static String json(Report report) {
    ObjectNode all = JsonMapper.shared().createObjectNode();
    all.put("same", report.same());
    all.put("differing", report.differing());
    all.put("unreadable", report.unreadable());
    ObjectNode kinds = all.putObject("indices");
    new TreeMap<>(report.tallies())
        .forEach(
            (index, tally) -> {
              ObjectNode of = kinds.putObject(word(index));
              of.put("expected", tally.expected());
              of.put("found", tally.found());
              of.put("same", tally.same());
              of.put("byRevisions", tally.byRevisions());
              ObjectNode how = of.putObject("differences");
              for (Map.Entry<Difference.What, Long> each :
                  new TreeMap<>(tally.differences()).entrySet()) {
                how.put(each.getKey().word(), each.getValue());
              }
            });
    ArrayNode differences = all.putArray("differences");
    for (Difference difference : report.differences()) {
      differences
          .addObject()
          .put("index", word(difference.index()))
          .put("what", difference.what().word())
          .put("id", difference.id())
          .put("revision", difference.revision())
          .put("detail", difference.detail());
    }
    return all.toPrettyString();
  }

  private static String word(IndexNames index) {
    return index.name().toLowerCase(Locale.ROOT);
  }
}
