package org.newswatch.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.newswatch.contract.EnrichedArticle;

/**
 * Articles as documents of Lucene, for {@link Queries#toLucene}: the fields that the index template
 * describes, as far as queries ask for them, to be read with {@link Analyzers#article}.
 */
public final class LuceneDocuments {

  /** How the words of title, summary and text begin: what narrows {@code elect*}. */
  public static final String BEGINNINGS = "beginnings";

  /** UTF-16 units above which the index leaves a term out. */
  private static final int TERM_CHARS_MAX = 1_000;

  private static final int ADDRESS_CHARS_MAX = 8_000;

  private static final Set<String> ADDRESSES = Set.of(Fields.URL, Fields.CANONICAL_URL);

  /** Asked for whatever the case of their letters. */
  private static final Set<String> ANY_CASE =
      Set.of(
          Fields.SOURCE_ID,
          Fields.SOURCE_NAME,
          Fields.SOURCE_DOMAIN,
          Fields.SOURCE_COUNTRY,
          Fields.SECTION,
          Fields.TAGS,
          Fields.BYLINE);

  private static final Set<String> BEGINNINGS_OF =
      Set.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY);

  private LuceneDocuments() {}

  /** The article's. */
  public static Document of(EnrichedArticle article) {
    return of(ArticleFields.of(article));
  }

  /** The document of such fields. */
  public static Document of(ArticleFields fields) {
    var document = new Document();
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, List<String>> texts : fields.texts().entrySet()) {
      for (String text : texts.getValue()) {
        document.add(new TextField(texts.getKey(), text, Store.NO));
        if (BEGINNINGS_OF.contains(texts.getKey())) {
          Analyzers.words(texts.getKey(), text).forEach(word -> words.add(word.term()));
        }
      }
    }
    for (Map.Entry<String, List<String>> terms : fields.terms().entrySet()) {
      String field = terms.getKey();
      int charsMax = ADDRESSES.contains(field) ? ADDRESS_CHARS_MAX : TERM_CHARS_MAX;
      for (String term : terms.getValue()) {
        if (term.length() <= charsMax) {
          boolean anyCase = ANY_CASE.contains(field);
          document.add(
              new StringField(
                  anyCase ? Fields.lower(field) : field,
                  anyCase ? Folding.lower(term) : term,
                  Store.NO));
        }
      }
    }
    Beginnings.of(words)
        .forEach(letters -> document.add(new StringField(BEGINNINGS, letters, Store.NO)));
    document.add(new LongPoint(Fields.TIMESTAMP, fields.timestamp().toEpochMilli()));
    for (ArticleFields.Days days : fields.spans()) {
      document.add(range(Fields.MENTIONED_DATES, days.from(), days.to()));
      if (days.brief()) {
        document.add(range(Fields.MENTIONED_SHORT_DATES, days.from(), days.to()));
      }
    }
    return document;
  }

  private static LongRange range(String field, LocalDate from, LocalDate to) {
    return new LongRange(field, new long[] {from.toEpochDay()}, new long[] {to.toEpochDay()});
  }
}
