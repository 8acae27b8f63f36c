package org.newswatch.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts with the persons, bodies and places that people marked in them, a JSON object a line. */
final class NerTexts {

  private static final SourceRef SOURCE =
      new SourceRef("benchmark", "Benchmark", "benchmark.test", null, "en");

  /** A title that says nothing: the labelled text holds its headline already. */
  private static final String NO_TITLE = "-";

  /** The texts carry no date; what relative days count from changes no name. */
  private static final Instant FETCHED = Instant.parse("2022-07-01T00:00:00Z");

  private NerTexts() {}

  /** A name; offsets are UTF-16 units of the text. */
  record Name(int start, int end, String type, String text) {}

  record Labelled(String id, String text, List<Name> names) {

    RawArticle article() {
      return RawArticle.builder(ArticleId.ofText(SOURCE.id(), id), SOURCE, NO_TITLE, text, FETCHED)
          .build();
    }
  }

  static List<Labelled> read(Path file) {
    return JsonLines.read(file, "file of {id,text,entities} lines", NerTexts::text);
  }

  /** What the annotator found in the text, of the three types that the labels know. */
  static List<Name> names(Annotation annotation) {
    var names = new ArrayList<Name>();
    for (Mention mention : annotation.mentions()) {
      String type =
          switch (mention.type()) {
            case PERSON -> "PER";
            case ORGANIZATION -> "ORG";
            case LOCATION -> "LOC";
            case MISC -> "";
          };
      if (mention.field() == Field.TEXT && !type.isEmpty()) {
        names.add(new Name(mention.start(), mention.end(), type, mention.surface()));
      }
    }
    return names;
  }

  /** A text in the form in which it was read, with the names found. */
  static String line(Labelled text, List<Name> found) {
    ObjectNode line = JsonLines.JSON.createObjectNode();
    line.put("id", text.id());
    line.put("text", text.text());
    var entities = line.putArray("entities");
    for (Name name : found) {
      ObjectNode node = entities.addObject();
      node.put("start", name.start());
      node.put("end", name.end());
      node.put("type", name.type());
      node.put("text", name.text());
    }
    return line.toString();
  }

  private static Labelled text(JsonNode line) {
    var names = new ArrayList<Name>();
    for (JsonNode name : line.path("entities")) {
      names.add(
          new Name(
              name.path("start").asInt(),
              name.path("end").asInt(),
              name.path("type").asString(""),
              name.path("text").asString("")));
    }
    String text = line.path("text").asString("");
    if (text.isBlank()) {
      throw new BadDataException("a line has no text: " + line.path("id").asString(""));
    }
    return new Labelled(line.path("id").asString(""), text, names);
  }
}
