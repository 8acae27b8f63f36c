package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;

/**
 * The entities of an article. Two documents mean the same entity when its fullest names there have
 * the same type and the same keys, in any order.
 */
final class Entities {

  private static final double TITLE_WEIGHT = 3;
  private static final double SALIENCE_STEPS = 10_000;
  private static final int ID_BYTES = 12;

  private Entities() {}

  /**
   * One reference for each thing that the article names, by falling salience; each label is what
   * the thing is called here.
   */
  static List<EntityRef> of(AnnotatedArticle annotated) {
    Map<String, Thing> things = new LinkedHashMap<>();
    double total = 0;
    int length = annotated.article().text().length();
    for (Mention mention : annotated.annotation().mentions()) {
      double weight = weight(mention, length);
      total += weight;
      things
          .computeIfAbsent(
              id(mention.type(), mention.head()), id -> new Thing(mention.type(), mention.head()))
          .add(weight);
    }
    var entities = new ArrayList<EntityRef>();
    for (var entry : things.entrySet()) {
      Thing thing = entry.getValue();
      entities.add(
          new EntityRef(
              entry.getKey(),
              thing.type,
              thing.name,
              // Rounded down, so that they never sum to more than 1.
              Math.floor(thing.weight / total * SALIENCE_STEPS) / SALIENCE_STEPS,
              thing.mentions));
    }
    entities.sort(
        Comparator.comparingDouble(EntityRef::salience).reversed().thenComparing(EntityRef::id));
    return entities;
  }

  /** What the title names counts thrice; what stands early in the text up to twice. */
  private static double weight(Mention mention, int textLength) {
    return mention.field() == Field.TITLE
        ? TITLE_WEIGHT
        : 2 - Math.min(1, (double) mention.start() / textLength);
  }

  static String id(MentionType type, String name) {
    List<String> keys = NameKeys.keys(name).stream().sorted().toList();
    String identity = keys.isEmpty() ? name.toLowerCase(Locale.ROOT) : String.join(" ", keys);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest((type + ":" + identity).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static final class Thing {

    private final MentionType type;
    private final String name;
    private double weight;
    private int mentions;

    Thing(MentionType type, String name) {
      this.type = type;
      this.name = name;
    }

    void add(double more) {
      weight += more;
      mentions++;
    }
  }
}
