package org.newswatch.enricher.annotate;

import org.newswatch.contract.Candidate;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.annotate.gazetteer.GazetteerReader;

/** Names in texts that the English model does not read. Thread-safe. */
final class OtherLanguages {

  private final GazetteerReader gazetteers = new GazetteerReader();

  boolean reads(String language) {
    return gazetteers.reads(language);
  }

  /** The names of an article in a language that is read; surfaces as they were given. */
  Annotator.Names names(
      String language, CleanText title, CleanText text, RawArticle article, Budget budget) {
    GazetteerReader.Names names =
        gazetteers.read(language, title.text(), text.text(), budget::inTime);
    return new Annotator.Names(
        names.mentions().stream().map(m -> asGiven(m, article)).toList(),
        names.candidates().stream().map(c -> asGiven(c, article)).toList());
  }

  private static Mention asGiven(Mention m, RawArticle article) {
    String surface = field(article, m.field()).substring(m.start(), m.end());
    return new Mention(m.field(), surface, m.start(), m.end(), m.type(), m.head(), m.kind());
  }

  private static Candidate asGiven(Candidate c, RawArticle article) {
    String surface = field(article, c.field()).substring(c.start(), c.end());
    return new Candidate(c.field(), surface, c.start(), c.end(), c.head());
  }

  private static String field(RawArticle article, Field field) {
    return switch (field) {
      case TITLE -> article.title();
      case TEXT -> article.text();
    };
  }
}
