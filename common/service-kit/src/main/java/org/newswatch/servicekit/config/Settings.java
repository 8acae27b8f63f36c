package org.newswatch.servicekit.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.newswatch.servicekit.Setting;

/**
 * Configuration from a YAML file, the environment and flags, bound to records whose components are
 * {@link Setting}s. A flag wins over a variable, that over the file, that over the default.
 *
 * <p>Keys are in kebab case, dots between sections; in the file, sections are nested or written
 * with dots. Types: {@code String, int, long, double, boolean, Duration, DataSize, URI, Path},
 * enums in kebab case, records, lists of all these, {@code Map<String, String>} (merged over the
 * layers), and {@code @Nullable} forms of them. In a variable or a flag a list is {@code a,b} or
 * {@code [a, b]} and a map {@code {a: b}}. An empty variable counts as not set.
 */
public final class Settings {

  private final Optional<Path> yaml;
  private final Map<String, String> environment;
  private final Map<String, String> flags;
  private final Set<String> ignored;
  private final List<Class<?>> others;

  private Settings(
      Optional<Path> yaml,
      Map<String, String> environment,
      Map<String, String> flags,
      Set<String> ignored,
      List<Class<?>> others) {
    this.yaml = yaml;
    this.environment = Map.copyOf(environment);
    this.flags = Map.copyOf(flags);
    this.ignored = Set.copyOf(ignored);
    this.others = List.copyOf(others);
  }

  /**
   * From these layers; nothing is read yet.
   *
   * @param environment variables whose names start otherwise than with NEWSWATCH_ are not looked at
   * @param flags values by key, such as {@code crawler.host-delay}
   */
  public static Settings from(
      Optional<Path> yaml, Map<String, String> environment, Map<String, String> flags) {
    return new Settings(yaml, environment, flags, Set.of(), List.of());
  }

  /** The same, with these NEWSWATCH_ variables left to someone else, such as the launcher. */
  public Settings ignoring(Set<String> environmentVariables) {
    return new Settings(yaml, environment, flags, environmentVariables, others);
  }

  /**
   * The same, for one process of several that share a file: sections of these other root records
   * may stand in it, and their variables be set; they are not looked into.
   */
  public Settings besides(Class<?>... roots) {
    return new Settings(yaml, environment, flags, ignored, List.of(roots));
  }

  /**
   * The whole configuration as this record.
   *
   * @throws SettingsException with all that is wrong: unknown keys, wrong and missing values,
   *     failed checks of the records
   * @throws IllegalArgumentException when the record itself cannot be configuration
   */
  public <T extends Record> T bind(Class<T> type) {
    List<Schema.Key> keys = Schema.keys(type, "");
    List<String> problems = new ArrayList<>();
    List<Node.Mapping> layers = new ArrayList<>();
    layers.add(flagLayer());
    yaml.ifPresent(file -> readFile(file, layers, problems));
    Map<String, String> variables = variables(keys, problems);
    Binder binder =
        new Binder(
            keys.stream().map(Schema.Key::name).toList(), otherSections(), variables, problems);
    Optional<Object> bound = binder.section(type, "", layers, true);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return type.cast(bound.orElseThrow());
  }

  private Set<String> otherSections() {
    return others.stream()
        .flatMap(root -> Arrays.stream(root.getRecordComponents()))
        .map(Keys::kebab)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isOfOthers(String variable) {
    return others.stream()
        .flatMap(root -> Schema.keys(root, "").stream())
        .anyMatch(key -> !key.inList() && Keys.environment(key.name()).equals(variable));
  }

  private Node.Mapping flagLayer() {
    Map<String, Node> entries = new LinkedHashMap<>();
    new TreeMap<>(flags)
        .forEach((key, text) -> entries.put(key, new Node.Scalar(text, "flag " + key)));
    return new Node.Mapping(entries, "flags");
  }

  private static void readFile(Path file, List<Node.Mapping> layers, List<String> problems) {
    try {
      layers.add(YamlTree.read(file));
    } catch (YamlTree.BadYamlException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** Our variables by key; those that belong to no key are problems. */
  private Map<String, String> variables(List<Schema.Key> keys, List<String> problems) {
    Map<String, String> keyOf =
        keys.stream()
            .filter(key -> !key.inList())
            .collect(Collectors.toMap(key -> Keys.environment(key.name()), Schema.Key::name));
    Map<String, String> byKey = new TreeMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              if (!variable.startsWith(Keys.ENVIRONMENT_PREFIX) || ignored.contains(variable)) {
                return;
              }
              Optional<String> key = Optional.ofNullable(keyOf.get(variable));
              if (key.isEmpty() && isOfOthers(variable)) {
                return;
              }
              if (key.isEmpty()) {
                problems.add(
                    "unknown environment variable " + variable + nearest(variable, keyOf.keySet()));
              } else if (!text.isEmpty()) {
                byKey.put(key.get(), text);
              }
            });
    return byKey;
  }

  private static String nearest(String variable, Set<String> known) {
    return Keys.nearest(variable, known).map(near -> ": did you mean " + near + "?").orElse("");
  }
}
