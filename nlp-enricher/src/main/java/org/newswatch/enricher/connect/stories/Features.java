package org.newswatch.enricher.connect.stories;

import java.util.Arrays;

/**
 * What a text tells, as features: numbers that stand for words, entities and days. Of each it says
 * in three ways how much the text tells of it.
 */
final class Features {

  static final Features NONE = new Builder().build();

  private static final int KIND_SHIFT = 30;
  private static final int HASH_MASK = (1 << KIND_SHIFT) - 1;

  /** Standing in the title or not, counting whole or half. */
  private static final int CODE_FORMS = 4;

  private static final float CODED_MAX = 1 << 20;

  final int[] keys;

  /** By the logarithm of how often it stands there. */
  final float[] damped;

  /** By how often it stands there. */
  final float[] plain;

  /** The same of names alone; 0 of words. */
  final float[] named;

  /** Arrays that nobody changes any more; the keys sorted, each once. */
  Features(int[] keys, float[] damped, float[] plain, float[] named) {
    this.keys = keys;
    this.damped = damped;
    this.plain = plain;
    this.named = named;
  }

  /** What a feature is. Two kinds never share a key. */
  enum Kind {
    WORD(0),
    ENTITY(1),
    DAY(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** The key of the feature of this kind that has this name. */
    int key(String name) {
      return (number << KIND_SHIFT) | (hash(name) & HASH_MASK);
    }
  }

  /** Whether the feature means the same in texts of any language. */
  static boolean isOfAnyLanguage(int key) {
    return key >>> KIND_SHIFT != Kind.WORD.number;
  }

  static boolean isEntity(int key) {
    return key >>> KIND_SHIFT == Kind.ENTITY.number;
  }

  static boolean isDay(int key) {
    return key >>> KIND_SHIFT == Kind.DAY.number;
  }

  /** How many of them are entities. */
  int names() {
    int names = 0;
    for (int key : keys) {
      names += isEntity(key) ? 1 : 0;
    }
    return names;
  }

  /** How many of them are days. */
  int days() {
    int days = 0;
    for (int key : keys) {
      days += isDay(key) ? 1 : 0;
    }
    return days;
  }

  int size() {
    return keys.length;
  }

  /** Those at these places, which are in order. */
  Features at(int[] places) {
    Features some =
        new Features(
            new int[places.length],
            new float[places.length],
            new float[places.length],
            new float[places.length]);
    for (int i = 0; i < places.length; i++) {
      some.keys[i] = keys[places[i]];
      some.damped[i] = damped[places[i]];
      some.plain[i] = plain[places[i]];
      some.named[i] = named[places[i]];
    }
    return some;
  }

  /** Sets the amounts of one by how often it stands in the text and in the title. */
  private void set(int at, float count, float inTitle, float share) {
    damped[at] = damped(count, inTitle, share);
    plain[at] = share * (count + Reading.TITLE_WEIGHT * inTitle);
    named[at] = named(keys[at], count, inTitle, share);
  }

  private static float damped(float count, float inTitle, float share) {
    float logarithm = count >= 1 ? 1 + Likeness.logarithm(count) : count;
    return share * (logarithm + Reading.TITLE_WEIGHT * inTitle);
  }

  private static float named(int key, float count, float inTitle, float share) {
    return isOfAnyLanguage(key) ? share * (count + Reading.TITLE_NAME_WEIGHT * inTitle) : 0;
  }

  /** The three amounts as one number from 1 on, as a text gives them; 0 if they are no text's. */
  int coded(int at) {
    for (int form = 0; form < CODE_FORMS; form++) {
      float share = (form & 1) == 0 ? 1 : 1 / 2f;
      float inTitle = form >> 1;
      float count = plain[at] / share - Reading.TITLE_WEIGHT * inTitle;
      if (count >= 0
          && count <= CODED_MAX
          && count == (int) count
          && same(plain[at], share * (count + Reading.TITLE_WEIGHT * inTitle))
          && same(damped[at], damped(count, inTitle, share))
          && same(named[at], named(keys[at], count, inTitle, share))) {
        int times = (int) count;
        return times * CODE_FORMS + form + 1;
      }
    }
    return 0;
  }

  private static boolean same(float one, float other) {
    return Float.floatToIntBits(one) == Float.floatToIntBits(other);
  }

  /** Sets the amounts of one as {@link #coded} gave them. */
  void setCoded(int at, int code) {
    int form = (code - 1) % CODE_FORMS;
    float share = (form & 1) == 0 ? 1 : 1 / 2f;
    int times = (code - 1) / CODE_FORMS;
    set(at, times, form >> 1, share);
  }

  /** FNV-1a over UTF-16 units, then mixed: the same on any platform for ever. */
  private static int hash(String name) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    return hash;
  }

  /** Counts features that come in any order. */
  static final class Builder {

    private static final int ROOM = 1 << 10;

    private int[] keys = new int[ROOM];
    private float[] counts = new float[ROOM];
    private float[] titled = new float[ROOM];
    private float[] shares = new float[ROOM];
    private int size;

    /** It stands so often in the text. */
    void inText(int key, float times) {
      // The arrays may be others after this.
      int slot = taken(key);
      counts[slot] += times;
    }

    /** It stands in the title. */
    void inTitle(int key) {
      int slot = taken(key);
      titled[slot] = 1;
    }

    /** It counts for no more than this share of what it would. */
    void share(int key, float share) {
      int slot = taken(key);
      shares[slot] = share;
    }

    private int taken(int key) {
      if (size * 2 >= keys.length) {
        grow();
      }
      int slot = slot(key);
      if (shares[slot] == 0) {
        keys[slot] = key;
        shares[slot] = 1;
        size++;
      }
      return slot;
    }

    private int slot(int key) {
      int slot = key & (keys.length - 1);
      while (shares[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & (keys.length - 1);
      }
      return slot;
    }

    private void grow() {
      int[] oldKeys = keys;
      float[] oldCounts = counts;
      float[] oldTitled = titled;
      float[] oldShares = shares;
      keys = new int[oldKeys.length * 2];
      counts = new float[keys.length];
      titled = new float[keys.length];
      shares = new float[keys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldShares[i] != 0) {
          int slot = slot(oldKeys[i]);
          keys[slot] = oldKeys[i];
          counts[slot] = oldCounts[i];
          titled[slot] = oldTitled[i];
          shares[slot] = oldShares[i];
        }
      }
    }

    Features build() {
      int[] sorted = new int[size];
      int next = 0;
      for (int i = 0; i < keys.length; i++) {
        if (shares[i] != 0) {
          sorted[next++] = keys[i];
        }
      }
      Arrays.sort(sorted);
      Features built = new Features(sorted, new float[size], new float[size], new float[size]);
      for (int i = 0; i < size; i++) {
        int slot = slot(sorted[i]);
        float count = counts[slot];
        built.set(i, count, titled[slot], shares[slot]);
      }
      return built;
    }
  }
}
