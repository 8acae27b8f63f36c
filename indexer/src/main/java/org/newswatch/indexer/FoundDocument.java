package org.newswatch.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.query.Fields;
import org.newswatch.query.KeptRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that a search found, to be written anew or taken away where it stands.
 *
 * @param hit with version and, where the article is asked for, the whole source
 */
record FoundDocument(JsonNode hit) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The article that it was made of, or why it cannot be had. */
  Decoded<EnrichedArticle> article() {
    return KeptRecord.of(hit.path("_source"));
  }

  /** The lines of a bulk request that put this article in its place, as the same version. */
  List<String> replaced(EnrichedArticle article, Instant now) {
    return replaced(hit.path("_index").asString(""), article, now);
  }

  /** The same wherever this alias leads by then. */
  List<String> replaced(String alias, EnrichedArticle article, Instant now) {
    return List.of(
        action("index", alias, hit.path("_version").asLong()),
        new String(ArticleDocument.of(article, indexedAt(now)), UTF_8));
  }

  /** The line that takes it away, as this version. */
  List<String> deleted(long version) {
    return List.of(action("delete", hit.path("_index").asString(""), version));
  }

  /** What readers have seen is not new to those who ask for what came since. */
  private Instant indexedAt(Instant now) {
    try {
      return Instant.parse(hit.path("_source").path(Fields.INDEXED_AT).asString(""));
    } catch (DateTimeParseException e) {
      return now;
    }
  }

  private String action(String name, String index, long version) {
    ObjectNode action = JSON.createObjectNode();
    action
        .putObject(name)
        .put("_index", index)
        .put("_id", hit.path("_id").asString(""))
        .put("version", version)
        .put("version_type", "external_gte");
    return action.toString();
  }
}
