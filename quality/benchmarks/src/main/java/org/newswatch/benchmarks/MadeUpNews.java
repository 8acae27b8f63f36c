package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;

/**
 * Annotated articles without end. Affairs come up and fade; each has people and organisations of
 * its own and words of its own, and its articles name them beside countries and well-known people
 * that many articles name: some twenty in 3,000 characters. Given names are drawn as people bear
 * them, a few often and most rarely, one person in four bears one of the usual family names, and
 * further people come up with each affair. Each article follows from its number alone.
 *
 * <p>Set beside what annotate says of real news (206 articles of Wikinews' sources, 506 of papers
 * all over the world), it is about as long and has about as many mentions of about as many names.
 * It lacks their ten dates and thirty name keys an article, so that its records are a quarter
 * shorter. Its names of few syllables are more often alike than people's.
 */
final class MadeUpNews {

  /** When the first came out; the others follow at this distance. */
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private static final long SECONDS_APART = 2;

  private static final int ARTICLES_PER_AFFAIR = 25;
  private static final int AFFAIRS_AT_ONCE = 120;
  private static final int OWN_PEOPLE = 7;
  private static final int OWN_ORGANIZATIONS = 4;
  private static final int PLACES = 3_000;
  private static final int COUNTRIES = 150;
  private static final int FAMOUS = 4_000;
  private static final int GIVEN_NAMES = 1_000;
  private static final int FAMILY_NAMES = 2_000;

  /** One person in so many shares a usual family name; those of the others are their own. */
  private static final int USUAL_FAMILY_EVERY = 4;

  private static final int WORDS = 30_000;
  private static final int OWN_WORDS = 150;
  private static final int SENTENCES = 34;
  private static final int SENTENCE_WORDS = 10;
  private static final String[] SYLLABLES =
      "ba be bi bo bra da del di do fa fen fi ga gor ha hel ja ka kin ko la len lo ma men mi mo na"
          .concat(" nel ni no pa per po ra ren ri ro sa sen so ta tel ti to va ven vi vo za zel zo")
          .split(" ");

  private MadeUpNews() {}

  /** The article of this number, from 0 on. */
  static AnnotatedArticle article(int number) {
    Random random = new Random(number * 2_862_933_555_777_941_757L);
    int affair = number / ARTICLES_PER_AFFAIR + random.nextInt(AFFAIRS_AT_ONCE);
    List<Named> named = named(affair, random);
    StringBuilder text = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (int sentence = 0; sentence < SENTENCES; sentence++) {
      Named one = named.get(sentence < named.size() ? sentence : random.nextInt(named.size()));
      int start = text.length();
      text.append(one.name);
      mentions.add(new Mention(Field.TEXT, one.name, start, text.length(), one.type, one.name));
      for (int i = 0; i < SENTENCE_WORDS; i++) {
        text.append(' ').append(word(affair, random));
      }
      text.append(sentence % 6 == 5 ? ".\n\n" : ". ");
    }
    String title = named.getFirst().name + " " + word(affair, random) + " " + word(affair, random);
    Instant at = START.plusSeconds(SECONDS_APART * number);
    int paper = random.nextInt(300);
    String url = "https://paper" + paper + ".test/" + number;
    RawArticle raw =
        RawArticle.builder(
                ArticleId.ofUrl(url),
                new SourceRef(
                    "paper" + paper, "Paper " + paper, "paper" + paper + ".test", null, null),
                title,
                text.toString().strip(),
                at)
            .url(url)
            .publishedAt(at.minusSeconds(random.nextInt(7_200)))
            .build();
    return new AnnotatedArticle(
        raw,
        new Annotation(
            "en", mentions, List.of(), List.of(), raw.title(), raw.text(), false, "benchmark"));
  }

  private record Named(String name, MentionType type) {}

  private static List<Named> named(int affair, Random random) {
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      named.add(person(1_000_000 + affair * OWN_PEOPLE + random.nextInt(OWN_PEOPLE)));
    }
    for (int i = 0; i < 3; i++) {
      named.add(person(often(FAMOUS, random)));
      int own = 50_000 + affair * OWN_ORGANIZATIONS + random.nextInt(OWN_ORGANIZATIONS);
      named.add(new Named(name(own, "org") + " Group", MentionType.ORGANIZATION));
      named.add(new Named(name(often(PLACES, random), "place"), MentionType.LOCATION));
      named.add(new Named(name(often(COUNTRIES, random), "land") + "ia", MentionType.LOCATION));
    }
    named.add(new Named(name(often(COUNTRIES, random), "land") + "ian", MentionType.MISC));
    named.add(new Named(name(often(FAMOUS, random), "body") + " Union", MentionType.ORGANIZATION));
    return named;
  }

  private static Named person(int number) {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    String given = name(usual(GIVEN_NAMES, random), "given");
    int family =
        random.nextInt(USUAL_FAMILY_EVERY) == 0 ? usual(FAMILY_NAMES, random) : 10_000 + number;
    return new Named(given + " " + name(family, "family"), MentionType.PERSON);
  }

  /** A number below the bound; the lower, the more often, though none very often. */
  private static int usual(int bound, Random random) {
    double drawn = random.nextDouble();
    return (int) (bound * drawn * drawn);
  }

  /** A number below the bound; the lower, the more often. */
  private static int often(int bound, Random random) {
    return (int) (Math.pow(bound + 1.0, random.nextDouble()) - 1);
  }

  private static String word(int affair, Random random) {
    return random.nextInt(4) == 0
        ? name(affair * OWN_WORDS + random.nextInt(OWN_WORDS), "own")
            .toLowerCase(java.util.Locale.ROOT)
        : name(often(WORDS, random), "word").toLowerCase(java.util.Locale.ROOT);
  }

  /** The same for the same number and kind; hardly ever the same for others. */
  static String name(int number, String kind) {
    Random random = new Random((number + 1) * 0x5DEECE66DL ^ kind.hashCode() * 0x9E3779B97F4A7C15L);
    int syllables = (kind.equals("family") ? 3 : 2) + random.nextInt(3);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }
}
