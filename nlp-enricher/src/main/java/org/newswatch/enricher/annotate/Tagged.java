package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;

/**
 * A sentence whose words carry types that one rule after another corrects. Words of one type side
 * by side are one name unless the second begins another.
 */
final class Tagged {

  private final List<CoreLabel> tokens;
  private final String original;
  private final @Nullable MentionType[] types;
  private final boolean[] begins;
  private final boolean shouted;

  private Tagged(List<CoreLabel> tokens, String original) {
    this.tokens = tokens;
    this.original = original;
    this.types = new MentionType[tokens.size()];
    this.begins = new boolean[tokens.size()];
    this.shouted = shouted(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      types[i] = labelled(tokens.get(i).ner());
    }
  }

  /** The sentence as the model labelled it; {@code original} is the field that it stands in. */
  static Tagged of(List<CoreLabel> tokens, String original) {
    return new Tagged(tokens, original);
  }

  int size() {
    return tokens.size();
  }

  CoreLabel token(int at) {
    return tokens.get(at);
  }

  /** The word there; empty before the first and after the last. */
  String word(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
  }

  @Nullable MentionType type(int at) {
    return at >= 0 && at < tokens.size() ? types[at] : null;
  }

  /** Gives the words from one to before another a type, as one name, or part of one. */
  void set(int from, int to, @Nullable MentionType type) {
    for (int i = from; i < to; i++) {
      types[i] = type;
    }
  }

  /** Makes the words from one to before another one name of this type. */
  void name(int from, int to, MentionType type) {
    set(from, to, type);
    for (int i = from + 1; i < to; i++) {
      begins[i] = false;
    }
    begins[from] = true;
    if (to < begins.length && types[to] == type) {
      begins[to] = true;
    }
  }

  /** Lets the name that this word is part of end before it. */
  void begin(int at) {
    begins[at] = true;
  }

  /** The first word of the name that stands there; {@code at} itself where there is none. */
  int start(int at) {
    int start = at;
    while (start > 0 && types[at] != null && !begins[start] && types[start - 1] == types[at]) {
      start--;
    }
    return start;
  }

  /** Past the last word of the name that stands there. */
  int end(int at) {
    int end = at + 1;
    while (end < types.length && types[at] != null && types[end] == types[at] && !begins[end]) {
      end++;
    }
    return end;
  }

  Odds odds(int at) {
    return Odds.of(tokens.get(at));
  }

  boolean capitalised(int at) {
    String word = word(at);
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }

  /** Whether most words stand in capitals, so that capitals say nothing. */
  boolean shouted() {
    return shouted;
  }

  /** Whether a line ends between the word and the one before. */
  boolean startsLine(int at) {
    if (at <= 0) {
      return true;
    }
    int end = tokens.get(at - 1).endPosition();
    return original.indexOf('\n', end, Math.max(end, tokens.get(at).beginPosition())) >= 0;
  }

  String surface(int from, int to) {
    return original.substring(start(tokens, from), tokens.get(to - 1).endPosition());
  }

  private static int start(List<CoreLabel> tokens, int at) {
    return tokens.get(at).beginPosition();
  }

  private static @Nullable MentionType labelled(@Nullable String label) {
    return label == null
        ? null
        : switch (label) {
          case "PERSON" -> MentionType.PERSON;
          case "ORGANIZATION" -> MentionType.ORGANIZATION;
          case "LOCATION" -> MentionType.LOCATION;
          default -> null;
        };
  }

  private static boolean shouted(List<CoreLabel> tokens) {
    int words = 0;
    int capitals = 0;
    for (CoreLabel token : tokens) {
      if (token.word().length() > 1 && Character.isLetter(token.word().codePointAt(0))) {
        words++;
        capitals += token.word().codePoints().noneMatch(Character::isLowerCase) ? 1 : 0;
      }
    }
    return words > 2 && capitals * 2 > words;
  }
}
