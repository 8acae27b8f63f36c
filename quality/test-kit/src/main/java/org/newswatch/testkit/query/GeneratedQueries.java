package org.newswatch.testkit.query;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Query;
import org.newswatch.query.Query.Attribute;
import org.newswatch.query.Query.Scope;
import org.newswatch.query.When;

/** Queries that use every operator and field, made of the words of {@link GeneratedNews}. */
public final class GeneratedQueries {

  private final Random random;
  private final Map<String, Supplier<Query>> kinds = new LinkedHashMap<>();

  private GeneratedQueries(long seed) {
    random = new Random(seed);
    kinds.put("word", this::word);
    kinds.put("phrase", this::phrase);
    kinds.put("=", () -> new Query.Text(Scope.ANYWHERE, words(1 + random.nextInt(2)), false));
    kinds.put("title:", () -> text(Scope.TITLE, words(1), random.nextInt(4) > 0));
    kinds.put("person:", () -> named(Scope.PERSON, MentionType.PERSON));
    kinds.put("org:", () -> named(Scope.ORG, MentionType.ORGANIZATION));
    kinds.put("place:", () -> named(Scope.PLACE, MentionType.LOCATION));
    kinds.put("case:", () -> new Query.Cased(words(1 + random.nextInt(2))));
    kinds.put("stem:", () -> new Query.Stem(pick(FORMS)));
    kinds.put(
        "word*",
        () ->
            new Query.Prefix(
                pick(List.of(Scope.ANYWHERE, Scope.ANYWHERE, Scope.TITLE)), pick(BEGINNINGS)));
    kinds.put("PERSON", () -> mention(Scope.PERSON));
    kinds.put("ORG", () -> mention(Scope.ORG));
    kinds.put("PLACE", () -> mention(Scope.PLACE));
    kinds.put("NEAR", () -> near(false));
    kinds.put("PRE", () -> near(true));
    kinds.put("ATLEAST", () -> new Query.AtLeast(2 + random.nextInt(2), place(1)));
    kinds.put("source:", () -> new Query.FromSource(pick(SOURCES)));
    kinds.put("lang:", () -> new Query.InLanguage(pick(List.of("en", "de", "ru", "pl"))));
    kinds.put("country:", () -> has(Attribute.COUNTRY, List.of("gb", "PL", "DE")));
    kinds.put("section:", () -> has(Attribute.SECTION, GeneratedNews.SECTIONS));
    kinds.put("tag:", () -> has(Attribute.TAG, GeneratedNews.TAGS));
    kinds.put("byline:", () -> has(Attribute.BYLINE, GeneratedNews.AUTHORS));
    kinds.put("url:", () -> new Query.Has(Attribute.URL, pick(ADDRESSES)));
    kinds.put("story:", () -> new Query.Has(Attribute.STORY, "s-" + random.nextInt(8)));
    kinds.put(
        "entity:",
        () -> new Query.OfEntity(GeneratedNews.entityId(pick(GeneratedNews.NAMES).head())));
    kinds.put("about:", this::about);
    kinds.put("published:", this::published);
    kinds.put("AND", () -> new Query.And(parts()));
    kinds.put("OR", () -> new Query.Or(parts()));
    kinds.put("NOT", () -> new Query.Not(tree(1)));
  }

  private static final List<String> FORMS =
      List.of(
          "election",
          "elections",
          "elected",
          "Wahl",
          "Wahlen",
          "\u0432\u044b\u0431\u043e\u0440\u044b",
          "\u0432\u044b\u0431\u043e\u0440\u043e\u0432",
          "bank");

  private static final List<String> BEGINNINGS =
      List.of(
          "elect",
          "luk",
          "min",
          "tax",
          "\u0141uk",
          "caf",
          "stras",
          "\u4e2d\u56fd\u65b0",
          "\u043b\u0443\u043a",
          "\u0432\u044b\u0431",
          "state",
          "off");

  private static final List<String> SOURCES =
      List.of("PAPER.test", "the paper", "\u017c\u00d3\u0141ty kurier", "das blatt", "volny");

  private static final List<String> ADDRESSES =
      List.of(
          "paper.test/world/*",
          "https://paper.test/x_(y)/*",
          "http://kurier.example/A/3",
          "kurier.example/A/*",
          "https://*");

  /** So many queries of each operator and field, by its name; of the same seed the same. */
  public static Map<String, List<Query>> of(int each, long seed) {
    var generated = new GeneratedQueries(seed);
    Map<String, List<Query>> queries = new LinkedHashMap<>();
    generated.kinds.forEach(
        (name, kind) ->
            queries.put(name, IntStream.range(0, each).mapToObj(i -> kind.get()).toList()));
    return queries;
  }

  private Query word() {
    return text(Scope.ANYWHERE, List.of(anyWord()), true);
  }

  private Query phrase() {
    return text(Scope.ANYWHERE, words(2), true);
  }

  private static Query text(Scope scope, List<String> words, boolean variants) {
    return new Query.Text(scope, words, variants);
  }

  private String anyWord() {
    String words =
        random.nextInt(3) > 0 ? pick(GeneratedNews.WORDS) : pick(GeneratedNews.NAMES).surface();
    String[] each = words.split(" ", -1);
    String word = each[random.nextInt(each.length)];
    return random.nextInt(6) == 0 ? PlainWords.fold(word) : word;
  }

  /** Words that stand together somewhere, or any. */
  private List<String> words(int count) {
    if (count > 1 && random.nextInt(4) > 0) {
      String known =
          random.nextBoolean()
              ? pick(GeneratedNews.NAMES).surface()
              : pick(List.of("tax office", "tax fraud", "US US", "Lukashenka fraud", "may US"));
      return List.of(known.split(" ", -1));
    }
    var words = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      words.add(anyWord());
    }
    return words;
  }

  private Query named(Scope scope, MentionType type) {
    List<String> names =
        GeneratedNews.NAMES.stream()
            .filter(name -> name.type() == type)
            .map(name -> random.nextInt(3) == 0 ? lastWord(name.head()) : name.head())
            .toList();
    return text(scope, List.of(pick(names).split(" ", -1)), random.nextInt(5) > 0);
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** A mention of this kind, alone or near another place. */
  private Query mention(Scope kind) {
    var any = new Query.AnyMention(kind);
    return switch (random.nextInt(4)) {
      case 0 -> any;
      case 1 -> new Query.Near(any, any, 1 + random.nextInt(3), random.nextBoolean());
      default -> new Query.Near(any, place(1), 1 + random.nextInt(4), random.nextBoolean());
    };
  }

  private Query near(boolean ordered) {
    return new Query.Near(place(1), place(1), 1 + random.nextInt(6), ordered);
  }

  /** Something that stands at a place of a text. */
  private Query place(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0, 1 -> word();
      case 2 -> phrase();
      case 3 -> new Query.Cased(words(1));
      case 4 -> new Query.Text(Scope.ANYWHERE, words(1), false);
      case 5 -> new Query.Prefix(Scope.ANYWHERE, pick(BEGINNINGS.subList(0, 6)));
      case 6 -> new Query.AnyMention(pick(List.of(Scope.PERSON, Scope.ORG, Scope.PLACE)));
      default ->
          new Query.Or(IntStream.range(0, 2 + random.nextInt(2)).mapToObj(i -> place(0)).toList());
    };
  }

  private Query has(Attribute attribute, List<String> values) {
    String value = pick(values);
    return new Query.Has(
        attribute,
        switch (random.nextInt(3)) {
          case 0 -> PlainWords.lower(value);
          case 1 -> value.toUpperCase(java.util.Locale.ROOT);
          default -> value;
        });
  }

  private When.Day day(int later) {
    LocalDate seen = GeneratedNews.SEEN.atZone(ZoneOffset.UTC).toLocalDate();
    return new When.Day(seen.plusDays(later + (later == 0 ? -random.nextInt(40) : 0)));
  }

  private Query about() {
    When.Day from = day(0);
    int days = pick(List.of(0, 2, 40, 400));
    return random.nextInt(3) == 0
        ? new Query.About(new When.Today(-days / 8), new When.Today(days / 8))
        : new Query.About(from, new When.Day(from.day().plusDays(days)));
  }

  private Query published() {
    return switch (random.nextInt(4)) {
      case 0 -> new Query.Published(new When.Now(-60 * random.nextInt(900)), new When.Now(0));
      case 1 -> new Query.Published(new When.Today(-random.nextInt(40)), new When.Today(0));
      case 2 -> new Query.Published(day(0), new When.Day(LocalDate.of(9999, 12, 31)));
      default -> new Query.Published(day(0), day(1));
    };
  }

  private List<Query> parts() {
    return IntStream.range(0, 2 + random.nextInt(2)).mapToObj(i -> tree(2)).toList();
  }

  private Query tree(int depth) {
    int kind = random.nextInt(depth > 0 ? 6 : 3);
    return switch (kind) {
      case 3 -> new Query.And(List.of(tree(depth - 1), tree(depth - 1)));
      case 4 -> new Query.Or(List.of(tree(depth - 1), tree(depth - 1)));
      case 5 -> new Query.Not(tree(depth - 1));
      default -> {
        List<String> names =
            kinds.keySet().stream()
                .filter(name -> !name.equals("AND") && !name.equals("OR") && !name.equals("NOT"))
                .toList();
        yield java.util.Objects.requireNonNull(kinds.get(pick(names))).get();
      }
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
