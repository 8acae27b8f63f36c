package org.newswatch.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Articles that people put together by what they tell. */
final class StoryRows {

  /**
   * One of them.
   *
   * @param cluster what it tells
   */
  record Row(String id, String title, String text, String cluster) {}

  private StoryRows() {}

  /**
   * Reads them; their times are left out, as they lie cluster by cluster.
   *
   * @throws BadDataException when the file is not there or holds none
   */
  static List<Row> read(Path file) {
    return JsonLines.read(
        file,
        "file with a JSON object a line: {id,title,text,cluster}",
        node -> {
          String title = node.path("title").asString("");
          String text = node.path("text").asString("");
          // An article has both: of a headline alone it is all there is to read, as for an import.
          return new Row(
              node.path("id").asString(""),
              title.isBlank() ? text.lines().findFirst().orElse("") : title,
              text.isBlank() ? title : text,
              node.path("cluster").asString(""));
        });
  }
}
