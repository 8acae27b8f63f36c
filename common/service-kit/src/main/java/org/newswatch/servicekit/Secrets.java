package org.newswatch.servicekit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what the reference to a secret stands for, at the time it is needed, so that a secret is
 * never in Kafka and a new one needs no restart. {@code env:NAME} is a variable of this process,
 * {@code file:PATH} a file below the folder of secrets, {@code config:NAME} an entry of the
 * settings.
 */
public final class Secrets {

  /** Bytes of one secret. */
  static final int BYTES_MAX = 4_096;

  private static final Logger LOGGER = LoggerFactory.getLogger(Secrets.class);
  private static final Pattern ENV = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern CONFIG = Pattern.compile("config:[A-Za-z0-9._-]{1,128}");
  private static final Pattern FILE = Pattern.compile("file:[^\\p{Cntrl}]{1,500}");

  private final UnaryOperator<@Nullable String> environment;
  private final Map<String, String> config;
  private final Path folder;

  /**
   * @param environment a variable by its name; null when there is none
   * @param config the secrets that the settings hold, by name
   * @param folder what {@code file:} may read from
   */
  public Secrets(
      UnaryOperator<@Nullable String> environment, Map<String, String> config, Path folder) {
    this.environment = environment;
    this.config = Map.copyOf(config);
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Why a text is no reference, and what to write instead; empty when it is one. */
  public static Optional<String> problem(String reference) {
    if (ENV.matcher(reference).matches()
        || CONFIG.matcher(reference).matches()
        || FILE.matcher(reference).matches()) {
      return Optional.empty();
    }
    // Not shown: it may be the secret itself.
    return Optional.of(
        "a secret is named, never given: write env:NAME, file:PATH or config:NAME, and keep the"
            + " secret there");
  }

  /** The secret without white space around it; empty when there is none. Never logged. */
  public Optional<String> resolve(String reference) {
    if (problem(reference).isPresent()) {
      return Optional.empty();
    }
    String name = reference.substring(reference.indexOf(':') + 1);
    Optional<String> found =
        reference.startsWith("env:")
            ? Optional.ofNullable(environment.apply(name))
            : reference.startsWith("config:")
                ? Optional.ofNullable(config.get(name))
                : content(name);
    return found.map(String::strip).filter(secret -> !secret.isEmpty());
  }

  private Optional<String> content(String path) {
    try {
      Path file = folder.resolve(path).normalize();
      // Twice, because a link inside may lead outside.
      if (!file.startsWith(folder) || !file.toRealPath().startsWith(folder.toRealPath())) {
        LOGGER.atWarn().addKeyValue("folder", folder).log("a secret outside of its folder");
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(BYTES_MAX + 1);
        return bytes.length > BYTES_MAX
            ? Optional.empty()
            : Optional.of(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException | InvalidPathException e) {
      LOGGER.atWarn().addKeyValue("kind", e.getClass().getSimpleName()).log("unreadable secret");
      return Optional.empty();
    }
  }
}
