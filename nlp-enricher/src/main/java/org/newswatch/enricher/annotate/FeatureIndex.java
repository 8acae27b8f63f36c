package org.newswatch.enricher.annotate;

import edu.stanford.nlp.util.Index;
import java.io.Writer;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The features that a model knows, in a table of numbers that nearly always answers from one place
 * in memory; most features of a text are asked for in vain. Strings are not kept: a feature is told
 * by 96 bits of it, 32 that choose the place and 64 that prove it. Immutable.
 */
final class FeatureIndex implements Index<String> {

  private static final long serialVersionUID = 1;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long FNV_START = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final long LOW = 0xFFFF_FFFFL;

  /** Hash code in the upper half, number of the feature plus one in the lower; 0 where free. */
  private final long[] places;

  private final long[] proofs;
  private final int shift;

  /**
   * Takes features, whose place in the list is their number.
   *
   * @throws IllegalArgumentException if one stands there twice
   */
  FeatureIndex(List<String> features) {
    // At most half full, so that a search soon comes to a free place.
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, features.size())));
    this.places = new long[1 << bits];
    this.shift = Long.SIZE - bits;
    this.proofs = new long[features.size()];
    for (int i = 0; i < proofs.length; i++) {
      String feature = features.get(i);
      if (indexOf(feature) >= 0) {
        throw new IllegalArgumentException("a feature stands there twice, as number " + i);
      }
      proofs[i] = proof(feature);
      int at = place(feature.hashCode());
      while (places[at] != 0) {
        at = (at + 1) & (places.length - 1);
      }
      places[at] = ((long) feature.hashCode() << Integer.SIZE) | (i + 1);
    }
  }

  @Override
  public int indexOf(String feature) {
    int hash = feature.hashCode();
    int at = place(hash);
    while (places[at] != 0) {
      if ((int) (places[at] >>> Integer.SIZE) == hash) {
        int index = (int) (places[at] & LOW) - 1;
        if (proofs[index] == proof(feature)) {
          return index;
        }
      }
      at = (at + 1) & (places.length - 1);
    }
    return -1;
  }

  private int place(int hash) {
    return (int) ((hash * SPREAD) >>> shift);
  }

  private static long proof(String feature) {
    long proof = FNV_START;
    for (int i = 0; i < feature.length(); i++) {
      proof = (proof ^ feature.charAt(i)) * FNV_PRIME;
    }
    return proof;
  }

  @Override
  public int size() {
    return proofs.length;
  }

  @Override
  public boolean contains(Object feature) {
    return feature instanceof String string && indexOf(string) >= 0;
  }

  @Override
  public boolean isLocked() {
    return true;
  }

  @Override
  public void lock() {
    // Nothing can be added anyway.
  }

  @Override
  public String get(int index) {
    throw lookUpOnly();
  }

  @Override
  public int addToIndex(String feature) {
    throw lookUpOnly();
  }

  @Override
  @Deprecated
  public int indexOf(String feature, boolean add) {
    throw lookUpOnly();
  }

  @Override
  public List<String> objectsList() {
    throw lookUpOnly();
  }

  @Override
  public Collection<String> objects(int[] indices) {
    throw lookUpOnly();
  }

  @Override
  public void unlock() {
    throw lookUpOnly();
  }

  @Override
  public void saveToWriter(Writer out) {
    throw lookUpOnly();
  }

  @Override
  public void saveToFilename(String file) {
    throw lookUpOnly();
  }

  @Override
  public boolean add(String feature) {
    throw lookUpOnly();
  }

  @Override
  public boolean addAll(Collection<? extends String> features) {
    throw lookUpOnly();
  }

  @Override
  public void clear() {
    throw lookUpOnly();
  }

  @Override
  public Iterator<String> iterator() {
    throw lookUpOnly();
  }

  private static UnsupportedOperationException lookUpOnly() {
    return new UnsupportedOperationException("features are looked up here and nothing else");
  }
}
