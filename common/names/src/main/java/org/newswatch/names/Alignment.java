package org.newswatch.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.names.PartMatch.How;

/** Which part of one name stands for which of the other: the most alike first. */
final class Alignment {

  /** No part. */
  static final int NONE = -1;

  private final int[] ofFirst;
  private final int[] ofSecond;
  private final @Nullable PartPair[] pairs;
  private final Pairing pairing;

  /** What a part of the first name is to one of the second. */
  interface Pairing {
    PartPair pair(int i, int j);
  }

  /**
   * @param height how many parts the first name has
   * @param width how many parts the second has
   * @param accepted parts less alike than this are not aligned
   * @param pairing compares two parts; asked once for a pair, and only where it matters
   */
  Alignment(int height, int width, double accepted, Pairing pairing) {
    this.pairing = pairing;
    this.pairs = new PartPair[height * width];
    this.ofFirst = new int[height];
    this.ofSecond = new int[width];
    Arrays.fill(ofFirst, NONE);
    Arrays.fill(ofSecond, NONE);
    // Nothing can be more alike, nor closer: the rest need not be compared with these.
    for (int at = 0; at < height && at < width; at++) {
      if (pair(at, at).similarity() == 1) {
        ofFirst[at] = at;
        ofSecond[at] = at;
      }
    }
    while (alignNext(accepted)) {
      // Each turn aligns one pair more.
    }
  }

  private boolean alignNext(double accepted) {
    int bestI = NONE;
    int bestJ = NONE;
    double best = accepted;
    for (int i = 0; i < ofFirst.length; i++) {
      for (int j = 0; ofFirst[i] == NONE && j < ofSecond.length; j++) {
        if (ofSecond[j] != NONE) {
          continue;
        }
        double similarity = pair(i, j).similarity();
        if (similarity > best
            || (similarity == best && (bestI == NONE || isCloser(i, j, bestI, bestJ)))) {
          bestI = i;
          bestJ = j;
          best = similarity;
        }
      }
    }
    if (bestI == NONE) {
      return false;
    }
    ofFirst[bestI] = bestJ;
    ofSecond[bestJ] = bestI;
    return true;
  }

  /** Without regard to which name is the first. */
  private static boolean isCloser(int i, int j, int thanI, int thanJ) {
    int distance = Math.abs(i - j) - Math.abs(thanI - thanJ);
    return distance < 0 || (distance == 0 && i + j < thanI + thanJ);
  }

  int ofFirst(int i) {
    return ofFirst[i];
  }

  int ofSecond(int j) {
    return ofSecond[j];
  }

  PartPair pair(int i, int j) {
    int index = i * ofSecond.length + j;
    PartPair known = pairs[index];
    if (known == null) {
      known = pairing.pair(i, j);
      pairs[index] = known;
    }
    return known;
  }

  /** Whether aligned parts stand in another order. */
  boolean reordered() {
    int before = NONE;
    for (int j : ofFirst) {
      if (j != NONE) {
        if (j < before) {
          return true;
        }
        before = j;
      }
    }
    return false;
  }

  /** The parts of the first name that nothing is aligned with. */
  List<Integer> restOfFirst() {
    return rest(ofFirst);
  }

  List<Integer> restOfSecond() {
    return rest(ofSecond);
  }

  private static List<Integer> rest(int[] aligned) {
    List<Integer> rest = new ArrayList<>();
    for (int at = 0; at < aligned.length; at++) {
      if (aligned[at] == NONE) {
        rest.add(at);
      }
    }
    return rest;
  }

  /** Whether a part left over says again what an aligned one says. */
  boolean repeatsFirst(int i, double alike) {
    for (int j = 0; j < ofSecond.length; j++) {
      if (ofSecond[j] != NONE && repeats(pair(i, j), alike)) {
        return true;
      }
    }
    return false;
  }

  boolean repeatsSecond(int j, double alike) {
    for (int i = 0; i < ofFirst.length; i++) {
      if (ofFirst[i] != NONE && repeats(pair(i, j), alike)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(PartPair pair, double alike) {
    return pair.similarity() >= alike && pair.how() != How.CONFLICT && pair.how() != How.INITIAL;
  }
}
