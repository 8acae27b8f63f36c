package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.List;
import org.newswatch.names.NameKeys;

/** Words of a text that look like a name: capitals side by side. */
final class NameRuns {

  /** Words of one run; in scripts without capitals, sentences would be runs. */
  private static final int WORDS_MAX = 8;

  record Word(String text, int start, int end) {}

  /**
   * Words side by side.
   *
   * @param opensSentence whether its first word owes its capital to a sentence
   */
  record Run(List<Word> words, boolean opensSentence) {

    String text(String of) {
      return of.substring(words.getFirst().start(), words.getLast().end());
    }

    Run withoutFirst() {
      return new Run(words.subList(1, words.size()), false);
    }
  }

  private final String text;
  private final List<Stretch> mentioned;
  private final List<Run> runs = new ArrayList<>();
  private final List<Word> open = new ArrayList<>();
  private boolean opensSentence = true;
  private boolean sentenceBegins = true;

  private NameRuns(String text, List<Stretch> mentioned) {
    this.text = text;
    this.mentioned = mentioned;
  }

  /**
   * Those of a text.
   *
   * @param mentioned what no run goes into
   */
  static List<Run> of(String text, List<Stretch> mentioned) {
    var runs = new NameRuns(text, mentioned);
    runs.read();
    return runs.runs;
  }

  private void read() {
    int at = 0;
    int last = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!Character.isLetterOrDigit(point)) {
        at += Character.charCount(point);
        continue;
      }
      int start = at;
      while (at < text.length() && belongs(at)) {
        at += Character.charCount(text.codePointAt(at));
      }
      word(new Word(text.substring(start, at), start, at), text.substring(last, start));
      last = at;
    }
    close();
  }

  private boolean belongs(int at) {
    int point = text.codePointAt(at);
    if (Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.FORMAT) {
      return true;
    }
    boolean apostrophe = point == '\'' || point == '\u2019' || point == '\u02bc';
    return apostrophe && at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
  }

  private void word(Word word, String gap) {
    boolean afterInitial =
        !open.isEmpty() && open.getLast().text().length() == 1 && gap.strip().equals(".");
    sentenceBegins |= !afterInitial && gap.chars().anyMatch(c -> ".!?:\n\u2026".indexOf(c) >= 0);
    boolean joins =
        afterInitial || gap.chars().allMatch(c -> c == ' ' || c == '\u00a0' || c == '-');
    if (!joins || open.size() == WORDS_MAX || touchesMention(word)) {
      close();
    }
    boolean named = looksNamed(word.text()) && !touchesMention(word);
    if (named) {
      if (open.isEmpty()) {
        opensSentence = sentenceBegins;
      }
      open.add(word);
    } else if (!open.isEmpty() && NameKeys.isParticle(word.text())) {
      open.add(word);
    } else {
      close();
    }
    sentenceBegins = false;
  }

  private boolean touchesMention(Word word) {
    return mentioned.stream().anyMatch(stretch -> stretch.touches(word.start(), word.end()));
  }

  /** With a capital; or in a script that has none. */
  private static boolean looksNamed(String word) {
    int first = word.codePointAt(0);
    return Character.isLetter(first) && !Character.isLowerCase(first);
  }

  private void close() {
    while (!open.isEmpty() && !looksNamed(open.getLast().text())) {
      open.removeLast();
    }
    if (!open.isEmpty()) {
      runs.add(new Run(List.copyOf(open), opensSentence));
      open.clear();
    }
  }
}
