package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * English text to sentences of tokens, each token labelled PERSON, ORGANIZATION, LOCATION or O.
 * Thread-safe.
 */
final class EnglishReader {

  /** The one model; its name is part of the pipeline version. */
  static final String MODEL = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

  /** Tokens that are labelled together; a longer sentence is read in pieces. */
  static final int SENTENCE_TOKENS_MAX = 250;

  /** A line shorter than this that ends without a full stop is a heading or a by-line. */
  private static final int SHORT_LINE_CHARS = 50;

  private final StanfordCoreNLP tokens;
  private final CRFClassifier<CoreLabel> labels;

  private EnglishReader(StanfordCoreNLP tokens, CRFClassifier<CoreLabel> labels) {
    this.tokens = tokens;
    this.labels = labels;
  }

  static EnglishReader load() {
    var properties = new Properties();
    properties.setProperty("annotators", "tokenize");
    properties.setProperty("tokenize.language", "en");
    properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
    var model = new Properties();
    // Words learnt from one document must not change the next.
    model.setProperty("maxAdditionalKnownLCWords", "0");
    try {
      return new EnglishReader(
          new StanfordCoreNLP(properties), CRFClassifier.getClassifier(MODEL, model));
    } catch (IOException e) {
      throw new UncheckedIOException("the name model cannot be read: " + MODEL, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the name model does not fit this CoreNLP: " + MODEL, e);
    }
  }

  /** The sentences, as far as the budget goes. */
  List<List<CoreLabel>> read(String text, Budget budget) {
    var document = new CoreDocument(text);
    tokens.annotate(document);
    var read = new ArrayList<List<CoreLabel>>();
    for (CoreSentence sentence : document.sentences()) {
      for (List<CoreLabel> piece : pieces(sentence.tokens(), text)) {
        if (!budget.take(piece.size())) {
          return read;
        }
        label(piece);
        read.add(piece);
      }
    }
    return read;
  }

  private void label(List<CoreLabel> piece) {
    List<CoreLabel> labelled = labels.classifySentence(piece);
    for (int i = 0; i < piece.size(); i++) {
      piece.get(i).setNER(labelled.get(i).get(CoreAnnotations.AnswerAnnotation.class));
    }
  }

  private static List<List<CoreLabel>> pieces(List<CoreLabel> sentence, String text) {
    var pieces = new ArrayList<List<CoreLabel>>();
    var piece = new ArrayList<CoreLabel>();
    for (CoreLabel token : sentence) {
      boolean full = piece.size() == SENTENCE_TOKENS_MAX;
      if (full || (!piece.isEmpty() && endsShortLine(piece.getLast(), token, text))) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
      piece.add(token);
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return pieces;
  }

  private static boolean endsShortLine(CoreLabel before, CoreLabel after, String text) {
    int newline = text.indexOf('\n', before.endPosition());
    if (newline < 0 || newline >= after.beginPosition()) {
      return false;
    }
    int lineStart = text.lastIndexOf('\n', before.endPosition() - 1) + 1;
    return newline - lineStart < SHORT_LINE_CHARS;
  }
}
