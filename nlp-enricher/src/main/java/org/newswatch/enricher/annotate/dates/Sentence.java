package org.newswatch.enricher.annotate.dates;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.List;
import java.util.Locale;

/** A sentence's tokens and its words in lower case. */
record Sentence(List<CoreLabel> tokens, List<String> words) {

  static Sentence of(List<CoreLabel> tokens) {
    return new Sentence(
        tokens, tokens.stream().map(t -> t.word().toLowerCase(Locale.ROOT)).toList());
  }

  int size() {
    return words.size();
  }

  /** The word there in lower case; empty before the first and after the last. */
  String word(int at) {
    return at >= 0 && at < words.size() ? words.get(at) : "";
  }

  boolean capitalised(int at) {
    return Character.isUpperCase(tokens.get(at).word().codePointAt(0));
  }

  /** Whether a hyphen stands there that joins two words: no blank lies beside it. */
  boolean hyphen(int at) {
    return word(at).equals("-")
        && at + 1 < size()
        && at > 0
        && tokens.get(at - 1).endPosition() == tokens.get(at).beginPosition()
        && tokens.get(at).endPosition() == tokens.get(at + 1).beginPosition();
  }

  Sentence part(int from, int to) {
    return new Sentence(tokens.subList(from, to), words.subList(from, to));
  }
}
