package org.newswatch.crawler.extract;

/**
 * How sure a finding is, in 0..1: the share of findings with evidence like this that are right.
 *
 * <p>For title, dates and by-line the kinds of evidence were counted on labelled pages and their
 * numbers stand where the kinds are told apart. For everything else nobody counted: there it is
 * what Laplace's rule of succession expects of the next page when {@code agree} places of this one
 * say the value and {@code disagree} say another.
 */
final class Confidence {

  private Confidence() {}

  static double of(long agree, long disagree) {
    return (agree + 1.0) / (agree + disagree + 2.0);
  }
}
