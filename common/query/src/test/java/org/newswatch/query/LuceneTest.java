package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.TimexType;
import org.newswatch.names.NameKeys;

class LuceneTest {

  private static final Instant NOW = Instant.parse("2026-11-16T20:30:00Z");

  private static final Asker ASKER =
      new Asker(
          NOW,
          ZoneId.of("Pacific/Auckland"),
          id -> new TreeSet<>(id.equals("old") ? Set.of("old", "e1") : Set.of(id)));

  /** By the letter that a row of the table below names them with. */
  private static final Map<String, EnrichedArticle> ARTICLES = new LinkedHashMap<>();

  static {
    ARTICLES.put(
        "a",
        article(
            "The Daily Paper",
            "PL",
            "Lukashenko warns of tax fraud",
            "Alexander Lukashenko spoke of evasion. Tax is due, and of many kinds of fraud the"
                + " worst is state-run fraud.",
            "A summary of elections",
            "2026-11-16T10:00:00Z",
            List.of("2026-11-24", "2026-11-24"),
            "Alexander Lukashenko"));
    ARTICLES.put(
        "b",
        article(
            "wire",
            "de",
            "Migrants wait at the fence",
            "\u0141ukaszenka met Turkey's envoy in May. The \u00c9lys\u00e9e may elect to wait.",
            null,
            "2026-11-15T08:00:00Z",
            List.of("2026-11-01", "2026-12-31"),
            "\u0141ukaszenka"));
    ARTICLES.put(
        "c",
        article(
            "wire",
            "de",
            "Roast turkey",
            "They may lukashenko it, as a verb. Nobody is named here; fraud once, tax once.",
            null,
            "2026-11-17T08:00:00Z",
            List.of()));
  }

  private static final IndexSearcher ALL = new MomentSearcher(together(ARTICLES.values()), NOW);

  private static final Map<String, IndexSearcher> EACH = new TreeMap<>();

  static {
    ARTICLES.forEach((name, article) -> EACH.put(name, alone(article)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Lukashenko                       | a b c
          =Lukashenko                      | a c
          ="lukashenko"                    | a c
          Lukaschenko                      | a b
          title:Lukaschenko                | a
          "Aleksandr Lukashenka"           | a
          person:"A Lukashenka"            |
          person:Lukashenka                | a b
          person:"Aleksander Lukashenka"   | a
          org:Lukashenka                   |
          tax fraud                        | a c
          "tax fraud"                      | a
          tax AND NOT evasion              | c
          NOT tax                          | b
          NOT tax NOT wait                 |
          NOT NOT tax                      | a c
          migrants OR evasion              | a b
          "state run"                      | a
          state-run                        | a
          elysee                           | b
          elect*                           | a b
          title:elect*                     |
          \u0141uk*                        | a b c
          fence*                           | b
          case:The                         | b
          case:the                         | a b
          case:"Alexander LUKASHENKO"      |
          case:"of tax"                    | a
          stem:election                    | a b
          stem:migrant                     | b
          stem:the                         |
          PERSON                           | a b
          ORG                              |
          PERSON PRE/1 spoke               | a
          PERSON PRE/2 envoy               | b
          case:Tax PRE/2 due               | a
          tax NEAR/1 fraud                 | a c
          tax PRE/9 fraud                  | a
          fraud PRE/1 tax                  | c
          fraud NEAR/1 tax                 | a c
          evasion NEAR/2 Lukaschenko       | a
          (evad* OR evas*) NEAR/3 Lukash*  | a
          "may elect" NEAR/3 wai*          | b
          elections NEAR/5 summary         | a
          elections NEAR/5 tax             |
          ATLEAST/3 fraud                  | a
          ATLEAST/2 fraud                  | a
          ATLEAST/2 Lukaschenka            | a
          ATLEAST/2 (may OR elect*)        | b
          source:WIRE                      | b c
          source:"the daily PAPER"         | a
          country:PL                       | a
          country:de lang:en               | b c
          lang:fr                          |
          section:"WORLD NEWS"             | a b c
          byline:"\u0141ukasz NOWAK"       | a b c
          byline:"\u0142ukasz NOWAK"       | a b c
          url:paper.example/wire/*         | b c
          url:https://paper.example/wire/migrants-wait-at-the-fence | b
          story:s1                         | a b c
          entity:e1                        | a
          entity:old                       | a
          entity:none                      |
          about:2026-11-24                 | a
          about:[2026-11-01 TO 2026-12-31] | a b
          about:[2026-11-02 TO 2026-12-31] | a
          about:today+7d                   | a
          about:[today+6d TO today+7d]     | a
          about:today+6d                   |
          published:2026-11-16             | a
          published:today                  | c
          published:now-24h                | a
          published:[now-40h TO 2026-11-17] | a b c
          """)
  void queries_find_what_they_ask_for(String query, @Nullable String expected) {
    var names = expected == null ? List.of() : List.of(expected.split(" ", -1));

    assertThat(found(parsed(query))).isEqualTo(names);
    assertThat(foundOneByOne(parsed(query))).isEqualTo(names);
  }

  @Test
  void relative_days_are_asked_as_of_a_moment_only() {
    assertThatThrownBy(
            () ->
                new IndexSearcher(ALL.getIndexReader())
                    .count(Queries.toLucene(parsed("about:today"), ASKER)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("about:today");
  }

  @Property(tries = 300)
  void a_query_and_its_opposite_share_all_articles_between_them(@ForAll("queries") Query query) {
    List<String> all = new ArrayList<>(found(query));
    all.addAll(found(new Query.Not(query)));

    assertThat(all).containsExactlyInAnyOrderElementsOf(ARTICLES.keySet());
    assertThat(foundOneByOne(query)).isEqualTo(found(query));
  }

  @Provide
  Arbitrary<Query> queries() {
    return trees(3);
  }

  private static Arbitrary<Query> trees(int depth) {
    Arbitrary<Query> leaves =
        Arbitraries.of(
                "Lukaschenka",
                "tax",
                "fraud",
                "\"tax fraud\"",
                "elect*",
                "may",
                "turkey",
                "=" + "wait",
                "title:fraud",
                "tax NEAR/3 fraud",
                "(ele* OR may) PRE/9 wait",
                "ATLEAST/2 fraud",
                "person:Lukashenka",
                "source:wire",
                "about:today+7d",
                "published:now-24h",
                "country:pl",
                "entity:old",
                "url:paper.example/w*",
                "\"\u5317\u4eac \u5e02\"",
                "\"a b c d\" NEAR/50 wai*",
                "lang:en")
            .map(LuceneTest::parsed);
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Query> inner = trees(depth - 1);
    return Arbitraries.oneOf(
        leaves,
        inner.map(Query.Not::new),
        Combinators.combine(inner, inner).as((one, other) -> new Query.And(List.of(one, other))),
        Combinators.combine(inner, inner).as((one, other) -> new Query.Or(List.of(one, other))));
  }

  /** The names of the articles that a query finds in an index of all of them. */
  private static List<String> found(Query query) {
    List<String> names = List.copyOf(ARTICLES.keySet());
    return Arrays.stream(search(ALL, query)).map(hit -> names.get(hit.doc)).sorted().toList();
  }

  /** The same with each article in an index of its own, as alerts are matched. */
  private static List<String> foundOneByOne(Query query) {
    return EACH.entrySet().stream()
        .filter(each -> search(each.getValue(), query).length > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static ScoreDoc[] search(IndexSearcher searcher, Query query) {
    try {
      return searcher.search(Queries.toLucene(query, ASKER), ARTICLES.size()).scoreDocs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndexSearcher alone(EnrichedArticle article) {
    var index = new MemoryIndex();
    for (IndexableField field : LuceneDocuments.of(article)) {
      index.addField(field, Analyzers.article());
    }
    return new MomentSearcher(index.createSearcher().getIndexReader(), NOW);
  }

  private static DirectoryReader together(Iterable<EnrichedArticle> articles) {
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig(Analyzers.article()))) {
      for (EnrichedArticle article : articles) {
        writer.addDocument(LuceneDocuments.of(article));
      }
      writer.commit();
      return DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query parsed(String text) {
    return switch (Queries.parse(text)) {
      case Parsed.Valid valid -> valid.query();
      case Parsed.Invalid invalid -> throw new AssertionError(invalid.problem());
    };
  }

  private static EnrichedArticle article(
      String source,
      String country,
      String title,
      String text,
      @Nullable String summary,
      String publishedAt,
      List<String> days,
      String... people) {
    List<Mention> mentions = new ArrayList<>();
    String keyTitle = title;
    String keyText = text;
    Set<String> keys = new TreeSet<>();
    for (String person : people) {
      int start = text.indexOf(person);
      mentions.add(
          new Mention(
              Field.TEXT, person, start, start + person.length(), MentionType.PERSON, person));
      for (String word : person.split(" ", -1)) {
        keys.add(NameKeys.key(word));
        keyTitle = keyTitle.replace(word, NameKeys.key(word));
        keyText = keyText.replace(word, NameKeys.key(word));
      }
    }
    List<DateMention> dates =
        days.isEmpty()
            ? List.of()
            : List.of(
                new DateMention(
                    Field.TEXT,
                    "then",
                    0,
                    4,
                    TimexType.DATE,
                    "",
                    LocalDate.parse(days.getFirst()),
                    LocalDate.parse(days.getLast()),
                    Granularity.DAY,
                    Resolution.EXPLICIT));
    String address = "https://paper.example/" + source + "/" + title.toLowerCase(Locale.ROOT);
    return new EnrichedArticle(
        RawArticle.builder(
                ArticleId.ofText(source, title),
                new SourceRef(
                    "s-" + country.toLowerCase(Locale.ROOT),
                    source,
                    "paper.example",
                    country,
                    "en"),
                title,
                text,
                NOW)
            .url(address.replace(' ', '-'))
            .summary(summary)
            .section("World News")
            .byline(List.of("\u0141ukasz Nowak"))
            .publishedAt(Instant.parse(publishedAt))
            .build(),
        new Annotation("en", mentions, dates, List.copyOf(keys), keyTitle, keyText, false, "test"),
        Instant.parse(publishedAt),
        1,
        1,
        List.of(),
        people.length == 0
            ? List.of()
            : List.of(
                new EntityRef(
                    people[0].startsWith("A") ? "e1" : "e2",
                    MentionType.PERSON,
                    people[0],
                    0.5,
                    1)),
        null,
        "s1",
        null,
        null);
  }
}
