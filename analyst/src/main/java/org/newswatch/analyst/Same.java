package org.newswatch.analyst;

/** What readers take for one, among entities and among stories. */
record Same(SameEntities entities, SameStories stories) {

  /** Nothing is told yet. */
  Same() {
    this(new SameEntities(), new SameStories());
  }
}
