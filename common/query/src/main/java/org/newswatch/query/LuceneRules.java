package org.newswatch.query;

import java.util.List;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * Rules of Lucene's {@link IntervalQuery}.
 *
 * @param top the field that the query is asked of
 */
record LuceneRules(String top) implements IntervalRules<IntervalsSource> {

  static org.newswatch.query.Intervals<IntervalsSource> of(TextFields fields) {
    return new org.newswatch.query.Intervals<>(fields, new LuceneRules(fields.top()));
  }

  @Override
  public IntervalsSource match(String field, String words) {
    List<IntervalsSource> terms =
        Analyzers.words(field, words).stream().map(word -> Intervals.term(word.term())).toList();
    return terms.isEmpty() ? Intervals.noIntervals("no word") : in(field, inOrder(terms, 0));
  }

  @Override
  public IntervalsSource prefix(String field, String letters) {
    // Lucene's own bound on different words that begin alike; no text comes near it.
    return in(field, Intervals.prefix(new BytesRef(letters), IndexSearcher.getMaxClauseCount()));
  }

  private IntervalsSource in(String field, IntervalsSource source) {
    return field.equals(top) ? source : Intervals.fixField(field, source);
  }

  @Override
  public IntervalsSource any(List<IntervalsSource> ways) {
    return Intervals.or(ways);
  }

  @Override
  public IntervalsSource inOrder(List<IntervalsSource> rules, int gapsMax) {
    if (rules.size() == 1) {
      return rules.getFirst();
    }
    IntervalsSource[] all = rules.toArray(IntervalsSource[]::new);
    return switch (gapsMax) {
      case 0 -> Intervals.phrase(all);
      case ANY_GAPS -> Intervals.ordered(all);
      default -> Intervals.maxgaps(gapsMax, Intervals.ordered(all));
    };
  }
}
