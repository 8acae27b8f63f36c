package org.newswatch.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A made-up press, of real sentences put together anew: an agency's articles; what papers make of
 * them; and what is none of it, though it tells of the same people, places and figures, or repeats
 * some of an article as background. Always the same for one seed.
 */
final class Rewrites {

  /** What an article is to the agency's article. */
  enum Kind {
    ORIGINAL,
    /** Cut, with a lead and a by-line of the paper's own, its paragraphs moved, words changed. */
    REWRITE,
    /** Another article about the same: other sentences, one quote in common. */
    OTHER,
    /** New for the most part, with some of the agency's article as background. */
    FOLLOW_UP
  }

  /**
   * One article.
   *
   * @param original the number of the agency's article
   * @param second when it comes
   * @param text its paragraphs, with a line between
   */
  record Article(Kind kind, int original, long second, String text) {}

  /** Papers that print each of the agency's articles. */
  private static final int REWRITES_EACH = 4;

  private static final int OTHERS_EACH = 2;
  private static final int FOLLOW_UPS_EACH = 2;
  private static final int ORIGINALS_SECONDS = 2 * 86_400;
  private static final int LATER_SECONDS_MAX = 86_400;
  private static final int SENTENCES_LEAST = 6;
  private static final int SENTENCES_MORE = 24;
  private static final int PARAGRAPH_MAX = 3;

  /** Words of the original that a rewrite keeps. */
  private static final double KEPT = 0.6;

  /** Words of a follow-up that stand in the original. */
  private static final double REPEATED = 0.4;

  /** Of the original that a follow-up repeats, this at least. */
  private static final double REPEATED_OF_ORIGINAL_MIN = 0.25;

  /** Sentences of a rewrite in which a word is changed. */
  private static final double EDITED = 0.25;

  /** Sentences to choose from where a share is to be met. */
  private static final int CHOICE = 50;

  private static final int CAST = 4;
  private static final int FIGURE_MAX = 900;
  private static final int WORDS_LEAST = 6;
  private static final int WORDS_MOST = 60;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[a-z][.!?])\\s+(?=[A-Z\"`])");
  private static final Pattern NAME =
      Pattern.compile("(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*");
  private static final Pattern FIGURE = Pattern.compile("(?<![\\d.,])\\d{1,3}(?![\\d.,])");
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Set<String> DAYS =
      Set.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> BY =
      List.of("By %s", "%s, Staff Writer", "(Agency) - %s", "From our correspondent %s");
  private static final List<String> OTHER_WORDS =
      List.of("reportedly", "meanwhile", "also", "officials", "later", "the");

  /** Whom and what a story is about. */
  private record Cast(List<String> names, List<String> figures) {}

  private final List<String> pool;
  private final List<String> names;
  private final Random random;

  private Rewrites(List<String> texts, long seed) {
    random = new Random(seed);
    Set<String> sentences = new LinkedHashSet<>();
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts) {
      for (String sentence : SENTENCE_END.split(text, -1)) {
        int words = SPACE.split(sentence).length;
        if (words >= WORDS_LEAST && words <= WORDS_MOST) {
          sentences.add(sentence.strip());
        }
      }
      NAME.matcher(text)
          .results()
          .filter(match -> !DAYS.contains(match.group()))
          .forEach(match -> found.add(match.group()));
    }
    pool = new ArrayList<>(sentences);
    names = new ArrayList<>(found);
  }

  /**
   * The articles in the order in which they come, with at least so many rewrites among them, each
   * after its original.
   *
   * @throws BadDataException when there is too little in the texts to make others of
   */
  static List<Article> of(List<String> texts, int rewrites, long seed) {
    Rewrites made = new Rewrites(texts, seed);
    if (made.pool.size() < SENTENCES_MORE || made.names.isEmpty()) {
      throw new BadDataException("the texts have too few sentences or names to make others of");
    }
    List<Article> articles = new ArrayList<>();
    for (int original = 0; original * REWRITES_EACH < rewrites; original++) {
      made.story(original, articles);
    }
    articles.sort(Comparator.comparingLong(Article::second));
    return articles;
  }

  private void story(int number, List<Article> articles) {
    Cast cast =
        new Cast(
            Collections.nCopies(CAST, "").stream().map(none -> name()).toList(),
            Collections.nCopies(CAST, "").stream()
                .map(none -> Integer.toString(1 + random.nextInt(FIGURE_MAX)))
                .toList());
    List<List<String>> text = paragraphs(sentences(length(), cast));
    long begin = (long) LATER_SECONDS_MAX + random.nextInt(ORIGINALS_SECONDS);
    articles.add(new Article(Kind.ORIGINAL, number, begin, joined(text)));
    for (int i = 0; i < REWRITES_EACH; i++) {
      articles.add(new Article(Kind.REWRITE, number, after(begin), rewritten(text, cast)));
    }
    for (int i = 0; i < OTHERS_EACH; i++) {
      // Before the agency's as well as after it.
      long second = begin - LATER_SECONDS_MAX + random.nextInt(2 * LATER_SECONDS_MAX);
      articles.add(new Article(Kind.OTHER, number, second, other(text, cast)));
    }
    for (int i = 0; i < FOLLOW_UPS_EACH; i++) {
      articles.add(new Article(Kind.FOLLOW_UP, number, after(begin), followUp(text, cast)));
    }
  }

  private long after(long begin) {
    return begin + 1 + random.nextInt(LATER_SECONDS_MAX);
  }

  private String rewritten(List<List<String>> original, Cast cast) {
    // The agency's lead goes first.
    List<List<String>> kept = new ArrayList<>();
    original.forEach(paragraph -> kept.add(new ArrayList<>(paragraph)));
    kept.getFirst().removeFirst();
    int room = (int) Math.round(KEPT * words(original));
    boolean fromTheEnd = random.nextBoolean();
    while (words(kept) > room) {
      List<String> cut = kept.get(fromTheEnd ? kept.size() - 1 : random.nextInt(kept.size()));
      int excess = words(kept) - room;
      if (cut.isEmpty()) {
        kept.remove(cut);
      } else if (words(cut.getLast()) <= excess) {
        cut.removeLast();
      } else {
        // The rest of the cut falls within a sentence.
        String[] words = SPACE.split(cut.removeLast());
        cut.add(String.join(" ", List.of(words).subList(0, words.length - excess)) + ".");
      }
    }
    kept.removeIf(List::isEmpty);
    if (random.nextBoolean()) {
      Collections.shuffle(kept, random);
    } else {
      Collections.swap(kept, random.nextInt(kept.size()), random.nextInt(kept.size()));
    }
    List<List<String>> text = new ArrayList<>();
    if (random.nextBoolean()) {
      text.add(List.of(sentence(cast)));
    }
    text.add(List.of(String.format(BY.get(random.nextInt(BY.size())), name())));
    text.add(List.of(sentence(cast)));
    kept.forEach(paragraph -> text.add(paragraph.stream().map(this::edited).toList()));
    return joined(text);
  }

  /** With a word left out, put in or replaced, now and then. */
  private String edited(String sentence) {
    if (random.nextDouble() >= EDITED) {
      return sentence;
    }
    List<String> words = new ArrayList<>(List.of(SPACE.split(sentence)));
    int at = random.nextInt(words.size());
    String other = OTHER_WORDS.get(random.nextInt(OTHER_WORDS.size()));
    switch (random.nextInt(3)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, other);
      default -> words.set(at, other);
    }
    return String.join(" ", words);
  }

  private String other(List<List<String>> original, Cast cast) {
    List<String> sentences = sentences(length(), cast);
    List<String> quoted = original.get(random.nextInt(original.size()));
    sentences.add(random.nextInt(sentences.size()), quoted.get(random.nextInt(quoted.size())));
    return joined(paragraphs(sentences));
  }

  /** Some or all of the original, and so much that is new that the old is the share of it. */
  private String followUp(List<List<String>> original, Cast cast) {
    List<String> all = original.stream().flatMap(List::stream).toList();
    double part = REPEATED_OF_ORIGINAL_MIN + random.nextDouble() * (1 - REPEATED_OF_ORIGINAL_MIN);
    int count = Math.max(2, (int) Math.round(part * all.size()));
    int from = random.nextInt(all.size() - count + 1);
    List<String> background = all.subList(from, from + count);
    double room = words(List.of(background)) * (1 - REPEATED) / REPEATED;
    List<String> fresh = new ArrayList<>();
    while (room >= WORDS_MOST) {
      fresh.add(sentence(cast));
      room -= words(fresh.getLast());
    }
    while (room >= WORDS_LEAST) {
      fresh.add(nearest(room, cast));
      room -= words(fresh.getLast());
    }
    List<List<String>> text = paragraphs(fresh);
    text.addAll(1 + random.nextInt(text.size()), paragraphs(background));
    return joined(text);
  }

  /** Of some sentences, the one whose length is nearest to this. */
  private String nearest(double words, Cast cast) {
    return sentences(CHOICE, cast).stream()
        .min(Comparator.comparingDouble(sentence -> Math.abs(words(sentence) - words)))
        .orElseThrow();
  }

  private int length() {
    return SENTENCES_LEAST + random.nextInt(SENTENCES_MORE);
  }

  private List<String> sentences(int count, Cast cast) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(sentence(cast));
    }
    return sentences;
  }

  /** Any of the pool, about those of the story. */
  private String sentence(Cast cast) {
    String sentence = pool.get(random.nextInt(pool.size()));
    String named =
        NAME.matcher(sentence)
            .replaceAll(
                match ->
                    DAYS.contains(match.group()) ? match.group() : any(cast.names, match.group()));
    return FIGURE.matcher(named).replaceAll(match -> any(cast.figures, match.group()));
  }

  private static String any(List<String> cast, String instead) {
    return cast.get(Math.floorMod(instead.hashCode(), cast.size()));
  }

  private String name() {
    return names.get(random.nextInt(names.size()));
  }

  private List<List<String>> paragraphs(List<String> sentences) {
    List<List<String>> paragraphs = new ArrayList<>();
    for (int from = 0; from < sentences.size(); ) {
      int to = Math.min(sentences.size(), from + 1 + random.nextInt(PARAGRAPH_MAX));
      paragraphs.add(sentences.subList(from, to));
      from = to;
    }
    return paragraphs;
  }

  private static int words(List<List<String>> paragraphs) {
    return paragraphs.stream().flatMap(List::stream).mapToInt(Rewrites::words).sum();
  }

  private static int words(String sentence) {
    return SPACE.split(sentence).length;
  }

  private static String joined(List<List<String>> paragraphs) {
    return String.join(
        "\n\n", paragraphs.stream().map(sentences -> String.join(" ", sentences)).toList());
  }
}
