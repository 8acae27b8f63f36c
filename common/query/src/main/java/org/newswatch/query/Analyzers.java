package org.newswatch.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.StopAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** How texts become words, as the index template has it. Thread-safe. */
public final class Analyzers {

  /** Positions between two values of one field, so that no phrase reaches from one to the next. */
  static final int VALUE_GAP = 100;

  /** UTF-16 units of the longest word; what is longer is cut into several. */
  static final int WORD_CHARS_MAX = 255;

  private static final Analyzer TEXT = new NewswatchText();

  private static final Map<String, Analyzer> OTHERS =
      Map.ofEntries(
          Map.entry(Fields.CASE_TITLE, new WhitespaceAnalyzer()),
          Map.entry(Fields.CASE_TEXT, new WhitespaceAnalyzer()),
          Map.entry(Fields.CASE_SUMMARY, new WhitespaceAnalyzer()),
          Map.entry(Fields.TYPE_TITLE, new StopAnalyzer(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)),
          Map.entry(Fields.TYPE_TEXT, new StopAnalyzer(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)),
          Map.entry(Fields.stemmed("de"), new GermanAnalyzer()),
          Map.entry(Fields.stemmed("en"), new EnglishAnalyzer()),
          Map.entry(Fields.stemmed("es"), new SpanishAnalyzer()),
          Map.entry(Fields.stemmed("fr"), new FrenchAnalyzer()),
          Map.entry(Fields.stemmed("it"), new ItalianAnalyzer()),
          Map.entry(Fields.stemmed("nl"), new DutchAnalyzer()),
          Map.entry(Fields.stemmed("pt"), new PortugueseAnalyzer()),
          Map.entry(Fields.stemmed("ru"), new RussianAnalyzer()));

  private static final Analyzer ARTICLE = new ByField();

  private Analyzers() {}

  /** For all fields of {@link LuceneDocuments}. */
  public static Analyzer article() {
    return ARTICLE;
  }

  /**
   * A word of a text.
   *
   * @param term as the index has it
   * @param position counted from 0
   * @param start its first UTF-16 unit in the text
   * @param end one past its last
   */
  public record Word(String term, int position, int start, int end) {}

  /** The words that are seen in a text of this field, in order. */
  public static List<Word> words(String field, String text) {
    var words = new ArrayList<Word>();
    try (TokenStream stream = ARTICLE.tokenStream(field, text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      var increment = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        words.add(new Word(term.toString(), position, offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static final class ByField extends DelegatingAnalyzerWrapper {

    ByField() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
      return OTHERS.getOrDefault(fieldName, TEXT);
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
      return VALUE_GAP;
    }
  }

  /** {@code newswatch_text}: words in lower case and without marks, none left out. */
  private static final class NewswatchText extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
      var words = new StandardTokenizer();
      words.setMaxTokenLength(WORD_CHARS_MAX);
      return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
      return new ASCIIFoldingFilter(new LowerCaseFilter(in));
    }
  }
}
