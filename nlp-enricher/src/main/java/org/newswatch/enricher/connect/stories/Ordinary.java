package org.newswatch.enricher.connect.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which share of stories hold a word, by what everybody knows, before any was seen. */
final class Ordinary {

  private static final String RESOURCE = "ordinary-words.txt";
  private static final Map<String, Float> SHARES =
      Map.of("most", 0.5f, "many", 0.2f, "some", 0.06f);

  private final Map<Integer, Float> shares;

  private Ordinary(Map<Integer, Float> shares) {
    this.shares = shares;
  }

  static Ordinary load() {
    try (InputStream in =
        Objects.requireNonNull(Ordinary.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ordinary of(String listed) {
    Map<Integer, Float> shares = new HashMap<>();
    Terms terms = new Terms();
    float share = 0;
    for (String line : listed.lines().toList()) {
      if (line.startsWith("[")) {
        share = Objects.requireNonNull(SHARES.get(line.substring(1, line.length() - 1)), line);
      } else if (!line.startsWith("#")) {
        float here = share;
        terms.of(line, true, word -> shares.putIfAbsent(word, here));
      }
    }
    return new Ordinary(shares);
  }

  /** The share, 0 to 1; 0 of what is not known. */
  float share(int key) {
    return shares.getOrDefault(key, 0f);
  }
}
