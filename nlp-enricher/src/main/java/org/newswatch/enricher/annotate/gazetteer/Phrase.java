package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

/**
 * A name that is known, in all forms of its words.
 *
 * @param base as it is called
 * @param words the forms of each word, folded
 * @param capitals which words are written with a capital
 */
record Phrase(
    String base,
    List<Set<String>> words,
    List<Boolean> capitals,
    MentionType type,
    @Nullable MentionKind kind) {

  /** Phrases by each form of their first word. */
  static final class Index {

    private final Map<String, List<Phrase>> byFirst = new java.util.HashMap<>();

    void add(Phrase phrase) {
      for (String form : phrase.words().getFirst()) {
        byFirst.computeIfAbsent(form, f -> new ArrayList<>()).add(phrase);
      }
    }

    /** The longest phrase that begins at this token; of two the one that was added first. */
    @Nullable Phrase at(List<Token> tokens, int at) {
      Phrase longest = null;
      for (Phrase phrase : byFirst.getOrDefault(tokens.get(at).folded(), List.of())) {
        if ((longest == null || phrase.size() > longest.size()) && phrase.matches(tokens, at)) {
          longest = phrase;
        }
      }
      return longest;
    }
  }

  int size() {
    return words.size();
  }

  private boolean matches(List<Token> tokens, int from) {
    if (from + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      Token token = tokens.get(from + i);
      boolean fits =
          words.get(i).contains(token.folded())
              && (!capitals.get(i) || token.capital())
              && (i == 0 || token.adjoins());
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
