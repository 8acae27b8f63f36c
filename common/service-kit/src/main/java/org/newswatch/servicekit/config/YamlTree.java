package org.newswatch.servicekit.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into {@link Node}s that know their line. Bounded in size, depth and count; aliases are
 * refused, so nothing expands, and so is a key that comes twice.
 */
final class YamlTree {

  static final int FILE_BYTES_MAX = 1024 * 1024;
  static final int DEPTH_MAX = 20;
  static final int NODES_MAX = 50_000;

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private final YAMLParser parser;
  private final IntFunction<String> where;
  private int nodes;

  private YamlTree(YAMLParser parser, IntFunction<String> where) {
    this.parser = parser;
    this.where = where;
  }

  /** What is wrong with the text, as a problem to report. */
  static final class BadYamlException extends Exception {
    BadYamlException(String message) {
      super(message);
    }
  }

  /** The mapping that the file holds; an empty file is an empty mapping. */
  static Node.Mapping read(Path file) throws BadYamlException {
    String name = Objects.toString(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(FILE_BYTES_MAX + 1);
    } catch (IOException e) {
      throw new BadYamlException("cannot read " + file + ": " + reason(e));
    }
    if (bytes.length > FILE_BYTES_MAX) {
      throw new BadYamlException(
          "%s has more than %s: that is no configuration"
              .formatted(name, new DataSize(FILE_BYTES_MAX)));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    Node node = parse(text, name, line -> name + " line " + line);
    if (node.isNothing()) {
      return new Node.Mapping(Map.of(), name);
    }
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new BadYamlException(
        node.where() + ": expected keys with values, such as \"kafka:\" in a line of its own");
  }

  /** The value of a variable, a flag or a default that is more than a single word. */
  static Node parse(String text, String name, IntFunction<String> where) throws BadYamlException {
    try (YAMLParser parser = (YAMLParser) MAPPER.createParser(text)) {
      YamlTree tree = new YamlTree(parser, where);
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Node.Scalar(null, where.apply(1));
      }
      Node node = tree.node(first, 0);
      if (parser.nextToken() != null) {
        throw new BadYamlException(tree.here() + ": one document is enough");
      }
      return node;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new BadYamlException(where.apply(line) + ": no valid YAML: " + oneLine(e));
    }
  }

  private Node node(JsonToken token, int depth) throws BadYamlException {
    nodes++;
    if (depth > DEPTH_MAX || nodes > NODES_MAX) {
      throw new BadYamlException(
          "%s: more than %d levels or %d values".formatted(here(), DEPTH_MAX, NODES_MAX));
    }
    if (parser.isCurrentAlias()) {
      throw new BadYamlException(here() + ": aliases (*name) are not supported, write it out");
    }
    return switch (token) {
      case START_OBJECT -> mapping(depth);
      case START_ARRAY -> sequence(depth);
      case VALUE_NULL -> new Node.Scalar(null, here());
      default -> new Node.Scalar(parser.getString(), here());
    };
  }

  private Node mapping(int depth) throws BadYamlException {
    String start = here();
    Map<String, Node> entries = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      String key = Objects.requireNonNull(parser.currentName());
      String place = here();
      Node value = node(parser.nextToken(), depth + 1);
      // A key's line is what a person looks for; a block value starts a line later.
      value = at(value, place);
      Node earlier = entries.putIfAbsent(key, value);
      if (earlier != null) {
        throw new BadYamlException(
            "%s: key %s was given before, in %s".formatted(place, key, earlier.where()));
      }
    }
    return new Node.Mapping(entries, start);
  }

  private Node sequence(int depth) throws BadYamlException {
    String start = here();
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Node.Sequence(items, start);
  }

  private static Node at(Node node, String where) {
    return switch (node) {
      case Node.Scalar scalar -> new Node.Scalar(scalar.text(), where);
      case Node.Sequence sequence -> new Node.Sequence(sequence.items(), where);
      case Node.Mapping mapping -> new Node.Mapping(mapping.entries(), where);
    };
  }

  private String here() {
    return where.apply(Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  private static String oneLine(JacksonException e) {
    @Nullable String message = e.getOriginalMessage();
    return message == null ? "unreadable" : message.replaceAll("\\s+", " ").strip();
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "")
        + (e.getMessage() == null ? "" : ", " + e.getMessage());
  }
}
