package org.newswatch.analyst.same;

/** What readers take for one, among entities and among stories. */
public record Same(SameEntities entities, SameStories stories) {

  /** Nothing is told yet. */
  public Same() {
    this(new SameEntities(), new SameStories());
  }
}
