package org.newswatch.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * The tree as Lucene's queries over {@link LuceneDocuments}: the same meaning as {@link
 * ElasticsearchCompiler} gives it, without scores.
 */
final class LuceneCompiler {

  /** Words that may stand between those of a name, such as a patronymic. */
  private static final int NAME_SLOP = 1;

  private static final List<TextFields> TEXTS =
      List.of(TextFields.TITLE, TextFields.TEXT, TextFields.SUMMARY);

  private static final List<String> WRITTEN = List.of(Fields.TITLE, Fields.TEXT, Fields.SUMMARY);

  private final Asker asker;

  LuceneCompiler(Asker asker) {
    this.asker = asker;
  }

  org.apache.lucene.search.Query compile(Query query) {
    return switch (query) {
      case Query.Text text -> text(text);
      case Query.Cased cased ->
          any(
              written(
                  TextTokens.spaced(String.join(" ", cased.words())),
                  List.of(Fields.CASE_TITLE, Fields.CASE_TEXT, Fields.CASE_SUMMARY)));
      case Query.Stem stem ->
          any(
              written(
                  stem.word(), Fields.STEMMED_LANGUAGES.stream().map(Fields::stemmed).toList()));
      case Query.AnyMention any ->
          any(
              Stream.of(Fields.TYPE_TITLE, Fields.TYPE_TEXT)
                  .flatMap(field -> mentions(field, any.kind()))
                  .toList());
      case Query.FromSource from -> source(from.source());
      case Query.InLanguage in -> term(Fields.LANGUAGE, in.language());
      case Query.OfEntity of -> anyOf(Fields.ENTITY_IDS, asker.same().apply(of.id()));
      case Query.About about -> days(about, about.from(), about.to(), at -> about(about, at));
      case Query.Published published ->
          days(published, published.from(), published.to(), at -> published(published, at));
      case Query.Prefix prefix -> prefix(prefix);
      case Query.Near near ->
          narrowed(near, any(TEXTS.stream().map(in -> asked(in, rulesOf(in).near(near))).toList()));
      case Query.AtLeast atLeast -> narrowed(atLeast, atLeast(atLeast));
      case Query.Has has -> has(has.attribute(), has.value());
      case Query.Saved saved ->
          throw new IllegalArgumentException("nobody put a query in the place of @" + saved.name());
      case Query.And and -> and(and);
      case Query.Or or -> any(or.parts().stream().map(this::compile).toList());
      case Query.Not not -> allBut(List.of(not.part()));
    };
  }

  /** What is excluded stands beside what is asked for, so that only the latter is looked up. */
  private org.apache.lucene.search.Query and(Query.And and) {
    var all = new BooleanQuery.Builder();
    boolean narrowed = false;
    for (Query part : flat(and).toList()) {
      if (part instanceof Query.Not not) {
        all.add(compile(not.part()), Occur.MUST_NOT);
      } else {
        all.add(compile(part), Occur.FILTER);
        narrowed = true;
      }
    }
    if (!narrowed) {
      all.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    return all.build();
  }

  private static Stream<Query> flat(Query query) {
    return query instanceof Query.And and
        ? and.parts().stream().flatMap(LuceneCompiler::flat)
        : Stream.of(query);
  }

  private org.apache.lucene.search.Query allBut(List<Query> excluded) {
    var all = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
    excluded.forEach(part -> all.add(compile(part), Occur.MUST_NOT));
    return all.build();
  }

  private static org.apache.lucene.search.Query anyOf(String field, Collection<String> same) {
    List<BytesRef> ids =
        same.stream().limit(QueryLimits.SAME_ENTITIES_MAX).map(BytesRef::new).toList();
    // Of a set Lucene Monitor does not see the terms.
    return ids.size() == 1
        ? new TermQuery(new Term(field, ids.getFirst()))
        : new TermInSetQuery(field, ids);
  }

  private static org.apache.lucene.search.Query text(Query.Text text) {
    return switch (text.scope()) {
      case ANYWHERE -> any(text.variants() ? anywhere(text.words()) : written(text, WRITTEN));
      case TITLE -> any(text.variants() ? inTitle(text) : written(text, List.of(Fields.TITLE)));
      case PERSON -> named(Fields.PERSONS, Fields.PERSON_KEYS, text);
      case ORG -> named(Fields.ORGANIZATIONS, Fields.ORGANIZATION_KEYS, text);
      case PLACE -> named(Fields.PLACES, Fields.PLACE_KEYS, text);
    };
  }

  private static List<org.apache.lucene.search.Query> inTitle(Query.Text text) {
    return Stream.concat(
            written(text, List.of(Fields.TITLE)).stream(),
            Stream.of(keyed(TextFields.TITLE, text.words())))
        .toList();
  }

  private static List<org.apache.lucene.search.Query> anywhere(List<String> words) {
    List<org.apache.lucene.search.Query> ways =
        new ArrayList<>(written(String.join(" ", words), WRITTEN));
    List<String> keys = words.stream().flatMap(word -> NameText.soughtKeys(word).stream()).toList();
    if (keys.isEmpty()) {
      return ways;
    }
    if (words.size() == 1 && NameText.isOneName(words.getFirst())) {
      ways.add(term(Fields.NAME_KEYS, keys.getFirst()));
    } else {
      ways.add(keyed(TextFields.TITLE, words));
      ways.add(keyed(TextFields.TEXT, words));
    }
    return ways;
  }

  private static List<org.apache.lucene.search.Query> written(
      Query.Text text, List<String> fields) {
    return written(String.join(" ", text.words()), fields);
  }

  /** The words in this order, as they are written, in each of the fields. */
  private static List<org.apache.lucene.search.Query> written(String phrase, List<String> fields) {
    return fields.stream().map(field -> phrase(field, phrase, 0)).toList();
  }

  private static org.apache.lucene.search.Query phrase(String field, String phrase, int slop) {
    List<Analyzers.Word> words = Analyzers.words(field, phrase);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no word");
    }
    if (words.size() == 1) {
      return term(field, words.getFirst().term());
    }
    var query = new PhraseQuery.Builder().setSlop(slop);
    words.forEach(word -> query.add(new Term(field, word.term()), word.position()));
    return query.build();
  }

  /** The words in this order, each of them written so or a mention of the same name. */
  private static org.apache.lucene.search.Query keyed(TextFields text, List<String> words) {
    return asked(text, rulesOf(text).phrase(words));
  }

  private static Intervals<IntervalsSource> rulesOf(TextFields text) {
    return LuceneRules.of(text);
  }

  private static org.apache.lucene.search.Query asked(TextFields text, IntervalsSource rule) {
    return new IntervalQuery(text.top(), rule);
  }

  private static Stream<org.apache.lucene.search.Query> mentions(String field, Query.Scope kind) {
    return Stream.of(TypedText.whole(kind), TypedText.first(kind)).map(type -> term(field, type));
  }

  private static org.apache.lucene.search.Query prefix(Query.Prefix prefix) {
    List<TextFields> texts =
        prefix.scope() == Query.Scope.TITLE ? List.of(TextFields.TITLE) : TEXTS;
    // Of a script without spaces the analyser sees each character as a word of its own.
    boolean oneWord = TextTokens.of(prefix.letters()).size() <= 1;
    return narrowed(
        prefix,
        any(
            texts.stream()
                .map(
                    text ->
                        oneWord
                            ? begins(text.top(), Folding.fold(prefix.letters()))
                            : asked(text, rulesOf(text).prefix(prefix.letters())))
                .toList()));
  }

  private static org.apache.lucene.search.Query begins(String field, String letters) {
    return new PrefixQuery(new Term(field, letters));
  }

  /**
   * The same, with a clause that it implies where it can be told from a few letters only: Lucene
   * Monitor finds by it for which documents a query is worth asking.
   */
  private static org.apache.lucene.search.Query narrowed(
      Query place, org.apache.lucene.search.Query query) {
    List<List<String>> implied = Beginnings.implied(place);
    if (implied.isEmpty()) {
      return query;
    }
    var all = new BooleanQuery.Builder();
    for (List<String> letters : implied) {
      all.add(
          any(letters.stream().map(some -> term(LuceneDocuments.BEGINNINGS, some)).toList()),
          Occur.FILTER);
    }
    return all.add(query, Occur.FILTER).build();
  }

  /** So often in the title, the rest of it in the text. */
  private static org.apache.lucene.search.Query atLeast(Query.AtLeast atLeast) {
    Intervals<IntervalsSource> title = rulesOf(TextFields.TITLE);
    Intervals<IntervalsSource> text = rulesOf(TextFields.TEXT);
    List<org.apache.lucene.search.Query> ways = new ArrayList<>();
    for (int inTitle = 0; inTitle <= atLeast.times(); inTitle++) {
      var both = new BooleanQuery.Builder();
      if (inTitle > 0) {
        both.add(asked(TextFields.TITLE, title.times(atLeast.part(), inTitle)), Occur.FILTER);
      }
      if (inTitle < atLeast.times()) {
        both.add(
            asked(TextFields.TEXT, text.times(atLeast.part(), atLeast.times() - inTitle)),
            Occur.FILTER);
      }
      ways.add(both.build());
    }
    return any(ways);
  }

  private org.apache.lucene.search.Query has(Query.Attribute attribute, String value) {
    return switch (attribute) {
      case COUNTRY -> anyCase(Fields.SOURCE_COUNTRY, value);
      case SECTION -> anyCase(Fields.SECTION, value);
      case TAG -> anyCase(Fields.TAGS, value);
      case BYLINE -> anyCase(Fields.BYLINE, value);
      case STORY -> anyOf(Fields.STORY_ID, asker.sameStory().apply(value));
      case URL -> any(Addresses.ways(value, LuceneCompiler::begins, LuceneCompiler::term));
    };
  }

  private static org.apache.lucene.search.Query named(String labels, String keys, Query.Text text) {
    String name = String.join(" ", text.words());
    return text.variants() ? phrase(keys, NameText.keyed(name), NAME_SLOP) : term(labels, name);
  }

  private static org.apache.lucene.search.Query source(String source) {
    return any(
        List.of(
            anyCase(Fields.SOURCE_ID, source),
            anyCase(Fields.SOURCE_DOMAIN, source),
            anyCase(Fields.SOURCE_NAME, source)));
  }

  private org.apache.lucene.search.Query days(
      Query query, When from, When to, Function<Asker, org.apache.lucene.search.Query> compiled) {
    boolean relative = !(from instanceof When.Day && to instanceof When.Day);
    return relative ? new RelativeDays(query, asker, compiled) : compiled.apply(asker);
  }

  private static org.apache.lucene.search.Query published(Query.Published published, Asker at) {
    Instant from = published.from().start(at);
    Instant end = published.to().end(at);
    return from.isBefore(end)
        ? LongPoint.newRangeQuery(Fields.TIMESTAMP, from.toEpochMilli(), end.toEpochMilli() - 1)
        : new MatchNoDocsQuery("no time");
  }

  private static org.apache.lucene.search.Query about(Query.About about, Asker at) {
    LocalDate from = about.from().day(at);
    LocalDate to = about.to().day(at);
    if (from.isAfter(to)) {
      return new MatchNoDocsQuery("no day");
    }
    long[] first = {from.toEpochDay()};
    long[] last = {to.toEpochDay()};
    return any(
        List.of(
            LongRange.newIntersectsQuery(Fields.MENTIONED_SHORT_DATES, first, last),
            LongRange.newWithinQuery(Fields.MENTIONED_DATES, first, last)));
  }

  private static org.apache.lucene.search.Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  private static org.apache.lucene.search.Query anyCase(String field, String value) {
    return term(Fields.lower(field), Folding.lower(value));
  }

  private static org.apache.lucene.search.Query any(
      List<? extends org.apache.lucene.search.Query> ways) {
    if (ways.size() == 1) {
      return ways.getFirst();
    }
    var any = new BooleanQuery.Builder();
    ways.forEach(way -> any.add(way, Occur.SHOULD));
    return any.build();
  }
}
