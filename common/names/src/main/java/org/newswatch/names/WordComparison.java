package org.newswatch.names;

import java.util.ArrayList;
import java.util.List;
import org.newswatch.names.PartMatch.How;

/**
 * Organisations and other names: a share of the words, those that many names have counting less.
 */
final class WordComparison {

  private static final double ALIGNED_MIN = 0.6;

  private final PreparedName first;
  private final PreparedName second;

  WordComparison(PreparedName first, PreparedName second) {
    this.first = first;
    this.second = second;
  }

  NameMatch compare() {
    List<PartForm> a = first.forms();
    List<PartForm> b = second.forms();
    PartPair[][] pairs = new PartPair[a.size()][b.size()];
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        pairs[i][j] = PartPair.ofWords(a.get(i), b.get(j));
      }
    }
    Alignment alignment = new Alignment(pairs, b.size(), ALIGNED_MIN);
    List<PartMatch> matches = new ArrayList<>();
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < a.size(); i++) {
      int j = alignment.ofFirst(i);
      PartRole role = first.roles().get(i);
      double weight = weight(role);
      if (j == Alignment.NONE) {
        weights += weight;
        matches.add(new PartMatch(a.get(i).text(), "", role, How.MISSING, 0));
      } else {
        PartPair pair = alignment.pair(i, j);
        weight = (weight + weight(second.roles().get(j))) / 2;
        weights += weight;
        sum += weight * Math.max(0, 1 - 2 * (1 - pair.similarity()));
        matches.add(
            new PartMatch(a.get(i).text(), b.get(j).text(), role, pair.how(), pair.similarity()));
      }
    }
    for (int j : alignment.restOfSecond()) {
      PartRole role = second.roles().get(j);
      weights += weight(role);
      matches.add(new PartMatch("", b.get(j).text(), role, How.MISSING, 0));
    }
    double score = weights == 0 ? 0 : sum / weights;
    return new NameMatch(Math.max(0, Math.min(1, score)), alignment.reordered(), matches);
  }

  private static double weight(PartRole role) {
    return switch (role) {
      case GIVEN, FAMILY, PATRONYMIC, INITIAL, WORD, NUMBER -> 1;
      case COMMON -> 0.2;
      case PARTICLE, TITLE -> 0.05;
    };
  }
}
