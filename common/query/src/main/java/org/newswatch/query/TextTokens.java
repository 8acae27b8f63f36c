package org.newswatch.query;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The words that the index sees in a text: those of the rules of UAX #29. */
final class TextTokens {

  /**
   * One word as it is written.
   *
   * @param start first UTF-16 unit, counted from 0
   * @param end one past the last
   */
  record Word(String text, int start, int end) {}

  private TextTokens() {}

  static List<Word> of(String text) {
    var words = new ArrayList<Word>();
    try (var tokenizer = new StandardTokenizer()) {
      var term = tokenizer.addAttribute(CharTermAttribute.class);
      var offset = tokenizer.addAttribute(OffsetAttribute.class);
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** The words parted by spaces: what an index that cuts at spaces sees as the same words. */
  static String spaced(String text) {
    return spaced(of(text));
  }

  /** The same of words that are cut already. */
  static String spaced(List<Word> words) {
    var spaced = new StringJoiner(" ");
    words.forEach(word -> spaced.add(word.text()));
    return spaced.toString();
  }
}
