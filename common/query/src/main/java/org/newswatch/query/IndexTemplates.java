package org.newswatch.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index templates, as the body of {@code PUT _index_template/NAME}. The embedded server and a
 * full one take the same: they name only what both have.
 */
public final class IndexTemplates {

  /** What the lifecycle policy is called that says when the indices of a month go. */
  public static final String LIFECYCLE = "newswatch";

  private static final JsonMapper JSON = new JsonMapper();

  private IndexTemplates() {}

  /** For the articles, with {@link IndexOptions#DEFAULT}. */
  public static String articles() {
    return of(IndexNames.ARTICLES, IndexOptions.DEFAULT);
  }

  /** For the documents of these names. */
  public static String of(IndexNames names, IndexOptions options) {
    ObjectNode template = (ObjectNode) JSON.readTree(read(names.template()));
    template.putArray("index_patterns").add(names.pattern());
    ObjectNode inner = template.withObject("/template");
    inner.withObject("/aliases").putObject(names.readAlias());
    ObjectNode index = inner.withObject("/settings/index");
    index
        .put("number_of_shards", options.shards())
        .put("number_of_replicas", options.replicas())
        .put("refresh_interval", options.refreshInterval().toMillis() + "ms")
        .put("codec", options.codec().word());
    if (options.lifecycle() && names.isMonthly()) {
      index.putObject("lifecycle").put("name", LIFECYCLE);
    }
    return template.toString();
  }

  private static byte[] read(String resource) {
    try (InputStream in = IndexTemplates.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
