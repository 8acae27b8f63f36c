package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;

/**
 * Finds names without a model. Thread-safe; the lists of a language are read when its first text
 * comes.
 */
public final class GazetteerReader {

  /** Languages in whose script a capital letter marks a name, or, in German, a noun. */
  private static final Set<String> LANGUAGES =
      Set.of(
          "ru", "uk", "be", "pl", "de", "es", "fr", "it", "pt", "nl", "sv", "da", "no", "fi", "et",
          "lv", "lt", "cs", "sk", "sl", "hr", "sr", "bg", "mk", "ro", "hu", "tr", "el");

  private final Map<String, Tables> tables = new ConcurrentHashMap<>();

  /**
   * What was found in one document.
   *
   * @param mentions in the order of the text, title first; their surfaces as they stand there
   * @param candidates likewise; none overlaps another or a mention
   */
  public record Names(List<Mention> mentions, List<Candidate> candidates) {

    public Names {
      mentions = List.copyOf(mentions);
      candidates = List.copyOf(candidates);
    }
  }

  /** Whether texts in the language (a BCP 47 primary subtag) are read at all. */
  public boolean reads(String language) {
    return LANGUAGES.contains(language);
  }

  /**
   * The names in one document of a language that is read.
   *
   * @param inTime asked now and then; once false, the rest stays unread
   */
  public Names read(String language, String title, String text, BooleanSupplier inTime) {
    Tables ofLanguage = tables.computeIfAbsent(language, Tables::read);
    var finder = new SpanFinder(ofLanguage);
    List<Token> ofTitle = Token.of(title);
    List<Token> ofText = Token.of(text);
    finder.look(ofTitle);
    finder.look(ofText);
    var spans = new ArrayList<Span>(finder.find(Field.TITLE, title, ofTitle, inTime));
    spans.addAll(finder.find(Field.TEXT, text, ofText, inTime));
    return Settlement.settle(
        ofLanguage, Map.of(Field.TITLE, title, Field.TEXT, text), spans, inTime);
  }
}
