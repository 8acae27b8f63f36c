package org.newswatch.cli.sources;

import java.util.List;
import org.newswatch.contract.Codec;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceHealth;
import org.newswatch.crawler.preview.SourcePreview;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same for programs. */
public final class SourceJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private SourceJson() {}

  /** An array of all of them. */
  public static String of(List<SourceState> states) {
    ArrayNode all = JSON.createArrayNode();
    states.forEach(state -> all.add(node(state)));
    return all.toPrettyString();
  }

  /** One of them: {@code source, state, health}. */
  public static String of(SourceState state) {
    return node(state).toPrettyString();
  }

  private static ObjectNode node(SourceState state) {
    ObjectNode node = JSON.createObjectNode();
    node.set("source", JSON.readTree(Codec.SOURCE.encode(state.source())));
    node.put("state", state.word());
    SourceHealth health = state.health();
    if (health != null) {
      node.set("health", JSON.readTree(Codec.SOURCE_HEALTH.encode(health)));
    }
    return node;
  }

  /** What an address gives. */
  public static String of(SourcePreview preview) {
    return node(preview).toPrettyString();
  }

  private static ObjectNode node(SourcePreview preview) {
    ObjectNode node = JSON.createObjectNode();
    node.put("address", preview.address());
    node.put("landed", preview.landed());
    node.put("usable", preview.usable().isPresent());
    node.put("what", preview.what());
    node.putPOJO("kind", preview.kind());
    node.put("title", preview.title());
    node.put("language", preview.language());
    node.set("robots", JSON.valueToTree(preview.robots()));
    node.set("items", JSON.valueToTree(preview.items()));
    ArrayNode articles = node.putArray("articles");
    for (SourcePreview.Article article : preview.articles()) {
      articles.add(node(article));
    }
    SourcePreview best = preview.best();
    if (best != null) {
      node.set("best", node(best));
    }
    node.set("others", JSON.valueToTree(preview.others()));
    node.set("problems", JSON.valueToTree(preview.problems()));
    return node;
  }

  private static ObjectNode node(SourcePreview.Article article) {
    ObjectNode node = JSON.createObjectNode();
    node.put("url", article.url());
    RawArticle raw = article.article();
    if (raw != null) {
      node.put("id", raw.id().value());
      node.put("title", raw.title());
      node.put("publishedAt", raw.publishedAt() == null ? null : raw.publishedAt().toString());
      node.set("byline", JSON.valueToTree(raw.byline()));
      node.put("language", raw.language());
      node.put("textChars", raw.text().length());
      node.set("provenance", JSON.valueToTree(raw.provenance()));
    }
    node.set("optOuts", JSON.valueToTree(article.optOuts()));
    if (article.problem() != null) {
      node.set("problem", JSON.valueToTree(article.problem()));
    }
    return node;
  }
}
