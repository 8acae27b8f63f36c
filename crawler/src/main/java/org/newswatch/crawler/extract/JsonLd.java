package org.newswatch.crawler.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page says of its article in JSON-LD; nothing when it says nothing readable. */
final class JsonLd {

  private static final Logger LOGGER = LoggerFactory.getLogger(JsonLd.class);

  /** Script elements looked at in one page. */
  private static final int SCRIPTS_MAX = 30;

  /** Characters of one script. */
  private static final int SCRIPT_CHARS_MAX = 1_000_000;

  /** Objects looked at in one page. */
  private static final int OBJECTS_MAX = 5_000;

  private static final int NESTING_MAX = 100;

  private static final List<String> ARTICLE_TYPES =
      List.of(
          "newsarticle",
          "reportagenewsarticle",
          "analysisnewsarticle",
          "opinionnewsarticle",
          "backgroundnewsarticle",
          "reviewnewsarticle",
          "liveblogposting",
          "blogposting",
          "article",
          "advertisercontentarticle",
          "satiricalarticle",
          "scholarlyarticle",
          "techarticle",
          "socialmediaposting",
          "report");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(NESTING_MAX)
                          .maxStringLength(SCRIPT_CHARS_MAX)
                          .build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                  .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                  .build())
          .build();

  private final @Nullable JsonNode article;
  private final Map<String, JsonNode> byId;

  private JsonLd(@Nullable JsonNode article, Map<String, JsonNode> byId) {
    this.article = article;
    this.byId = byId;
  }

  static JsonLd of(Document page) {
    List<JsonNode> objects = new ArrayList<>();
    int scripts = 0;
    for (Element script : page.getElementsByTag("script")) {
      String type = script.attr("type").toLowerCase(Locale.ROOT);
      if (type.contains("ld+json") && scripts++ < SCRIPTS_MAX) {
        read(script.data(), objects);
      }
    }
    Map<String, JsonNode> byId = new HashMap<>();
    JsonNode best = null;
    int bestRank = Integer.MAX_VALUE;
    for (JsonNode object : objects) {
      String id = text(object.get("@id"));
      if (id != null && object.size() > 1) {
        byId.putIfAbsent(id, object);
      }
      int rank = rank(object);
      if (rank < bestRank) {
        best = object;
        bestRank = rank;
      }
    }
    return new JsonLd(best, byId);
  }

  /** Whether the page calls itself an article. */
  boolean isArticle() {
    return article != null;
  }

  Optional<String> string(String property) {
    return article == null
        ? Optional.empty()
        : Optional.ofNullable(text(resolve(article.get(property))));
  }

  /** Every string of a property: texts, names and addresses of the objects it holds. */
  List<String> strings(String property) {
    List<String> found = new ArrayList<>();
    if (article == null) {
      return found;
    }
    JsonNode value = article.get(property);
    if (value != null && value.isArray()) {
      for (JsonNode item : value) {
        addText(resolve(item), found);
      }
    } else {
      addText(resolve(value), found);
    }
    return found;
  }

  /** Whether the article is said to be readable only by those who pay. */
  boolean paywalled() {
    if (article == null) {
      return false;
    }
    JsonNode free = article.get("isAccessibleForFree");
    return free != null
        && (free.isBoolean() ? !free.booleanValue() : "false".equalsIgnoreCase(text(free)));
  }

  private @Nullable JsonNode resolve(@Nullable JsonNode value) {
    if (value != null && value.isObject() && value.size() == 1) {
      String id = text(value.get("@id"));
      return id == null ? value : byId.getOrDefault(id, value);
    }
    return value;
  }

  private static void addText(@Nullable JsonNode value, List<String> found) {
    String text = text(value);
    if (text != null) {
      found.add(text);
    }
  }

  /** A plain value, the first of a list, or the name or address of an object. */
  private static @Nullable String text(@Nullable JsonNode value) {
    JsonNode node = value;
    for (int depth = 0; node != null && depth < 5; depth++) {
      if (node.isString()) {
        String text = node.stringValue().strip();
        return text.isEmpty() ? null : text;
      }
      if (node.isArray()) {
        node = node.isEmpty() ? null : node.get(0);
      } else if (node.isObject()) {
        node = firstOf(node, "@value", "name", "headline", "url", "contentUrl", "@id");
      } else {
        return null;
      }
    }
    return null;
  }

  private static @Nullable JsonNode firstOf(JsonNode object, String... properties) {
    for (String property : properties) {
      JsonNode value = object.get(property);
      if (value != null && !value.isNull()) {
        return value;
      }
    }
    return null;
  }

  private static void read(String script, List<JsonNode> objects) {
    if (script.length() > SCRIPT_CHARS_MAX) {
      return;
    }
    try {
      collect(MAPPER.readTree(unwrapped(script)), objects);
    } catch (JacksonException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getOriginalMessage()).log("unreadable JSON-LD");
    }
  }

  private static String unwrapped(String script) {
    String text = script.strip();
    if (text.startsWith("<!--")) {
      text = text.substring(4);
    }
    if (text.endsWith("-->")) {
      text = text.substring(0, text.length() - 3);
    }
    return text.replace("//<![CDATA[", "")
        .replace("<![CDATA[", "")
        .replace("//]]>", "")
        .replace("]]>", "");
  }

  private static void collect(JsonNode root, List<JsonNode> objects) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && objects.size() < OBJECTS_MAX) {
      JsonNode node = open.removeFirst();
      if (node.isObject()) {
        objects.add(node);
      }
      if (node.isContainer() && open.size() < OBJECTS_MAX) {
        node.forEach(open::add);
      }
    }
  }

  /** The lower the better; the largest integer for what is no article. */
  private static int rank(JsonNode object) {
    JsonNode type = object.get("@type");
    int best = Integer.MAX_VALUE;
    if (type == null) {
      return best;
    }
    List<String> names = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(item -> addText(item, names));
    } else {
      addText(type, names);
    }
    for (String name : names) {
      String plain = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      int rank = ARTICLE_TYPES.indexOf(plain);
      if (rank >= 0) {
        boolean headed =
            object.has("headline") || object.has("datePublished") || object.has("articleBody");
        best = Math.min(best, headed ? rank : rank + ARTICLE_TYPES.size());
      }
    }
    return best;
  }
}
