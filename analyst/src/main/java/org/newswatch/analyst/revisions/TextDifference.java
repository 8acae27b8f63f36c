package org.newswatch.analyst.revisions;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.newswatch.analyst.revisions.Piece.Kind;

/**
 * How one text became another: first sentence by sentence, then word by word where sentences took
 * the place of others (java-diff-utils' variant of Myers, "An O(ND) Difference Algorithm and Its
 * Variations", Algorithmica 1986). Joined, what is the same and what was removed is the one text to
 * the letter, what is the same and what was added the other.
 */
final class TextDifference {

  /** Sentences beyond are held against each other as one piece, for time grows with both sides. */
  static final int SENTENCES_MAX = 4_000;

  /** Words of one place; more on either side were not mended but replaced. */
  static final int WORDS_MAX = 1_500;

  /** What ends a sentence stays with it, and so does the space behind a word. */
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…。！？]\\s)|(?<=\n)");

  private static final Pattern WORD_END = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

  private TextDifference() {}

  /** The pieces of both texts, in the order of reading; none for two empty ones. */
  static List<Piece> of(String before, String after) {
    var pieces = new Pieces();
    compare(sentences(before), sentences(after), pieces, TextDifference::words);
    return pieces.joined();
  }

  private static List<String> sentences(String text) {
    List<String> sentences = split(SENTENCE_END, text);
    if (sentences.size() <= SENTENCES_MAX) {
      return sentences;
    }
    List<String> bounded = new ArrayList<>(sentences.subList(0, SENTENCES_MAX - 1));
    bounded.add(String.join("", sentences.subList(SENTENCES_MAX - 1, sentences.size())));
    return bounded;
  }

  private static List<String> split(Pattern where, String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(where.split(text));
  }

  /** What is done with a place where some pieces took the place of others. */
  @FunctionalInterface
  private interface Replaced {
    void at(String before, String after, Pieces pieces);
  }

  private static void compare(
      List<String> before, List<String> after, Pieces pieces, Replaced replaced) {
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true).getDeltas();
    var gone = new StringBuilder();
    var come = new StringBuilder();
    for (AbstractDelta<String> delta : deltas) {
      if (delta.getType() == DeltaType.EQUAL) {
        // What went and what came between two equal places is told as two neighbours.
        replaced.at(gone.toString(), come.toString(), pieces);
        gone.setLength(0);
        come.setLength(0);
        delta.getSource().getLines().forEach(same -> pieces.add(Kind.SAME, same));
      } else {
        delta.getSource().getLines().forEach(gone::append);
        delta.getTarget().getLines().forEach(come::append);
      }
    }
    replaced.at(gone.toString(), come.toString(), pieces);
  }

  private static void words(String before, String after, Pieces pieces) {
    List<String> gone = split(WORD_END, before);
    List<String> come = split(WORD_END, after);
    if (gone.isEmpty() || come.isEmpty() || Math.max(gone.size(), come.size()) > WORDS_MAX) {
      replace(before, after, pieces);
    } else {
      compare(gone, come, pieces, TextDifference::replace);
    }
  }

  private static void replace(String before, String after, Pieces pieces) {
    pieces.add(Kind.REMOVED, before);
    pieces.add(Kind.ADDED, after);
  }

  /** Pieces where neighbours of a kind are one. */
  private static final class Pieces {

    private final List<Piece> all = new ArrayList<>();

    void add(Kind kind, String text) {
      if (text.isEmpty()) {
        return;
      }
      if (!all.isEmpty() && all.getLast().kind() == kind) {
        all.add(new Piece(kind, all.removeLast().text() + text));
      } else {
        all.add(new Piece(kind, text));
      }
    }

    List<Piece> joined() {
      return List.copyOf(all);
    }
  }
}
