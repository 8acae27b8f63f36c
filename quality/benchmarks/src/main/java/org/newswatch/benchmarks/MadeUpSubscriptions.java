package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.newswatch.benchmarks.NerTexts.Labelled;
import org.newswatch.benchmarks.NerTexts.Name;
import org.newswatch.contract.Subscription;

/**
 * Subscriptions as desks write them, of what some texts speak of: half look for names in any
 * spelling, the rest for phrases, words near each other, words with exclusions; 2 % for beginnings
 * of words.
 */
final class MadeUpSubscriptions {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static final int WORD_CHARS_MIN = 5;
  private static final int PREFIX_CHARS = 5;

  /** Words of a text that a query may take its second word from, counted from the first. */
  private static final int NEAR = 5;

  private static final int TRIES_MAX = 100;

  private final List<Labelled> texts;
  private final RandomGenerator random;

  MadeUpSubscriptions(List<Labelled> texts, RandomGenerator random) {
    this.texts = texts;
    this.random = random;
  }

  List<Subscription> make(int count) {
    List<Subscription> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String id = "s" + i;
      made.add(Subscription.builder(id, "desk", id, query(random.nextInt(100)), NOW).build());
    }
    return made;
  }

  private String query(int kind) {
    if (kind < 15) {
      return "\"" + name() + "\"";
    }
    if (kind < 40) {
      return "\"" + name() + "\" AND (" + word() + " OR " + word() + ")";
    }
    if (kind < 45) {
      return "person:\"" + name() + "\"";
    }
    if (kind < 50) {
      return "\"" + name() + "\" NEAR/10 " + word() + " NOT " + word();
    }
    List<String> words = words();
    int at = random.nextInt(words.size() - NEAR);
    String first = words.get(at);
    String second = words.get(at + 1 + random.nextInt(NEAR - 1));
    if (kind < 65) {
      return "=\"" + first + " " + words.get(at + 1) + "\"";
    }
    if (kind < 80) {
      return "=" + first + " NEAR/8 =" + second;
    }
    if (kind < 98) {
      return "=" + first + " =" + second + " NOT =" + word() + " NOT \"" + name() + "\"";
    }
    return word().substring(0, PREFIX_CHARS) + "* =" + first;
  }

  /** Of two words at least: whoever watches a country has more to say about it. */
  private String name() {
    for (int i = 0; i < TRIES_MAX; i++) {
      List<Name> names = text().names();
      if (!names.isEmpty()) {
        String name = names.get(random.nextInt(names.size())).text().replaceAll("[^\\p{L} ]", " ");
        if (name.strip().contains(" ")) {
          return name.strip();
        }
      }
    }
    return "Lukashenko";
  }

  private String word() {
    List<String> words = words();
    return words.get(random.nextInt(words.size()));
  }

  /** Those of one text that say something, in order. */
  private List<String> words() {
    for (int i = 0; i < TRIES_MAX; i++) {
      List<String> words = new ArrayList<>();
      for (String word : text().text().split("[^\\p{L}]+", -1)) {
        if (word.length() >= WORD_CHARS_MIN) {
          words.add(word);
        }
      }
      if (words.size() > 2 * NEAR) {
        return words;
      }
    }
    throw new BadDataException("hardly any of the texts has words");
  }

  private Labelled text() {
    return texts.get(random.nextInt(texts.size()));
  }
}
