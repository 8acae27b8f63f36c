package org.newswatch.benchmarks;

import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.Properties;

/** CoreNLP as it comes: what speed is measured against, and what counts the tokens. */
final class DefaultPipeline {

  private final StanfordCoreNLP pipeline;

  private DefaultPipeline(String annotators) {
    var properties = new Properties();
    properties.setProperty("annotators", annotators);
    // Its list of holidays needs a library that the product leaves out; it is faster without.
    properties.setProperty("sutime.binders", "0");
    pipeline = new StanfordCoreNLP(properties);
  }

  /** Tokens, tags, lemmas and entities with the defaults of each; needs four gigabytes. */
  static DefaultPipeline withNames() {
    return new DefaultPipeline("tokenize,pos,lemma,ner");
  }

  static DefaultPipeline tokensOnly() {
    return new DefaultPipeline("tokenize");
  }

  /** Annotates the text; returns how many tokens it has. */
  int annotate(String text) {
    var document = new CoreDocument(text);
    pipeline.annotate(document);
    return document.tokens().size();
  }
}
