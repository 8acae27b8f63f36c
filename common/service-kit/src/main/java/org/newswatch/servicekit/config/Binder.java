package org.newswatch.servicekit.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.Setting;

/** Makes records of layers of nodes; what does not fit joins the list of problems. */
final class Binder {

  /** Known keys listed where none is near the one that was given. */
  private static final int LISTED_MAX = 12;

  private static final int SHOWN_CHARS_MAX = 60;

  private final List<String> knownKeys;
  private final Set<String> otherSections;
  private final Map<String, String> variables;
  private final List<String> problems;

  /**
   * A binder that adds to {@code problems}.
   *
   * @param otherSections keys of the top level that others read
   * @param variables what the environment says, by key
   */
  Binder(
      List<String> knownKeys,
      Set<String> otherSections,
      Map<String, String> variables,
      List<String> problems) {
    this.knownKeys = knownKeys;
    this.otherSections = otherSections;
    this.variables = variables;
    this.problems = problems;
  }

  /** What a component got: a value, which may be null where the component allows it. */
  private record Given(@Nullable Object value) {}

  /**
   * The record, or empty when there were problems.
   *
   * @param layers what is given for it, the strongest first
   * @param hasVariables whether variables of the environment reach here
   */
  Optional<Object> section(
      Class<?> type, String path, List<Node.Mapping> layers, boolean hasVariables) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = Arrays.stream(components).map(Keys::kebab).toList();
    layers.forEach(layer -> refuseUnknown(layer, path, keys));
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      Optional<Given> given = component(components[i], path, layers, hasVariables);
      complete &= given.isPresent();
      arguments[i] = given.map(Given::value).orElse(null);
    }
    return complete ? construct(type, components, arguments, path, layers) : Optional.empty();
  }

  private void refuseUnknown(Node.Mapping layer, String path, List<String> keys) {
    layer
        .entries()
        .forEach(
            (key, node) -> {
              boolean others = path.isEmpty() && isOrIsBelow(key, otherSections);
              if (!others && !isOrIsBelow(key, keys)) {
                String full = Keys.below(path, key);
                problem("unknown key " + full, node.where(), advice(full, path, keys));
              }
            });
  }

  private static boolean isOrIsBelow(String key, Collection<String> sections) {
    return sections.stream()
        .anyMatch(section -> key.equals(section) || key.startsWith(section + "."));
  }

  private String advice(String key, String path, List<String> keys) {
    String plain = key.replaceAll("\\[\\d+]", "[]");
    return Keys.nearest(plain, knownKeys)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(
            () ->
                "known here: "
                    + String.join(
                        ", ",
                        keys.stream().limit(LISTED_MAX).map(k -> Keys.below(path, k)).toList()));
  }

  private Optional<Given> component(
      RecordComponent component, String path, List<Node.Mapping> layers, boolean hasVariables) {
    String key = Keys.kebab(component);
    String full = Keys.below(path, key);
    List<Node> nodes = new ArrayList<>();
    for (Node.Mapping layer : layers) {
      Node node = layer.child(key);
      if (node != null && !node.isNothing()) {
        nodes.add(node);
      }
    }
    if (Schema.shape(component) == Schema.Shape.SECTION) {
      return nested(component, full, nodes, hasVariables);
    }
    String variable = hasVariables ? variables.get(full) : null;
    if (variable != null) {
      int behindFlags = nodes.isEmpty() || !nodes.getFirst().where().startsWith("flag ") ? 0 : 1;
      nodes.add(
          behindFlags, new Node.Scalar(variable, "environment variable " + Keys.environment(full)));
    }
    Setting setting = Schema.setting(component);
    if (!setting.def().isEmpty()) {
      nodes.add(new Node.Scalar(setting.def(), "default"));
    }
    if (nodes.isEmpty()) {
      return nothingGiven(component, full, hasVariables);
    }
    return switch (Schema.shape(component)) {
      case SINGLE -> single(component.getType(), full, nodes.getFirst(), setting.secret());
      case LIST -> list(component, full, nodes.getFirst(), setting.secret());
      case MAP -> map(full, nodes, setting.secret());
      case SECTION -> throw new IllegalStateException("sections are handled above");
    };
  }

  private Optional<Given> nested(
      RecordComponent component, String full, List<Node> nodes, boolean hasVariables) {
    List<Node.Mapping> layers = new ArrayList<>();
    boolean sound = true;
    for (Node node : nodes) {
      if (node instanceof Node.Mapping mapping) {
        layers.add(mapping);
      } else {
        sound = problem(full, node.where(), "expected keys with values below it");
      }
    }
    boolean silent =
        layers.isEmpty()
            && sound
            && (!hasVariables
                || variables.keySet().stream().noneMatch(key -> key.startsWith(full + ".")));
    if (silent && Keys.isNullable(component)) {
      return Optional.of(new Given(null));
    }
    Optional<Given> given =
        section(component.getType(), full, layers, hasVariables).map(Given::new);
    return sound ? given : Optional.empty();
  }

  private Optional<Given> nothingGiven(
      RecordComponent component, String full, boolean hasVariables) {
    if (Keys.isNullable(component)) {
      return Optional.of(new Given(null));
    }
    String expected =
        switch (Schema.shape(component)) {
          case SINGLE -> Values.expected(component.getType());
          case LIST -> "a list";
          case MAP, SECTION -> "keys with values";
        };
    String how = hasVariables ? "; set it in the file or as " + Keys.environment(full) : "";
    problems.add(full + " is required: " + expected + how);
    return Optional.empty();
  }

  private Optional<Given> single(Class<?> type, String full, Node node, boolean secret) {
    if (!(node instanceof Node.Scalar scalar) || scalar.text() == null) {
      problem(full, node.where(), "expected " + Values.expected(type));
      return Optional.empty();
    }
    String text = Objects.requireNonNull(scalar.text());
    Optional<Given> value = Values.read(text, type).map(Given::new);
    if (value.isEmpty()) {
      problem(full, node.where(), shown(text, secret) + "expected " + Values.expected(type));
    }
    return value;
  }

  private Optional<Given> list(RecordComponent component, String full, Node given, boolean secret) {
    Optional<Node> node = structure(given, full, secret);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof Node.Sequence sequence)) {
      problem(full, given.where(), "expected a list");
      return Optional.empty();
    }
    Class<?> type = Schema.itemType(component);
    List<Object> items = new ArrayList<>();
    boolean sound = true;
    for (int i = 0; i < sequence.items().size(); i++) {
      String path = full + "[" + i + "]";
      Node item = sequence.items().get(i);
      Optional<Object> bound;
      if (Values.isSingle(type)) {
        bound = single(type, path, item, secret).map(Given::value);
      } else if (item instanceof Node.Mapping mapping) {
        bound = section(type, path, List.of(mapping), false);
      } else {
        problem(path, item.where(), "expected keys with values");
        bound = Optional.empty();
      }
      bound.ifPresent(items::add);
      sound &= bound.isPresent();
    }
    return sound ? Optional.of(new Given(List.copyOf(items))) : Optional.empty();
  }

  private Optional<Given> map(String full, List<Node> nodes, boolean secret) {
    Map<String, String> merged = new LinkedHashMap<>();
    boolean sound = true;
    for (Node given : nodes.reversed()) {
      Optional<Node> node = structure(given, full, secret);
      if (node.isEmpty()) {
        sound = false;
      } else if (node.get() instanceof Node.Mapping mapping) {
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
          if (entry.getValue() instanceof Node.Scalar scalar) {
            String text = scalar.text();
            merged.put(entry.getKey(), text == null ? "" : text);
          } else {
            sound =
                problem(
                    Keys.below(full, entry.getKey()),
                    entry.getValue().where(),
                    "expected a single value");
          }
        }
      } else {
        sound = problem(full, given.where(), "expected keys with values, such as {name: value}");
      }
    }
    return sound ? Optional.of(new Given(Collections.unmodifiableMap(merged))) : Optional.empty();
  }

  /** A list or map given in one word, as variables, flags and defaults do, taken apart. */
  private Optional<Node> structure(Node node, String full, boolean secret) {
    if (!(node instanceof Node.Scalar scalar) || scalar.text() == null) {
      return Optional.of(node);
    }
    String text = Objects.requireNonNull(scalar.text()).strip();
    if (text.startsWith("[") || text.startsWith("{")) {
      try {
        return Optional.of(YamlTree.parse(text, full, line -> node.where()));
      } catch (YamlTree.BadYamlException e) {
        problem(full, node.where(), shown(text, secret) + "expected [a, b] or {a: b}");
        return Optional.empty();
      }
    }
    List<Node> words =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(word -> (Node) new Node.Scalar(word, node.where()))
            .toList();
    return Optional.of(new Node.Sequence(words, node.where()));
  }

  private Optional<Object> construct(
      Class<?> type,
      RecordComponent[] components,
      @Nullable Object[] arguments,
      String path,
      List<Node.Mapping> layers) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      String message = e.getCause() == null ? "refused" : e.getCause().getMessage();
      String where = layers.isEmpty() ? "" : layers.getFirst().where();
      problem(path.isEmpty() ? "configuration" : path, where, String.valueOf(message));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be made", e);
    }
  }

  private static String shown(String text, boolean secret) {
    if (secret) {
      return "the value given is not fit, ";
    }
    String part =
        text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "...";
    return "'" + part + "' is not fit, ";
  }

  /** Adds a problem; always false, for "is it sound". */
  private boolean problem(String key, String where, String what) {
    problems.add(key + (where.isEmpty() ? "" : " (" + where + ")") + ": " + what);
    return false;
  }
}
