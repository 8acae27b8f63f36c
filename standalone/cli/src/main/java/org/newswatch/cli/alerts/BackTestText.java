package org.newswatch.cli.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.desk.BackTests;
import org.newswatch.query.Cost;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a back-test found, as people and programs read it. */
public final class BackTestText {

  private static final int TITLE_CHARS = 80;
  private static final JsonMapper JSON = JsonMapper.shared();

  private BackTestText() {}

  /** For people. */
  public static String of(BackTests.Tried tried, Cost cost) {
    BackTests.Report report = tried.report();
    var out = new StringJoiner("\n");
    out.add(
        "%s to %s: %d alerts, %.1f a day, of %d stories"
            .formatted(
                AlertText.minute(report.from()),
                AlertText.minute(report.to()),
                report.alerts().size(),
                report.perDay(),
                report.stories()));
    if (report.from().isAfter(tried.wanted())) {
      add(
          out,
          "asked from",
          AlertText.minute(tried.wanted()) + "; there is nothing to go by before the time above");
    }
    add(out, "articles read", tried.read() + ", of which match " + report.matches());
    if (tried.without() == null) {
      add(
          out,
          "of these",
          tried.asked()
              + " of the archive could match, "
              + tried.fromTopic()
              + " were not there and came from Kafka");
    } else {
      add(out, "of these", "all from Kafka, without the archive: " + tried.without());
    }
    if (tried.unread() > 0) {
      add(out, "not read", tried.unread() + " that earlier builds put into the archive");
    }
    if (!tried.closed().isEmpty()) {
      add(out, "closed", "and not read: " + String.join(", ", tried.closed()));
    }
    if (report.over() > 0) {
      Instant until = tried.leftOutUntil();
      add(
          out,
          "too many",
          report.over()
              + " matches were left out"
              + (until == null ? "" : ", those of Kafka up to " + AlertText.minute(until))
              + "; ask more narrowly");
    }
    add(
        out,
        "alerts",
        report.reasons().entrySet().stream()
            .map(entry -> word(entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
    add(out, "held back", report.held() + ", of which near-duplicates " + report.copies());
    add(out, "too old", String.valueOf(report.old()));
    add(out, "sources", counted(report.topSources()));
    add(out, "matched", counted(report.topTerms()));
    add(out, "cost", word(cost.level()) + ", " + cost.clauses() + " clauses");
    for (Alert alert : report.samples()) {
      out.add(
          "%s  %-10s  %s"
              .formatted(
                  AlertText.minute(alert.at()),
                  word(alert.reason()),
                  Terminal.cut(alert.title(), TITLE_CHARS)));
    }
    return out.toString();
  }

  /** For programs: counts, {@code alerts} by their ids, {@code samples} whole. */
  public static String json(BackTests.Tried tried, Cost cost) {
    BackTests.Report report = tried.report();
    ObjectNode node = JSON.createObjectNode();
    node.put("from", report.from().toString());
    node.put("askedFrom", tried.wanted().toString());
    node.put("to", report.to().toString());
    node.put("read", tried.read());
    node.put("asked", tried.asked());
    node.put("fromTopic", tried.fromTopic());
    node.put("unread", tried.unread());
    ArrayNode closed = node.putArray("closed");
    tried.closed().forEach(closed::add);
    node.put("leftOutUntil", tried.leftOutUntil() == null ? null : tried.leftOutUntil().toString());
    node.put("withoutArchive", tried.without());
    node.put("matches", report.matches());
    node.put("leftOut", report.over());
    node.put("alertsPerDay", report.perDay());
    node.put("stories", report.stories());
    node.put("nearDuplicates", report.copies());
    node.put("cost", word(cost.level()));
    node.put("clauses", cost.clauses());
    ObjectNode outcomes = node.putObject("outcomes");
    report.outcomes().forEach((outcome, count) -> outcomes.put(outcome, count));
    ObjectNode reasons = node.putObject("reasons");
    report.reasons().forEach((reason, count) -> reasons.put(word(reason), count));
    ArrayNode alerts = node.putArray("alerts");
    report.alerts().forEach(alert -> alerts.add(alert.id()));
    counted(node.putArray("topSources"), report.topSources());
    counted(node.putArray("topTerms"), report.topTerms());
    ArrayNode samples = node.putArray("samples");
    report.samples().forEach(alert -> samples.add(JSON.readTree(Codec.ALERT.encode(alert))));
    return node.toPrettyString();
  }

  private static void counted(ArrayNode array, List<BackTests.Counted> all) {
    all.forEach(each -> array.addObject().put("what", each.what()).put("count", each.count()));
  }

  private static String counted(List<BackTests.Counted> all) {
    return all.stream()
        .map(each -> each.what() + " " + each.count())
        .collect(Collectors.joining(", "));
  }

  private static void add(StringJoiner out, String what, String value) {
    out.add("  %-14s %s".formatted(what, value.isEmpty() ? "none" : Terminal.line(value)));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
