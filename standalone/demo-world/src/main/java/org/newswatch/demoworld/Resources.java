package org.newswatch.demoworld;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the world's own files; a fault in one of them is a bug of ours and names the file. */
final class Resources {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Resources() {}

  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the demo world lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static <T> T yaml(String name, TypeReference<T> type) {
    return yaml(name, text(name), type);
  }

  static <T> T yaml(String name, String text, TypeReference<T> type) {
    try {
      return YAML.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalStateException(name + ": " + e.getOriginalMessage(), e);
    }
  }
}
