package org.newswatch.names;

/** Whose name a form can be. */
public enum Gender {
  MASCULINE,
  FEMININE,
  /** Tells nothing: a form for both, a thing, several. */
  ANY;

  /** Whether one bearer can have both. */
  public boolean agrees(Gender other) {
    return this == other || this == ANY || other == ANY;
  }

  /** What is known when both are. */
  Gender and(Gender other) {
    return this == ANY ? other : this;
  }
}
