package org.newswatch.enricher.annotate.dates;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Field;

/** English sentences and their dates, without the models that dates need not. */
final class EnglishText {

  private static final DateFinder DATES = DateFinder.load();
  private static final StanfordCoreNLP TOKENS = tokens();

  private EnglishText() {}

  static List<List<CoreLabel>> sentences(String text) {
    var document = new CoreDocument(text);
    TOKENS.annotate(document);
    return document.sentences().stream().map(CoreSentence::tokens).toList();
  }

  static List<DateMention> dates(String day, String text) {
    return dates(Published.on(LocalDate.parse(day)), text);
  }

  static List<DateMention> dates(Published published, String text) {
    return DATES.find(Field.TEXT, text, sentences(text), published, () -> true);
  }

  /** {@code surface = value} for each date, separated by semicolons. */
  static String values(String day, String text) {
    return String.join(
        "; ",
        dates(day, text).stream().map(date -> date.surface() + " = " + date.timex()).toList());
  }

  private static StanfordCoreNLP tokens() {
    var properties = new Properties();
    properties.setProperty("annotators", "tokenize");
    properties.setProperty("tokenize.language", "en");
    properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
    return new StanfordCoreNLP(properties);
  }
}
