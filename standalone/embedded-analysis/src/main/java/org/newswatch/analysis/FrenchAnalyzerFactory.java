package org.newswatch.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The {@code french} analyser of a full server, with its default stop words. */
@NamedComponent("french")
public final class FrenchAnalyzerFactory implements AnalyzerFactory {

  @Override
  public Analyzer create() {
    return new FrenchAnalyzer();
  }
}
