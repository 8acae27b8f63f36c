package org.newswatch.enricher.connect.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The articles that have keys of one text, and how many. */
final class Hits {

  /** Articles that are looked at, those with most keys first. */
  private static final int LOOKED_AT_MAX = 16;

  /** Those of them that have one key only: some phrase is all that most of them share. */
  private static final int WITH_ONE_KEY_MAX = 4;

  /** Keys that very many share count when there are several: boilerplate is no copy. */
  private static final int COMMON_KEYS_MIN = 3;

  private record Hit(Place place, int keys, int commonKeys) {

    boolean isSome() {
      return keys > commonKeys || keys >= COMMON_KEYS_MIN;
    }
  }

  private final Map<Place, Hit> hits = new HashMap<>();
  private final List<Place> ofThis = new ArrayList<>();

  /** The next key. */
  void next() {
    boolean isCommon = ofThis.size() >= Copies.SHARED_BY_MAX;
    int common = isCommon ? 1 : 0;
    for (Place place : ofThis) {
      hits.merge(
          place,
          new Hit(place, 1, common),
          (one, two) -> new Hit(place, one.keys + two.keys, one.commonKeys + two.commonKeys));
    }
    ofThis.clear();
  }

  /** This place has the key. */
  void add(Place place) {
    ofThis.add(place);
  }

  /** How many places have the key. */
  int ofThis() {
    return ofThis.size();
  }

  /** The places before this one that are worth a look. */
  List<Place> likeliest(Place own) {
    next();
    if (hits.isEmpty()) {
      return List.of();
    }
    List<Hit> order = new ArrayList<>();
    for (Hit hit : hits.values()) {
      if (hit.place.number() < own.number() && hit.isSome()) {
        order.add(hit);
      }
    }
    order.sort(
        Comparator.comparingInt((Hit hit) -> -hit.keys)
            .thenComparingLong(hit -> hit.place.number()));
    List<Place> likeliest = new ArrayList<>();
    int withOneKey = 0;
    for (Hit hit : order) {
      withOneKey += hit.keys == 1 ? 1 : 0;
      if (withOneKey > WITH_ONE_KEY_MAX || likeliest.size() == LOOKED_AT_MAX) {
        break;
      }
      likeliest.add(hit.place);
    }
    return likeliest;
  }
}
