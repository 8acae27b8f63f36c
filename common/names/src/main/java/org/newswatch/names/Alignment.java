package org.newswatch.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.newswatch.names.PartMatch.How;

/** Which part of one name stands for which of the other: the most alike first. */
final class Alignment {

  /** No part. */
  static final int NONE = -1;

  private final int[] ofFirst;
  private final int[] ofSecond;
  private final PartPair[][] pairs;

  /**
   * @param pairs what each part of the first name is to each of the second
   * @param width how many parts the second has
   * @param accepted parts less alike than this are not aligned
   */
  Alignment(PartPair[][] pairs, int width, double accepted) {
    this.pairs = pairs;
    this.ofFirst = new int[pairs.length];
    this.ofSecond = new int[width];
    Arrays.fill(ofFirst, NONE);
    Arrays.fill(ofSecond, NONE);
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
        double similarity = pairs[i][j].similarity();
        if (ofSecond[j] == NONE
            && (similarity > best
                || (similarity == best && (bestI == NONE || isCloser(i, j, bestI, bestJ))))) {
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
    return pairs[i][j];
  }

  /** Takes a pair apart. */
  void release(int i) {
    ofSecond[ofFirst[i]] = NONE;
    ofFirst[i] = NONE;
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
      if (ofSecond[j] != NONE && repeats(pairs[i][j], alike)) {
        return true;
      }
    }
    return false;
  }

  boolean repeatsSecond(int j, double alike) {
    for (int i = 0; i < ofFirst.length; i++) {
      if (ofFirst[i] != NONE && repeats(pairs[i][j], alike)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(PartPair pair, double alike) {
    return pair.similarity() >= alike && pair.how() != How.CONFLICT && pair.how() != How.INITIAL;
  }
}
