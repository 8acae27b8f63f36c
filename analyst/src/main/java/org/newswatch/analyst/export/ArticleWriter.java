package org.newswatch.analyst.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.newswatch.analyst.sheets.CsvWriter;
import org.newswatch.query.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes articles down, one a line or row. */
final class ArticleWriter {

  /** What is told of each article, by the names of the index. */
  static final List<String> FIELDS =
      List.of(
          Fields.ARTICLE_ID,
          Fields.URL,
          Fields.CANONICAL_URL,
          Fields.FILE,
          Fields.TITLE,
          Fields.SUMMARY,
          Fields.TEXT,
          Fields.TEXT_TRUNCATED,
          Fields.BYLINE,
          Fields.SECTION,
          Fields.TAGS,
          Fields.LANGUAGE,
          Fields.SOURCE,
          Fields.TIMESTAMP,
          Fields.PUBLISHED_AT,
          Fields.MODIFIED_AT,
          Fields.FIRST_SEEN_AT,
          Fields.INDEXED_AT,
          Fields.REVISION,
          Fields.STORY_ID,
          Fields.NEAR_DUPLICATE_OF,
          Fields.SIMILARITY,
          Fields.PERSONS,
          Fields.ORGANIZATIONS,
          Fields.PLACES,
          Fields.COUNTRIES,
          Fields.ENTITY_IDS,
          Fields.MENTIONED_DAYS,
          Fields.PAYWALLED);

  /** Where to go on after this article. */
  private static final String CURSOR = "cursor";

  /** What a sheet takes no offence at. */
  private static final String TIME = "time";

  private static final List<String> COLUMNS =
      List.of(
          Fields.ARTICLE_ID,
          Fields.TIMESTAMP,
          Fields.TITLE,
          Fields.URL,
          Fields.SOURCE_ID,
          Fields.SOURCE_NAME,
          Fields.SOURCE_COUNTRY,
          Fields.LANGUAGE,
          Fields.BYLINE,
          Fields.SECTION,
          Fields.TAGS,
          Fields.PUBLISHED_AT,
          Fields.FIRST_SEEN_AT,
          Fields.INDEXED_AT,
          Fields.REVISION,
          Fields.STORY_ID,
          Fields.NEAR_DUPLICATE_OF,
          Fields.PERSONS,
          Fields.ORGANIZATIONS,
          Fields.PLACES,
          Fields.COUNTRIES,
          Fields.MENTIONED_DAYS,
          Fields.SUMMARY,
          Fields.TEXT,
          CURSOR);

  private static final JsonMapper JSON = new JsonMapper();

  private final Format format;
  private final UnaryOperator<String> story;

  /**
   * @param story the id that readers take a story for
   */
  ArticleWriter(Format format, UnaryOperator<String> story) {
    this.format = format;
    this.story = story;
  }

  /** What stands above the first. */
  void header(OutputStream out) throws IOException {
    switch (format) {
      case JSONL -> {}
      case CSV ->
          row(
              COLUMNS.stream().map(name -> name.equals(Fields.TIMESTAMP) ? TIME : name).toList(),
              out);
    }
  }

  /** One of them, as a search found it. */
  void write(JsonNode hit, OutputStream out) throws IOException {
    if (!(hit.path("_source") instanceof ObjectNode article)) {
      throw new IOException("a hit without a document");
    }
    article.put(CURSOR, Articles.cursor(hit).text());
    String storyId = article.path(Fields.STORY_ID).asString("");
    if (!storyId.isEmpty()) {
      article.put(Fields.STORY_ID, story.apply(storyId));
    }
    switch (format) {
      case JSONL -> {
        out.write(JSON.writeValueAsBytes(article));
        out.write('\n');
      }
      case CSV -> row(COLUMNS.stream().map(column -> text(at(article, column))).toList(), out);
    }
  }

  private static JsonNode at(JsonNode article, String column) {
    JsonNode value = article;
    for (String name : column.split("\\.", -1)) {
      value = value.path(name);
    }
    return value;
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      var all = new StringJoiner("; ");
      value.forEach(each -> all.add(each.asString("")));
      return all.toString();
    }
    return value.asString("");
  }

  private static void row(List<String> cells, OutputStream out) throws IOException {
    var row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      row.append(i == 0 ? "" : ",").append(CsvWriter.text(cells.get(i)));
    }
    out.write(row.append("\r\n").toString().getBytes(UTF_8));
  }
}
