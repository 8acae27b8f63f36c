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

  Sentence part(int from, int to) {
    return new Sentence(tokens.subList(from, to), words.subList(from, to));
  }
}
