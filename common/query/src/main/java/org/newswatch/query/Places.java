package org.newswatch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.newswatch.contract.Field;
import org.newswatch.contract.RawArticle;

/** Where something stands in the title and the text of one article. Belongs to one thread. */
final class Places {

  /** Places told of one clause in one field. */
  static final int CLAUSE_PLACES_MAX = 5;

  private final RawArticle article;
  private final LeafReaderContext leaf;
  private final Map<Field, List<Analyzers.Word>> words = new EnumMap<>(Field.class);

  Places(RawArticle article, IndexSearcher searcher) {
    this.article = article;
    this.leaf = searcher.getIndexReader().leaves().getFirst();
  }

  /** Words of a field, one after the other; at least one. */
  record Place(Field field, List<Analyzers.Word> words) {

    int start() {
      return words.getFirst().start();
    }

    int end() {
      return words.getLast().end();
    }

    List<String> terms() {
      return words.stream().map(Analyzers.Word::term).toList();
    }
  }

  /** The first places of what can stand at one: see {@link Query#isPlace}. */
  List<Place> of(Query place, Field field) throws IOException {
    return of(LuceneRules.of(textFields(field)).place(place), field);
  }

  /** The first places where both stand close enough. */
  List<Place> of(Query.Near near, Field field) throws IOException {
    return of(LuceneRules.of(textFields(field)).near(near), field);
  }

  private List<Place> of(IntervalsSource rule, Field field) throws IOException {
    List<Place> found = new ArrayList<>();
    IntervalIterator places = rule.intervals(textFields(field).top(), leaf);
    if (places == null || places.nextDoc() == DocIdSetIterator.NO_MORE_DOCS) {
      return found;
    }
    List<Analyzers.Word> all =
        words.computeIfAbsent(field, f -> Analyzers.words(textFields(f).top(), text(f)));
    while (found.size() < CLAUSE_PLACES_MAX
        && places.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
      // Keys and words stand at the same positions; should a text break that, it has no place here.
      if (places.end() < all.size()) {
        found.add(new Place(field, all.subList(places.start(), places.end() + 1)));
      }
    }
    return found;
  }

  String text(Field field) {
    return switch (field) {
      case TITLE -> article.title();
      case TEXT -> article.text();
    };
  }

  private static TextFields textFields(Field field) {
    return switch (field) {
      case TITLE -> TextFields.TITLE;
      case TEXT -> TextFields.TEXT;
    };
  }
}
