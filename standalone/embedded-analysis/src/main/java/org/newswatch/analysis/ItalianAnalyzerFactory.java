package org.newswatch.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The {@code italian} analyser of a full server, with its default stop words. */
@NamedComponent("italian")
public final class ItalianAnalyzerFactory implements AnalyzerFactory {

  @Override
  public Analyzer create() {
    return new ItalianAnalyzer();
  }
}
