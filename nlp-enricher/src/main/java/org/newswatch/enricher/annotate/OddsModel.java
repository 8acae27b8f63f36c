package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFCliqueTree;
import edu.stanford.nlp.ie.crf.TestSequenceModel;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.sequences.ExactBestSequenceFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * CoreNLP's name model, which besides the likeliest labels of a sentence says how likely each label
 * is at each capitalised word. Both come from one reading, so the second costs next to nothing.
 */
final class OddsModel extends CRFClassifier<CoreLabel> {

  private OddsModel(Properties properties) {
    super(properties);
  }

  /** Reads a model from the class path. */
  static OddsModel load(String path) {
    var properties = new Properties();
    // Words learnt from one document must not change the next.
    properties.setProperty("maxAdditionalKnownLCWords", "0");
    var model = new OddsModel(properties);
    try {
      model.loadClassifier(path, properties);
    } catch (IOException e) {
      throw new UncheckedIOException("the name model cannot be read: " + path, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the name model does not fit this CoreNLP: " + path, e);
    }
    return model;
  }

  /** Labels the tokens, which then carry {@link Odds} where a name may stand. */
  void label(List<CoreLabel> sentence) {
    List<CoreLabel> labelled = classifySentence(sentence);
    for (int i = 0; i < sentence.size(); i++) {
      CoreLabel from = labelled.get(i);
      CoreLabel to = sentence.get(i);
      to.setNER(from.get(CoreAnnotations.AnswerAnnotation.class));
      Odds odds = from.get(Odds.Key.class);
      if (odds != null) {
        to.set(Odds.Key.class, odds);
      }
    }
  }

  @Override
  public List<CoreLabel> classify(List<CoreLabel> document) {
    if (document.isEmpty()) {
      return document;
    }
    CRFCliqueTree<String> tree = getCliqueTree(document);
    int[] best = new ExactBestSequenceFinder().bestSequence(new TestSequenceModel(tree));
    for (int i = 0; i < document.size(); i++) {
      CoreLabel token = document.get(i);
      token.set(CoreAnnotations.AnswerAnnotation.class, classIndex.get(best[i + windowSize - 1]));
      if (Odds.worthAsking(token.word())) {
        token.set(Odds.Key.class, odds(tree, i));
      }
    }
    return document;
  }

  private Odds odds(CRFCliqueTree<String> tree, int at) {
    return new Odds(
        tree.prob(at, classIndex.indexOf("PERSON")),
        tree.prob(at, classIndex.indexOf("ORGANIZATION")),
        tree.prob(at, classIndex.indexOf("LOCATION")));
  }
}
