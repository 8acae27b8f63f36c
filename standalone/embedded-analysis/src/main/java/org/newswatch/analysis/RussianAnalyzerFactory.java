package org.newswatch.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The {@code russian} analyser of a full server, with its default stop words. */
@NamedComponent("russian")
public final class RussianAnalyzerFactory implements AnalyzerFactory {

  @Override
  public Analyzer create() {
    return new RussianAnalyzer();
  }
}
