package org.newswatch.cli.index;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.newswatch.indexer.archive.ArchiveFile;
import org.newswatch.indexer.rebuild.Migrated;
import org.newswatch.indexer.rebuild.Rebuild;
import org.newswatch.indexer.rebuild.Rebuilding;

/** What became of indices, in words. */
public final class IndexText {

  private IndexText() {}

  /** A line for each index, and what was refused. */
  public static String migrated(List<Migrated> all) {
    if (all.isEmpty()) {
      return "There is no such index.";
    }
    var lines = new StringJoiner(System.lineSeparator());
    for (Migrated each : all) {
      lines.add(
          switch (each.state()) {
            case REPLACED -> each.from() + " -> " + each.to() + ": " + documents(each);
            case KEPT ->
                each.from() + " -> " + each.to() + ": " + documents(each) + "; the old one is kept";
            case REFUSED ->
                each.from()
                    + " stays as it is: "
                    + each.refusals()
                    + " documents were refused; mend them, or go on with --leave-out-refused";
            case CLOSED -> each.from() + " is closed; open it to migrate it";
          });
      named(lines, each.refused(), each.refusals());
    }
    return lines.toString();
  }

  private static String documents(Migrated one) {
    return number(one.anew())
        + " built anew"
        + (one.asTheyWere() == 0 ? "" : ", " + number(one.asTheyWere()) + " copied as they were");
  }

  /** A line for each source, and what could not be written. */
  public static String rebuilt(Rebuild.Report report) {
    var lines = new StringJoiner(System.lineSeparator());
    for (Rebuild.Part part : report.articles()) {
      lines.add(
          "articles from "
              + switch (part.source()) {
                case TOPIC -> "the topic";
                case REVISIONS -> "the index of revisions";
                case ARCHIVE -> "the archive";
              }
              + ": "
              + tally(part.tally()));
      named(lines, part.tally().failed(), part.tally().failures());
    }
    for (ArchiveFile.Hole gap : report.gaps()) {
      lines.add(
          ("lacking: partition %d, offsets %d to %d left the topic before they were"
                  + " read, and no archive gave them; try --source revisions")
              .formatted(gap.partition(), gap.from(), gap.to()));
    }
    lines.add("stories, entities, alerts, deliveries, sources: " + tally(report.others()));
    named(lines, report.others().failed(), report.others().failures());
    return lines.toString();
  }

  private static String tally(Rebuilding.Tally tally) {
    return number(tally.records())
        + " records"
        + (tally.failures() == 0 ? "" : ", " + number(tally.failures()) + " could not be written");
  }

  private static void named(StringJoiner lines, List<String> named, long all) {
    named.forEach(name -> lines.add("  " + name));
    if (all > named.size()) {
      lines.add("  and " + number(all - named.size()) + " more");
    }
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
