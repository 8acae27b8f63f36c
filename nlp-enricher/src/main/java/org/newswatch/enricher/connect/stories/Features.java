package org.newswatch.enricher.connect.stories;

import java.util.Arrays;

/** Weighted features, each a number that stands for a word, an entity or a day. */
final class Features {

  static final Features NONE = new Features(new int[0], new float[0]);

  private static final int KIND_SHIFT = 30;
  private static final int HASH_MASK = (1 << KIND_SHIFT) - 1;

  private final int[] keys;
  private final float[] weights;

  /**
   * Arrays that nobody changes any more.
   *
   * @param keys what they are, each once, sorted
   * @param weights how much there is of each; positive
   */
  Features(int[] keys, float[] weights) {
    this.keys = keys;
    this.weights = weights;
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

  int[] keys() {
    return keys;
  }

  float[] weights() {
    return weights;
  }

  /** Whether the feature means the same in texts of any language. */
  static boolean isOfAnyLanguage(int key) {
    return key >>> KIND_SHIFT != Kind.WORD.number;
  }

  static boolean isDay(int key) {
    return key >>> KIND_SHIFT == Kind.DAY.number;
  }

  int size() {
    return keys.length;
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

  /** Adds up features that come in any order. */
  static final class Builder {

    private int[] keys = new int[256];
    private float[] weights = new float[256];
    private boolean[] taken = new boolean[256];
    private int size;

    void add(int key, float weight) {
      if (size * 2 >= keys.length) {
        grow();
      }
      int slot = slot(key);
      if (!taken[slot]) {
        taken[slot] = true;
        keys[slot] = key;
        size++;
      }
      weights[slot] += weight;
    }

    private int slot(int key) {
      int slot = key & (keys.length - 1);
      while (taken[slot] && keys[slot] != key) {
        slot = (slot + 1) & (keys.length - 1);
      }
      return slot;
    }

    private void grow() {
      int[] oldKeys = keys;
      float[] oldWeights = weights;
      boolean[] oldTaken = taken;
      keys = new int[oldKeys.length * 2];
      weights = new float[keys.length];
      taken = new boolean[keys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldTaken[i]) {
          int slot = slot(oldKeys[i]);
          taken[slot] = true;
          keys[slot] = oldKeys[i];
          weights[slot] = oldWeights[i];
        }
      }
    }

    Features build() {
      int[] sorted = new int[size];
      int next = 0;
      for (int i = 0; i < keys.length; i++) {
        if (taken[i]) {
          sorted[next++] = keys[i];
        }
      }
      Arrays.sort(sorted);
      float[] their = new float[size];
      for (int i = 0; i < size; i++) {
        their[i] = weights[slot(sorted[i])];
      }
      return new Features(sorted, their);
    }
  }
}
