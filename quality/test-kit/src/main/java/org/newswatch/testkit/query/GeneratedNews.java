package org.newswatch.testkit.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import org.newswatch.names.NameToken;
import org.newswatch.query.Asker;

/** Short articles made of few words, so that any two queries have much in common with them. */
public final class GeneratedNews {

  /** When all of them were first seen, to the hour. */
  public static final Instant SEEN = Instant.parse("2026-11-20T10:00:00Z");

  /** Who asks for them, far from Greenwich; two stories turned out to be one. */
  public static final Asker ASKER =
      new Asker(
          SEEN,
          ZoneId.of("Pacific/Auckland"),
          Set::of,
          id -> id.equals("s-1") ? Set.of("s-1", "s-2") : Set.of(id));

  static final List<String> WORDS =
      List.of(
          "fraud",
          "tax",
          "office",
          "minister",
          "may",
          "turkey",
          "caf\u00e9",
          "Stra\u00dfe",
          "us",
          "US",
          "Us",
          "state-run",
          "10:30",
          "U.S.",
          "don't",
          "\u4e2d\u56fd\u65b0\u95fb",
          "election",
          "elections",
          "elected",
          "tax office",
          "tax fraud",
          "\u0142\u00f3d\u017a",
          "bank",
          "minister's",
          "the",
          "and",
          "Wahl",
          "Wahlen",
          "\u0432\u044b\u0431\u043e\u0440\u044b",
          "\u0432\u044b\u0431\u043e\u0440\u043e\u0432",
          "Minsk",
          "lind");

  /** A name, the fullest one for the same, and its type. */
  record Name(String surface, String head, MentionType type) {}

  static final List<Name> NAMES =
      List.of(
          new Name("Lukashenko", "Alexander Lukashenko", MentionType.PERSON),
          new Name("Lukashenka", "Lukashenka", MentionType.PERSON),
          new Name("Alexander Lukashenko", "Alexander Lukashenko", MentionType.PERSON),
          new Name(
              "\u041b\u0443\u043a\u0430\u0448\u0435\u043d\u043a\u043e",
              "\u041b\u0443\u043a\u0430\u0448\u0435\u043d\u043a\u043e",
              MentionType.PERSON),
          new Name("Anna Lind", "Anna Lind", MentionType.PERSON),
          new Name("Anna Maria Lind", "Anna Maria Lind", MentionType.PERSON),
          new Name("Theresa May", "Theresa May", MentionType.PERSON),
          new Name("May", "Theresa May", MentionType.PERSON),
          new Name("\u0141ukasz Nowak", "\u0141ukasz Nowak", MentionType.PERSON),
          new Name("O'Neil", "O'Neil", MentionType.PERSON),
          new Name("Jean-Pierre Blanc", "Jean-Pierre Blanc", MentionType.PERSON),
          new Name("Tax Office", "Tax Office", MentionType.ORGANIZATION),
          new Name("Acme Holdings", "Acme Holdings", MentionType.ORGANIZATION),
          new Name("Bank of Minsk", "Bank of Minsk", MentionType.ORGANIZATION),
          new Name("Minsk", "Minsk", MentionType.LOCATION),
          new Name("Kyiv", "Kyiv", MentionType.LOCATION),
          new Name("Turkey", "Turkey", MentionType.LOCATION),
          new Name("New York", "New York", MentionType.LOCATION),
          new Name("US", "US", MentionType.LOCATION),
          new Name("World Cup", "World Cup", MentionType.MISC));

  static final List<SourceRef> SOURCES =
      List.of(
          new SourceRef("paper.test", "The Paper", "paper.test", "GB", "en"),
          new SourceRef("kurier", "\u017b\u00f3\u0142ty Kurier", "kurier.example", "PL", "pl"),
          new SourceRef("blatt", "Das BLATT", null, "de", "de"),
          new SourceRef("volny", "Volny", "volny.example", null, null));

  static final List<String> SECTIONS =
      List.of("Politics", "\u017bYCIE", "Sport", "\u0388\u03c1\u03b5\u03c5\u03bd\u03b1");
  static final List<String> TAGS = List.of("Elections", "\u00c9lys\u00e9e", "tax fraud", "us");
  static final List<String> AUTHORS = List.of("Anna Lind", "\u0141ukasz NOWAK", "Reuters");

  private static final int MOST_WORDS = 14;

  private final Random random;

  private GeneratedNews(Random random) {
    this.random = random;
  }

  /** So many articles; of the same seed the same. */
  public static List<EnrichedArticle> of(int count, long seed) {
    var news = new GeneratedNews(new Random(seed));
    return IntStream.range(0, count).mapToObj(news::article).toList();
  }

  /** What all forms of the few words here that have several begin with; others have one form. */
  public static String stem(String language, String word) {
    return switch (language) {
      case "en" -> {
        String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        yield bare.startsWith("elect") ? "elect" : bare;
      }
      case "de" ->
          word.startsWith("wahl") ? "wahl" : word.startsWith("election") ? "election" : word;
      case "ru" ->
          word.startsWith("\u0432\u044b\u0431\u043e\u0440")
              ? "\u0432\u044b\u0431\u043e\u0440"
              : word;
      default -> "";
    };
  }

  /** One field's text with what was found in it. */
  private final class Written {
    private final Field field;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder keyed = new StringBuilder();
    private final List<Mention> mentions = new ArrayList<>();

    Written(Field field, int words) {
      this.field = field;
      for (int i = 0; i < words; i++) {
        add(i > 0 ? pick(List.of(" ", " ", " ", ", ", ". ")) : "");
      }
    }

    private void add(String between) {
      text.append(between);
      keyed.append(between);
      int kind = random.nextInt(10);
      if (kind < 3) {
        name(pick(NAMES));
      } else {
        // Now and then a name that nobody recognised.
        String word = kind == 3 ? pick(NAMES).surface() : pick(WORDS);
        text.append(word);
        keyed.append(word);
      }
    }

    private void name(Name name) {
      int start = text.length();
      text.append(name.surface());
      mentions.add(
          new Mention(field, name.surface(), start, text.length(), name.type(), name.head()));
      int done = 0;
      for (NameToken token : NameKeys.tokens(name.surface())) {
        if (!token.particle() && !token.key().isEmpty()) {
          keyed.append(name.surface(), done, token.start()).append(token.key());
          keys.add(token.key());
          done = token.end();
        }
      }
      keyed.append(name.surface().substring(done));
      if (random.nextInt(8) == 0) {
        text.append("'s");
      }
    }
  }

  private final TreeSet<String> keys = new TreeSet<>();

  private EnrichedArticle article(int number) {
    keys.clear();
    var title = new Written(Field.TITLE, 1 + random.nextInt(5));
    var text = new Written(Field.TEXT, 1 + random.nextInt(MOST_WORDS));
    List<Mention> mentions = new ArrayList<>(title.mentions);
    mentions.addAll(text.mentions);
    String url =
        pick(List.of("https://", "http://"))
            + pick(List.of("paper.test/world/", "paper.test/x_(y)/", "kurier.example/A/"))
            + number % 7;
    Instant seen = SEEN.plus(Duration.ofMinutes(random.nextInt(600)));
    RawArticle article =
        RawArticle.builder(
                ArticleId.ofUrl("https://paper.test/" + number),
                pick(SOURCES),
                title.text.toString(),
                text.text.toString(),
                seen)
            .url(url)
            .canonicalUrl(maybe(url.replace("http://", "https://")))
            .publishedAt(maybe(seen.plus(Duration.ofHours(random.nextInt(24 * 60) - 24 * 55L))))
            .language(maybe(pick(List.of("en", "en-US", "de", "ru"))))
            .summary(maybe(pick(WORDS) + " " + pick(NAMES).surface() + " " + pick(WORDS)))
            .section(maybe(pick(SECTIONS)))
            .byline(random.nextBoolean() ? List.of(pick(AUTHORS)) : List.of())
            .tags(random.nextBoolean() ? List.of(pick(TAGS), "news") : List.of())
            .build();
    var annotation =
        new Annotation(
            maybe(pick(List.of("en", "de", "ru", "pl"))),
            mentions,
            dates(),
            List.copyOf(keys),
            title.keyed.toString(),
            text.keyed.toString(),
            false,
            "generated-1");
    return new EnrichedArticle(
        article,
        annotation,
        seen,
        1,
        1,
        List.of(),
        entities(mentions),
        null,
        maybe("s-" + random.nextInt(8)),
        null,
        null);
  }

  private List<DateMention> dates() {
    var dates = new ArrayList<DateMention>();
    for (int i = random.nextInt(3); i > 0; i--) {
      LocalDate from = SEEN.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(120) - 60);
      int days = pick(List.of(0, 0, 1, 6, 29, 30, 31, 364));
      dates.add(
          new DateMention(
              Field.TEXT,
              "then",
              0,
              4,
              TimexType.DATE,
              from.toString(),
              from,
              from.plusDays(days),
              Granularity.RANGE,
              Resolution.EXPLICIT));
    }
    return dates;
  }

  private static List<EntityRef> entities(List<Mention> mentions) {
    Map<String, EntityRef> entities = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      entities.putIfAbsent(
          mention.type() + mention.head(),
          new EntityRef(entityId(mention.head()), mention.type(), mention.head(), 0, 1));
    }
    return List.copyOf(entities.values());
  }

  static String entityId(String head) {
    return "e" + Integer.toHexString(head.hashCode());
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(4) == 0 ? null : value;
  }
}
