package org.newswatch.testkit.dashboards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Codec;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.Source;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Story;
import org.newswatch.contract.TimexType;
import org.newswatch.contract.Topic;

/**
 * The news of five weeks: some forty sources, of which some are silent and some undated; people,
 * organisations and places, of whom some come up today; stories of any size; days that are spoken
 * of before and after. The same number of articles at the same time is always the same news.
 */
public final class DashboardNews {

  static final int SOURCES = 40;

  private static final Duration SPAN = Duration.ofDays(35);
  private static final int NAMES_EACH = 600;
  private static final int ARTICLES_OF_STORY = 12;
  private static final String[] WORDS =
      ("bridge talks harbour strike vote budget storm court election festival school road price"
              + " water rail union report inquiry match museum island fire market plan tax")
          .split(" ");
  private static final String[] LANGUAGES = {"en", "en", "de", "fr", "ru"};
  private static final String[] COUNTRIES = {"GB", "DE", "FR", "US", "PL", "UA"};

  private final Instant now;
  private final int articles;

  /** A record on its way. */
  public static final class Sent {
    private final Topic topic;
    private final String key;
    private final byte[] value;

    Sent(Topic topic, String key, byte[] value) {
      this.topic = topic;
      this.key = key;
      this.value = value;
    }

    public Topic topic() {
      return topic;
    }

    public String key() {
      return key;
    }

    public byte[] value() {
      return value.clone();
    }
  }

  /**
   * @param now when the newest of it came out
   * @param articles how many there are
   */
  public DashboardNews(Instant now, int articles) {
    this.now = now;
    this.articles = articles;
  }

  /** All of it; the sources come first. */
  public Stream<Sent> records() {
    return Stream.of(
            sources(),
            IntStream.range(0, articles).mapToObj(this::article).map(DashboardNews::sent),
            stories(),
            entities(),
            new DashboardAlerts(now, alerts()).records())
        .flatMap(part -> part);
  }

  /** How many documents it makes in the index of articles. */
  public int articles() {
    return articles;
  }

  /** How many alerts, and deliveries of them, there are. */
  public int alerts() {
    return Math.max(40, articles / 20);
  }

  private static Sent sent(EnrichedArticle article) {
    return new Sent(
        Topic.ARTICLES_ENRICHED,
        article.article().id().value(),
        Codec.ENRICHED_ARTICLE.encode(article));
  }

  private EnrichedArticle article(int number) {
    Random random = new Random(number * 2_862_933_555_777_941_757L);
    Duration age = age(number);
    Instant seen = now.minus(age);
    SourceRef source = source(number < 4 * SOURCES ? 3 * number % SOURCES : often(SOURCES, random));
    boolean dated = random.nextInt(10) > 0;
    String url = "https://" + source.domain() + "/" + number;
    List<EntityRef> named = named(random, age);
    String title = named.getFirst().label() + ": " + words(random, 5);
    String text = words(random, 120) + ". " + words(random, 120) + ".";
    RawArticle raw =
        RawArticle.builder(ArticleId.ofUrl(url), source, title, text, seen)
            .url(url)
            .publishedAt(dated ? seen.minusSeconds(60 + random.nextInt(7_200)) : null)
            .byline(random.nextInt(3) > 0 ? List.of("Reporter " + random.nextInt(90)) : List.of())
            .section(random.nextBoolean() ? "World" : "Home")
            .build();
    var annotation =
        new Annotation(
            LANGUAGES[random.nextInt(LANGUAGES.length)],
            List.of(),
            days(random, seen),
            List.of(),
            title,
            text,
            false,
            "made-up");
    boolean copy = number > 5 && random.nextInt(12) == 0;
    return new EnrichedArticle(
        raw,
        annotation,
        seen,
        1,
        1,
        List.of(),
        named,
        copy ? ArticleId.ofUrl("https://copied.test/" + number) : null,
        story(number, random),
        copy ? .9 : null,
        null);
  }

  /** A good part of it is of the last days. */
  private Duration age(int number) {
    double share = (double) number / articles;
    return Duration.ofSeconds((long) (SPAN.toSeconds() * share * share));
  }

  private List<EntityRef> named(Random random, Duration age) {
    List<EntityRef> named = new ArrayList<>();
    for (MentionType type :
        List.of(MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION)) {
      for (int i = 0; i < 3; i++) {
        // Today's news is of people whom nobody named before.
        boolean fresh = age.compareTo(Duration.ofHours(24)) < 0 && random.nextInt(3) == 0;
        int who = fresh ? NAMES_EACH + random.nextInt(9) : often(NAMES_EACH, random);
        String label = name(type, who);
        if (named.stream().noneMatch(other -> other.label().equals(label))) {
          named.add(new EntityRef(id(type, who), type, label, 0, 1, null, List.of(label)));
        }
      }
    }
    return named;
  }

  private static List<DateMention> days(Random random, Instant seen) {
    if (random.nextInt(3) == 0) {
      return List.of();
    }
    LocalDate day = seen.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(30) - 5);
    LocalDate year = LocalDate.of(1996, 1, 1);
    return List.of(
        mention(day, day.plusDays(random.nextInt(2)), Granularity.DAY),
        mention(year, year.plusYears(1).minusDays(1), Granularity.YEAR));
  }

  private static DateMention mention(LocalDate from, LocalDate to, Granularity granularity) {
    return new DateMention(
        Field.TEXT,
        "then",
        0,
        4,
        TimexType.DATE,
        from.toString(),
        from,
        to,
        granularity,
        Resolution.EXPLICIT);
  }

  private Stream<Sent> sources() {
    return IntStream.range(0, SOURCES)
        .boxed()
        .flatMap(
            number -> {
              SourceRef ref = source(number);
              var source =
                  new Source(
                      ref.id(),
                      ref.name(),
                      Source.Kind.FEED,
                      "https://" + ref.domain() + "/feed",
                      ref.country(),
                      ref.language(),
                      Source.Origin.COMMAND,
                      false,
                      now.minus(SPAN));
              return Stream.of(
                  new Sent(Topic.SOURCES, ref.id(), Codec.SOURCE.encode(source)),
                  new Sent(
                      Topic.SOURCE_HEALTH,
                      ref.id(),
                      Codec.SOURCE_HEALTH.encode(DashboardHealth.of(number, ref.id(), now))));
            });
  }

  private Stream<Sent> stories() {
    return IntStream.range(0, Math.max(1, articles / ARTICLES_OF_STORY))
        .mapToObj(
            number -> {
              Random random = new Random(number);
              Instant last = now.minus(age(number * ARTICLES_OF_STORY));
              int person = often(NAMES_EACH, random);
              long size = 1L + random.nextInt(2 * ARTICLES_OF_STORY);
              var story =
                  new Story(
                      "s" + number,
                      name(MentionType.PERSON, person) + ": " + words(random, 5),
                      ArticleId.ofUrl("https://paper0.test/" + number),
                      last.minus(Duration.ofHours(20)),
                      last,
                      size,
                      1 + size / 3,
                      List.of(
                          new Story.Named(
                              id(MentionType.PERSON, person),
                              MentionType.PERSON,
                              name(MentionType.PERSON, person),
                              1)),
                      null,
                      List.of(),
                      List.of("en"),
                      null,
                      1);
              return new Sent(Topic.STORIES, story.id(), Codec.STORY.encode(story));
            });
  }

  private Stream<Sent> entities() {
    return Stream.of(MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION)
        .flatMap(
            type ->
                IntStream.range(0, NAMES_EACH)
                    .mapToObj(
                        number -> {
                          String name = name(type, number);
                          var entity =
                              new Entity(
                                  id(type, number),
                                  type,
                                  name,
                                  List.of(name, name.toUpperCase(Locale.ROOT)),
                                  null,
                                  null,
                                  now.minus(SPAN),
                                  now.minus(Duration.ofHours(number)),
                                  2L * NAMES_EACH - number,
                                  List.of(),
                                  null,
                                  1L);
                          return new Sent(Topic.ENTITIES, entity.id(), Codec.ENTITY.encode(entity));
                        }));
  }

  static SourceRef source(int number) {
    return new SourceRef(
        "paper" + number,
        "Paper " + number,
        "paper" + number + ".test",
        COUNTRIES[number % COUNTRIES.length],
        LANGUAGES[number % LANGUAGES.length]);
  }

  /** Most stories are told in a stretch of time, some by many; a few go on for weeks. */
  private static String story(int number, Random random) {
    int told =
        random.nextInt(8) == 0 ? random.nextInt(5) : number / ARTICLES_OF_STORY + often(6, random);
    return "s" + told;
  }

  private static String id(MentionType type, int number) {
    return type.name().substring(0, 1).toLowerCase(Locale.ROOT) + "-" + number;
  }

  private static String name(MentionType type, int number) {
    String name = syllables(number);
    return switch (type) {
      case PERSON -> syllables(number / 7 + 31) + " " + name;
      case ORGANIZATION -> name + " Group";
      case LOCATION -> "Port " + name;
      case MISC -> name;
    };
  }

  private static String syllables(int number) {
    String[] parts = {"ba", "re", "no", "vi", "lu", "mar", "ten", "so", "ki", "dan", "fe", "gor"};
    StringBuilder name = new StringBuilder();
    int left = number + 13;
    while (left > 0) {
      name.append(parts[left % parts.length]);
      left /= parts.length;
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }

  private static String words(Random random, int count) {
    return random
        .ints(count, 0, WORDS.length)
        .mapToObj(word -> WORDS[word])
        .collect(java.util.stream.Collectors.joining(" "));
  }

  /** A number below the bound; the lower, the more often. */
  private static int often(int bound, Random random) {
    return (int) (Math.pow(bound + 1.0, random.nextDouble()) - 1);
  }

  /** What went wrong, by reason. */
  static final Map<String, Long> FAILED = Map.of("http-503", 3L, "timeout", 1L);
}
