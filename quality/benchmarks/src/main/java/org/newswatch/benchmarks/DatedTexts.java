package org.newswatch.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts with the TIMEX3 expressions that people marked in them, a JSON object a line. */
final class DatedTexts {

  private static final int ISO_DAY_CHARS = "2021-02-11".length();
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

  private DatedTexts() {}

  /** A time expression; offsets are UTF-16 units of the text. */
  record Time(int start, int end, String type, String value, String text) {

    boolean overlaps(Time other) {
      return start < other.end && other.start < end;
    }

    boolean sameSpan(Time other) {
      return start == other.start && end == other.end;
    }
  }

  record Dated(String id, LocalDate docDate, String text, List<Time> times) {}

  static List<Dated> read(Path file) {
    return JsonLines.read(file, "file of {id,docDate,text,timex} lines", DatedTexts::text);
  }

  /** A text in the form in which it was read, with the times found. */
  static String line(Dated text, List<Time> found) {
    ObjectNode line = JsonLines.JSON.createObjectNode();
    line.put("id", text.id());
    line.put("docDate", text.docDate().toString());
    line.put("text", text.text());
    var times = line.putArray("timex");
    for (Time time : found) {
      ObjectNode node = times.addObject();
      node.put("start", time.start());
      node.put("end", time.end());
      node.put("type", time.type());
      node.put("value", time.value());
      node.put("text", time.text());
    }
    return line.toString();
  }

  private static Dated text(JsonNode line) {
    var times = new ArrayList<Time>();
    for (JsonNode time : line.path("timex")) {
      times.add(
          new Time(
              time.path("start").asInt(),
              time.path("end").asInt(),
              time.path("type").asString(""),
              time.path("value").asString(""),
              time.path("text").asString("")));
    }
    return new Dated(
        line.path("id").asString(),
        day(line.path("docDate").asString()),
        line.path("text").asString(),
        times);
  }

  /** A day, also with the time behind it, or written day first. */
  private static LocalDate day(String written) {
    String day = written.substring(0, Math.min(ISO_DAY_CHARS, written.length()));
    try {
      return Character.isDigit(day.charAt(2))
          ? LocalDate.parse(day)
          : LocalDate.parse(day, DAY_FIRST);
    } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
      throw new BadDataException("docDate is no day like 2021-02-11: " + written);
    }
  }
}
