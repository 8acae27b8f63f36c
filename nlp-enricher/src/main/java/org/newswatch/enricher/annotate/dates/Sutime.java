package org.newswatch.enricher.annotate.dates;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.time.SUTime;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.TimeAnnotator;
import edu.stanford.nlp.time.Timex;
import edu.stanford.nlp.util.CoreMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.TimexType;

/** SUTime on part of a sentence. Thread-safe. */
final class Sutime {

  private final TimeAnnotator annotator;

  private Sutime(TimeAnnotator annotator) {
    this.annotator = annotator;
  }

  static Sutime load() {
    return new Sutime(SutimeRules.load());
  }

  /** What SUTime read, from one token of the part to before another. */
  record Read(int from, int to, TimexType type, String value) {}

  /** The expressions that have a TIMEX3 value, in order. */
  List<Read> read(Sentence part, String original, LocalDate published) {
    List<CoreMap> expressions =
        annotator.annotateSingleSentence(
            copy(part, original), published.toString(), new SUTime.TimeIndex());
    var read = new ArrayList<Read>();
    if (expressions == null) {
      return read;
    }
    for (CoreMap expression : expressions) {
      Timex timex = expression.get(TimeAnnotations.TimexAnnotation.class);
      Integer from = expression.get(CoreAnnotations.TokenBeginAnnotation.class);
      Integer to = expression.get(CoreAnnotations.TokenEndAnnotation.class);
      TimexType type = timex == null ? null : type(timex.timexType());
      String value = timex == null ? null : value(timex);
      if (type != null && value != null && from != null && to != null && from < to) {
        read.add(new Read(from, to, type, value));
      }
    }
    return read;
  }

  private static @Nullable String value(Timex timex) {
    return timex.value() != null ? timex.value() : timex.altVal();
  }

  private static @Nullable TimexType type(@Nullable String type) {
    return type == null
        ? null
        : switch (type) {
          case "DATE" -> TimexType.DATE;
          case "TIME" -> TimexType.TIME;
          case "DURATION" -> TimexType.DURATION;
          case "SET" -> TimexType.SET;
          default -> null;
        };
  }

  /** SUTime writes into the tokens it reads: it gets its own. */
  private static CoreMap copy(Sentence part, String original) {
    int start = part.tokens().getFirst().beginPosition();
    int end = part.tokens().getLast().endPosition();
    var tokens = new ArrayList<CoreLabel>(part.size());
    for (CoreLabel token : part.tokens()) {
      var copy = new CoreLabel();
      copy.setWord(token.word());
      copy.setValue(token.word());
      copy.setOriginalText(token.originalText());
      copy.setBeginPosition(token.beginPosition());
      copy.setEndPosition(token.endPosition());
      copy.set(CoreAnnotations.TextAnnotation.class, token.word());
      tokens.add(copy);
    }
    var sentence = new Annotation(original.substring(start, end));
    sentence.set(CoreAnnotations.TokensAnnotation.class, tokens);
    sentence.set(CoreAnnotations.CharacterOffsetBeginAnnotation.class, start);
    sentence.set(CoreAnnotations.CharacterOffsetEndAnnotation.class, end);
    sentence.set(CoreAnnotations.TokenBeginAnnotation.class, 0);
    sentence.set(CoreAnnotations.TokenEndAnnotation.class, tokens.size());
    return sentence;
  }
}
