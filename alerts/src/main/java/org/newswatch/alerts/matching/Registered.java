package org.newswatch.alerts.matching;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Subscription;
import org.newswatch.query.MomentSearcher;

/**
 * A subscription as Lucene Monitor holds it: its query, and what belongs to it, so that whichever
 * version the monitor runs is also the one that is told of.
 */
final class Registered extends Query {

  private final Subscription subscription;
  private final org.newswatch.query.Query asked;
  private final Query compiled;
  private final boolean settled;
  private final Set<String> languages;
  private final Set<String> countries;
  private final Set<String> sources;

  Registered(Subscription subscription, org.newswatch.query.Query asked, Query compiled) {
    this.subscription = subscription;
    this.asked = asked;
    this.compiled = compiled;
    this.settled = MomentSearcher.isSettled(compiled);
    this.languages = Set.copyOf(subscription.filters().languages());
    this.countries = Set.copyOf(subscription.filters().countries());
    this.sources = Set.copyOf(subscription.filters().sources());
  }

  Subscription subscription() {
    return subscription;
  }

  org.newswatch.query.Query asked() {
    return asked;
  }

  boolean matches(MomentSearcher searcher) throws IOException {
    return settled ? searcher.matchesAsItIs(compiled) : searcher.matches(compiled);
  }

  /** Whether such articles are asked at all. */
  boolean lets(Origin origin) {
    return lets(languages, origin.language())
        && lets(countries, origin.country())
        && lets(sources, origin.source());
  }

  private static boolean lets(Set<String> some, @Nullable String one) {
    return some.isEmpty() || (one != null && some.contains(one));
  }

  /**
   * What filters look at.
   *
   * @param language of the text, as the field {@code lang:} has it
   * @param country of the source
   * @param source its id
   */
  record Origin(@Nullable String language, @Nullable String country, String source) {}

  @Override
  public Query rewrite(IndexSearcher searcher) {
    return compiled;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    compiled.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return compiled.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    // Of one version, too, the query changes with those that it names.
    return other instanceof Registered that
        && that.subscription.equals(subscription)
        && that.compiled.equals(compiled);
  }

  @Override
  public int hashCode() {
    return subscription.hashCode();
  }
}
