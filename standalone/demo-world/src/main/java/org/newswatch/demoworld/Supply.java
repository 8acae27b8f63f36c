package org.newswatch.demoworld;

import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/**
 * What the world adds while it goes on: article {@code k} appears {@code k} intervals after the
 * start, and what it says depends on the seed and {@code k} alone. Only the newest are kept.
 */
final class Supply {

  /** Added articles that are kept. */
  static final int KEPT_MAX = 500;

  private static final Duration INTERVAL_MIN = Duration.ofSeconds(1);
  private static final Duration REVISION_EVERY = Duration.ofMinutes(1);
  private static final Duration REVISED_AFTER = Duration.ofSeconds(70);
  private static final int SLUG_CHARS_MAX = 60;
  private static final Pattern SLOT = Pattern.compile("\\[\\[([a-z.]+)]]");

  /** Someone of the cast, as the templates speak of them. */
  record Person(String full, String last, String role, String she, String her) {}

  /**
   * A kind of news.
   *
   * @param sites the ids of the sites that carry it
   * @param main the ids of those it can be about
   * @param voices the ids of those who can comment on it
   * @param slots the other words that vary
   * @param bylines who writes it
   * @param paragraphs for each paragraph, the ways it can be said
   * @param updates what a revision can add
   */
  record Template(
      List<String> sites,
      List<String> main,
      List<String> voices,
      Map<String, List<String>> slots,
      List<String> bylines,
      List<String> titles,
      List<List<String>> paragraphs,
      List<String> updates) {}

  /** The whole file. */
  record Script(Map<String, Person> people, List<Template> templates) {}

  private record Added(Article first, Article second, boolean revised) {
    Article at(Instant now) {
      return revised && !now.isBefore(second.modified()) ? second : first;
    }
  }

  private final Content content;
  private final Script script;
  private final Map<String, Site> sites = new HashMap<>();
  private final Instant startedAt;
  private final Duration every;
  private final long seed;
  private final Deque<Added> kept = new ArrayDeque<>();
  private long last;

  private Supply(
      Content content, Script script, Instant startedAt, Instant from, Duration every, long seed) {
    this.content = content;
    this.script = script;
    this.startedAt = startedAt;
    this.every = every;
    this.seed = seed;
    this.last = number(from);
    content.sites().values().forEach(site -> sites.put(site.id(), site));
  }

  static Supply load(Content content, Instant startedAt, Instant from, Duration every, long seed) {
    if (every.compareTo(INTERVAL_MIN) < 0) {
      throw new IllegalArgumentException("articles every " + every + ": less than a second");
    }
    Script script = Resources.yaml("supply.yaml", new TypeReference<>() {});
    return new Supply(content, script, startedAt, from, every, seed);
  }

  synchronized Optional<Article> at(URI url, Instant now) {
    catchUp(now);
    return kept.stream()
        .filter(added -> added.first().url().equals(url))
        .findFirst()
        .map(added -> added.at(now));
  }

  synchronized List<Article> of(Site site, Instant now) {
    catchUp(now);
    return kept.stream()
        .filter(added -> added.first().site().equals(site))
        .map(added -> added.at(now))
        .toList();
  }

  private long number(Instant now) {
    return Math.max(0, Duration.between(startedAt, now).dividedBy(every));
  }

  private void catchUp(Instant now) {
    long current = number(now);
    for (long k = Math.max(last, current - KEPT_MAX) + 1; k <= current; k++) {
      kept.addLast(write(k));
      if (kept.size() > KEPT_MAX) {
        kept.removeFirst();
      }
    }
    last = Math.max(last, current);
  }

  private Added write(long k) {
    RandomGenerator random = new SplittableRandom(seed + k);
    Instant published = startedAt.plus(every.multipliedBy(k));
    LocalDate day = published.atZone(ZoneOffset.UTC).toLocalDate();
    Template template = one(script.templates(), random);
    Site site = known(sites, one(template.sites(), random));
    var fill = new Placeholders(site, known(content.tongues(), site.language()), day);
    Map<String, String> words = words(template, random);
    String title = said(one(template.titles(), random), words, fill);
    var paragraphs = new ArrayList<String>();
    for (List<String> ways : template.paragraphs()) {
      paragraphs.add(said(one(ways, random), words, fill));
    }
    String slug = slug(title, site) + "-" + Long.toString(k, Character.MAX_RADIX);
    String path = Content.path(site, slug, published);
    var first =
        new Article(
            site,
            Article.Kind.NEWS,
            slug,
            path,
            site.url(path),
            published,
            published,
            title,
            one(template.bylines(), random),
            site.sections().getFirst(),
            List.copyOf(paragraphs));
    paragraphs.add(said(one(template.updates(), random), words, fill));
    // A feed in RSS has no word for "changed": readers see it by the title.
    var second =
        first.revised(
            published.plus(REVISED_AFTER),
            known(content.tongues(), site.language()).word("updated") + ": " + title,
            paragraphs);
    long between = Math.max(1, REVISION_EVERY.dividedBy(every));
    return new Added(first, second, k % between == 0);
  }

  private Map<String, String> words(Template template, RandomGenerator random) {
    var words = new HashMap<String, String>();
    String main = one(template.main(), random);
    List<String> others = template.voices().stream().filter(voice -> !voice.equals(main)).toList();
    person(words, "p", known(script.people(), main));
    person(words, "q", known(script.people(), one(others, random)));
    // In the order of the file's keys, or the same seed would not give the same words.
    template.slots().keySet().stream()
        .sorted()
        .forEach(slot -> words.put(slot, one(known(template.slots(), slot), random)));
    return words;
  }

  private static void person(Map<String, String> words, String key, Person person) {
    words.put(key, person.full());
    words.put(key + ".last", person.last());
    words.put(key + ".role", person.role());
    words.put(key + ".she", person.she());
    words.put(key + ".her", person.her());
  }

  private static String said(String text, Map<String, String> words, Placeholders fill) {
    Matcher matcher = SLOT.matcher(text);
    var said = new StringBuilder(text.length() + 64);
    while (matcher.find()) {
      matcher.appendReplacement(said, Matcher.quoteReplacement(known(words, matcher.group(1))));
    }
    return fill.fill(matcher.appendTail(said).toString());
  }

  /** Latin letters of a title; a title without any is named after its paper. */
  private static String slug(String title, Site site) {
    String bare =
        Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replace('ł', 'l')
            .replaceAll("\\p{M}", "");
    String slug = bare.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
      return site.id();
    }
    return slug.length() <= SLUG_CHARS_MAX
        ? slug
        : slug.substring(0, slug.lastIndexOf('-', SLUG_CHARS_MAX));
  }

  private static <T> T one(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static <T> T known(Map<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("supply.yaml names " + key + ", which there is not");
    }
    return value;
  }
}
