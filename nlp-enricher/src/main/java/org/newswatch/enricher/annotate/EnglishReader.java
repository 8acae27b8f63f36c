package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
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
  private final OddsModel model;

  private EnglishReader(StanfordCoreNLP tokens, OddsModel model) {
    this.tokens = tokens;
    this.model = model;
  }

  static EnglishReader load() {
    var properties = new Properties();
    properties.setProperty("annotators", "tokenize");
    properties.setProperty("tokenize.language", "en");
    properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
    return new EnglishReader(new StanfordCoreNLP(properties), OddsModel.load(MODEL));
  }

  /** The sentences, as far as the budget goes, their offsets those of the original text. */
  List<List<CoreLabel>> read(CleanText clean, Budget budget) {
    String text = clean.text();
    var document = new CoreDocument(text);
    tokens.annotate(document);
    var read = new ArrayList<List<CoreLabel>>();
    for (CoreSentence sentence : document.sentences()) {
      for (List<CoreLabel> piece : pieces(sentence.tokens(), text)) {
        if (!budget.take(piece.size())) {
          return read;
        }
        model.label(piece);
        for (CoreLabel token : piece) {
          token.setBeginPosition(clean.originalStart(token.beginPosition()));
          token.setEndPosition(clean.originalEnd(token.endPosition()));
        }
        read.add(piece);
      }
    }
    return read;
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
    int end = before.endPosition();
    int newline = text.indexOf('\n', end, Math.max(end, after.beginPosition()));
    if (newline < 0) {
      return false;
    }
    int lineStart = text.lastIndexOf('\n', before.endPosition() - 1) + 1;
    return newline - lineStart < SHORT_LINE_CHARS;
  }
}
