package org.newswatch.query;

import java.util.Objects;
import java.util.function.Function;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * Days that are counted from the moment of matching: becomes those days when it is asked through a
 * {@link MomentSearcher}.
 *
 * @see Queries#toLucene
 */
final class RelativeDays extends Query {

  private final org.newswatch.query.Query days;
  private final Asker asker;
  private final Function<Asker, Query> compiled;

  /**
   * @param days what is asked for
   * @param asker whose zone counts; the moment does not
   * @param compiled what it means to an asker
   */
  RelativeDays(org.newswatch.query.Query days, Asker asker, Function<Asker, Query> compiled) {
    this.days = days;
    this.asker = asker;
    this.compiled = compiled;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) {
    if (searcher instanceof MomentSearcher moment) {
      return compiled.apply(new Asker(moment.now(), asker.zone(), asker.same(), asker.sameStory()));
    }
    throw new IllegalStateException("relative days need a MomentSearcher: " + toString(""));
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return Printer.print(days);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RelativeDays that
        && that.days.equals(days)
        && that.asker.zone().equals(asker.zone());
  }

  @Override
  public int hashCode() {
    return Objects.hash(days, asker.zone());
  }
}
