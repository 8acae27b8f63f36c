package org.newswatch.enricher.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.newswatch.contract.MentionType;

/** Who and what else an article names: by it one tells namesakes apart and surnames whose. */
final class Company {

  /** Others of one article that count; those that it is most about. */
  static final int MOST = 24;

  /** A place or a people says less of who somebody is than a person or an organisation does. */
  private static final double PLACE_WEIGHT = 0.5;

  private final Map<String, Double> weights = new LinkedHashMap<>();

  /** Named beside; there are at most {@link #MOST}. */
  void add(Bearer bearer) {
    if (weights.size() < MOST) {
      weights.put(bearer.id(), weight(bearer));
    }
  }

  /** The rarer something is named, the more it tells. */
  static double weight(Bearer bearer) {
    double rare = 1 / (1 + Math.log10(1 + bearer.articles()));
    return switch (bearer.type()) {
      case PERSON, ORGANIZATION -> rare;
      case LOCATION, MISC -> PLACE_WEIGHT * rare;
    };
  }

  /** How much of it is company that this one was seen in before; 0 for none. */
  double fit(Bearer bearer) {
    double fit = 0;
    for (var entry : weights.entrySet()) {
      if (!entry.getKey().equals(bearer.id()) && bearer.company().has(entry.getKey())) {
        fit += entry.getValue();
      }
    }
    return fit;
  }

  /** How much of it is company that one was seen in, and the other never. */
  double fitWithout(Bearer bearer, Bearer other) {
    double fit = 0;
    for (var entry : weights.entrySet()) {
      if (!entry.getKey().equals(bearer.id())
          && bearer.company().has(entry.getKey())
          && !other.company().has(entry.getKey())) {
        fit += entry.getValue();
      }
    }
    return fit;
  }

  /** How much it tells altogether. */
  double total() {
    double total = 0;
    for (double weight : weights.values()) {
      total += weight;
    }
    return total;
  }

  Set<String> ids() {
    return weights.keySet();
  }

  /** Whether a bearer of this type is known by its company. */
  static boolean tells(MentionType type) {
    return switch (type) {
      case PERSON, ORGANIZATION -> true;
      case LOCATION, MISC -> false;
    };
  }
}
