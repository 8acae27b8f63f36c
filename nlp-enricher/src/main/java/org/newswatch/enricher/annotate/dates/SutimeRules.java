package org.newswatch.enricher.annotate.dates;

import edu.stanford.nlp.time.TimeAnnotator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * SUTime's English rules without those that keep state.
 *
 * <p>Four rules tag a shared value with the tense they saw ({@code VTag}), so that a sentence's
 * days would depend on the documents before it. They are left out here, and the direction in time
 * is decided by {@link Tense}.
 */
final class SutimeRules {

  private static final String DEFINITIONS = "edu/stanford/nlp/models/sutime/defs.sutime.txt";
  private static final String ENGLISH = "edu/stanford/nlp/models/sutime/english.sutime.txt";
  private static final String STATEFUL = "VTag";
  private static final String NAME = "sutime";

  private SutimeRules() {}

  /** A SUTime that finds the same in a sentence whatever it read before. */
  static TimeAnnotator load() {
    Path file = null;
    try {
      file = Files.createTempFile("sutime-stateless-", ".txt");
      Files.writeString(file, withoutState(english()));
      var properties = new Properties();
      properties.setProperty(NAME + ".rules", DEFINITIONS + "," + file);
      properties.setProperty(NAME + ".binders", "0");
      return new TimeAnnotator(NAME, properties, true);
    } catch (IOException e) {
      throw new UncheckedIOException("SUTime's rules cannot be prepared", e);
    } finally {
      delete(file);
    }
  }

  /**
   * The rules but for the stateful ones.
   *
   * @throws IllegalStateException when there are none, or when one would be left: the resource is
   *     not the one this was written for
   */
  static String withoutState(String rules) {
    var kept = new StringBuilder(rules);
    int at = kept.indexOf(STATEFUL);
    if (at < 0) {
      throw new IllegalStateException("SUTime's rules hold no " + STATEFUL + ": unknown rules");
    }
    while (at >= 0) {
      int start = kept.lastIndexOf("{  pattern:", at);
      int end = kept.indexOf("\n  }", at);
      if (start < 0 || end < 0) {
        throw new IllegalStateException("a stateful rule of SUTime cannot be cut out");
      }
      kept.delete(start, end + "\n  }".length());
      at = kept.indexOf(STATEFUL);
    }
    return kept.toString();
  }

  static String english() throws IOException {
    try (InputStream in = SutimeRules.class.getClassLoader().getResourceAsStream(ENGLISH)) {
      if (in == null) {
        throw new IllegalStateException("SUTime's rules are not on the class path: " + ENGLISH);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
