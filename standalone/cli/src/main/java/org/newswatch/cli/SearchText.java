package org.newswatch.cli;

import java.net.URI;
import java.util.Locale;
import org.newswatch.cli.sources.Terminal;
import tools.jackson.databind.JsonNode;

/** A page of hits as a terminal shows it. */
final class SearchText {

  private SearchText() {}

  static String of(JsonNode page, URI pages) {
    JsonNode hits = page.path("hits");
    var out = new StringBuilder();
    for (JsonNode hit : hits) {
      String day = hit.path("publishedAt").asString("");
      out.append(Terminal.line(hit.path("title").asString("")))
          .append("\n  ")
          .append(Terminal.line(hit.path("source").asString("")))
          .append(
              day.isEmpty() ? "" : ", " + day.replace('T', ' ').replaceAll("(:\\d\\d)?Z$", " UTC"))
          .append("\n  ")
          .append(pages.resolve("/articles/" + hit.path("articleId").asString("")))
          .append("\n\n");
    }
    long total = page.path("total").asLong(0);
    String count = (page.path("totalExact").asBoolean(true) ? "" : "at least ") + total;
    out.append(total == 1 ? "1 article" : count + " articles");
    if (hits.size() < total) {
      out.append("; ").append(hits.size()).append(" shown, --limit shows more");
    }
    long copies = page.path("copies").asLong(0);
    if (copies > 0) {
      out.append("; ").append(copies).append(copies == 1 ? " is a copy" : " are copies");
      out.append(" of earlier ones, --originals leaves them out");
    }
    for (JsonNode facet : page.path("facets")) {
      appendFacet(out, facet);
    }
    return out.toString();
  }

  private static void appendFacet(StringBuilder out, JsonNode facet) {
    if (facet.path("values").isEmpty()) {
      return;
    }
    out.append("\n\n").append(facet.path("kind").asString("").toLowerCase(Locale.ROOT));
    for (JsonNode value : facet.path("values")) {
      out.append(
          "\n  %6d  %-32s  %s"
              .formatted(
                  value.path("articles").asLong(0),
                  Terminal.line(value.path("label").asString("")),
                  Terminal.line(value.path("refined").asString(""))));
    }
  }
}
