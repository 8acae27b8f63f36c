package org.newswatch.analyst.bulk;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Says which of the articles that a query finds are meant. Pure: the same for the same article. */
public interface Judge {

  /** The fields of an article's document that it looks at. */
  List<String> fields();

  /**
   * How the article fits; empty when it is not meant.
   *
   * @param document with these fields
   */
  Optional<BulkResult.Match> judge(JsonNode document);
}
