package org.newswatch.crawler.sources;

import org.newswatch.contract.Source;

/** What happened to a source. */
public sealed interface SourceChange {

  /** It was added, or is now as this says. */
  record Put(Source source) implements SourceChange {}

  /** It is no more. */
  record Removed(String id) implements SourceChange {}
}
