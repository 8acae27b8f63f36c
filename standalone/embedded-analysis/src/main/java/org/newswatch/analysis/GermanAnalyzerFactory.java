package org.newswatch.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The {@code german} analyser of a full server, with its default stop words. */
@NamedComponent("german")
public final class GermanAnalyzerFactory implements AnalyzerFactory {

  @Override
  public Analyzer create() {
    return new GermanAnalyzer();
  }
}
