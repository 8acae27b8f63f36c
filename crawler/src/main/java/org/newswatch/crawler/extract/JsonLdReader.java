package org.newswatch.crawler.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON-LD that pages really have: with comments, trailing commas, raw line breaks,
 * entities, CDATA marks, several objects one after the other. What cannot be parsed at all still
 * gives the plain properties that stand in it.
 */
final class JsonLdReader {

  private static final Logger LOGGER = LoggerFactory.getLogger(JsonLdReader.class);

  /** Characters of one script. */
  private static final int SCRIPT_CHARS_MAX = 1_000_000;

  /** Objects looked at in one page. */
  static final int OBJECTS_MAX = 5_000;

  private static final int NESTING_MAX = 100;

  /** Properties taken out of one script that does not parse. */
  private static final int SALVAGED_MAX = 200;

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

  private static final Pattern PROPERTY =
      Pattern.compile(
          "\"(@type|headline|datePublished|dateModified|dateCreated|articleSection|inLanguage|url)\"\\s{0,9}:\\s{0,9}\"([^\"\\n]{1,500})\"");
  private static final Pattern AUTHOR =
      Pattern.compile(
          "\"author\"\\s{0,9}:[\\s\\[]{0,9}\\{[^{}]{0,500}?\"name\"\\s{0,9}:[\\s\\[]{0,9}\"([^\"\\n]{1,200})\"");

  private JsonLdReader() {}

  /** Adds every object of the script, outermost first. */
  static void read(String script, List<JsonNode> objects) {
    if (script.length() > SCRIPT_CHARS_MAX || script.isBlank()) {
      return;
    }
    String text = unwrapped(script);
    int before = objects.size();
    try (MappingIterator<JsonNode> roots = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      while (roots.hasNextValue() && objects.size() < OBJECTS_MAX) {
        collect(roots.nextValue(), objects);
      }
    } catch (JacksonException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getOriginalMessage()).log("unreadable JSON-LD");
      if (objects.size() == before) {
        salvage(text, objects);
      }
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
    if (text.contains("CDATA") || text.contains("]]>")) {
      text =
          text.replace("//<![CDATA[", "")
              .replace("/*<![CDATA[*/", "")
              .replace("<![CDATA[", "")
              .replace("/*]]>*/", "")
              .replace("//]]>", "")
              .replace("]]>", "");
    }
    if (text.indexOf('"') < 0 && text.contains("&quot;")) {
      text = Parser.unescapeEntities(text, false);
    }
    text = text.strip();
    // A statement's end, as if it were a script.
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
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
        for (JsonNode child : node) {
          if (child.isContainer()) {
            open.add(child);
          }
        }
      }
    }
  }

  /**
   * The first value of each property, in one object: in broken JSON the article mostly comes first.
   */
  private static void salvage(String text, List<JsonNode> objects) {
    ObjectNode found = MAPPER.createObjectNode();
    List<String> types = new ArrayList<>();
    Matcher property = PROPERTY.matcher(text);
    for (int i = 0; i < SALVAGED_MAX && property.find(); i++) {
      if (property.group(1).equals("@type")) {
        types.add(property.group(2));
      } else if (!found.has(property.group(1))) {
        found.put(property.group(1), property.group(2));
      }
    }
    if (found.isEmpty() || types.isEmpty()) {
      return;
    }
    var type = found.putArray("@type");
    types.forEach(type::add);
    Matcher author = AUTHOR.matcher(text);
    if (author.find()) {
      found.putObject("author").put("name", author.group(1));
    }
    objects.add(found);
  }
}
