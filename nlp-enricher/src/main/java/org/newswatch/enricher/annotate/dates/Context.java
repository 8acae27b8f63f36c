package org.newswatch.enricher.annotate.dates;

/** What a reader may look at: the sentence, the day of publication, the dates read before. */
record Context(Sentence sentence, NewsDay news, Anchors anchors, DayOrder order) {

  String word(int at) {
    return sentence.word(at);
  }

  Tense tense(int from, int to) {
    return switch (sentence.word(from - 1)) {
      case "since", "last" -> Tense.PAST;
      case "until", "till", "by", "next", "is", "are" -> Tense.FUTURE;
      default -> Tense.around(sentence.words(), from, to);
    };
  }
}
