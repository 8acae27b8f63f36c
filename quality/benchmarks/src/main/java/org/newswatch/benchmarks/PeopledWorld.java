package org.newswatch.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.newswatch.names.NameKeys;

/**
 * Made-up news about listed people. They move in circles of eight with organisations and places of
 * their own; each circle has a relative of two of them, and namesakes of two others live in circles
 * elsewhere. An article is in Latin or Cyrillic letters and names two to four of a circle,
 * sometimes one from elsewhere, each by a spelling drawn at random: as listed, without the
 * patronymic, with an initial, by the surname alone where it is nobody else's in the article, in
 * Cyrillic also declined. The first of a circle are in the news most, and are those whom articles
 * call by the surname alone most. Everything follows from the seed.
 *
 * <p>Nobody shares given and family name with another, for what is one name in a list of people may
 * be two of them; in a world {@link #withNamesakes} some do.
 */
final class PeopledWorld {

  private static final int CIRCLE = 8;
  private static final int RELATIVES = 2;
  private static final int NAMESAKES = 2;
  private static final int ARTICLES = 14;

  /** How far down in a circle one stands who is called like the first of the next. */
  private static final int NAMESAKE_AT = 2;

  private static final String NAMESAKE = "like-";

  private static final double CYRILLIC = 0.35;
  private static final double GUEST = 0.1;
  private static final double BRIEF = 0.35;
  private static final double INITIAL = 0.04;
  private static final double SURNAME = 0.25;
  private static final double SURNAME_OF_OTHERS = 0.02;
  private static final int PROMINENT = 3;
  private static final double DECLINED = 0.4;

  private static final String[] COUNTRIES = {"Russia", "Ukraine", "Belarus", "Poland", "Moldova"};

  /**
   * Somebody.
   *
   * @param id what the truth calls them
   */
  record Person(String id, List<String> spellings, boolean woman) {}

  /**
   * One person in one article.
   *
   * @param name the name as the article has it
   */
  record Named(Person person, String name) {}

  /** What one article names. */
  record Article(List<Named> people, List<String> organizations, List<String> places) {}

  private record Circle(List<Person> people, List<String> organizations, List<String> places) {}

  private final Random random;
  private final List<Person> listed = new ArrayList<>();
  private final List<Circle> circles = new ArrayList<>();
  private final Set<String> keys = new LinkedHashSet<>();
  private final boolean namesakes;
  private int made;

  private PeopledWorld(long seed, boolean namesakes) {
    this.random = new Random(seed);
    this.namesakes = namesakes;
  }

  /**
   * The articles, circle by circle.
   *
   * @param people spellings of each person
   */
  static List<Article> articles(List<List<String>> people, long seed) {
    return articles(people, new PeopledWorld(seed, false));
  }

  /** The same, where each circle has one more, who is called like the first of the next. */
  static List<Article> withNamesakes(List<List<String>> people, long seed) {
    return articles(people, new PeopledWorld(seed, true));
  }

  /** Whom this one of {@link #withNamesakes} is called like; null for all others. */
  static @org.jspecify.annotations.Nullable String calledLike(String person) {
    return person.startsWith(NAMESAKE) ? person.substring(NAMESAKE.length()) : null;
  }

  private static List<Article> articles(List<List<String>> people, PeopledWorld world) {
    world.people(people);
    world.circles();
    List<Article> articles = new ArrayList<>();
    for (Circle circle : world.circles) {
      for (int i = 0; i < ARTICLES; i++) {
        articles.add(world.article(circle));
      }
    }
    return articles;
  }

  private void people(List<List<String>> people) {
    for (List<String> spellings : people) {
      keys.addAll(ListedPeople.keys(spellings));
      listed.add(new Person("p" + listed.size(), spellings, isWoman(spellings)));
    }
    Collections.shuffle(listed, random);
  }

  private void circles() {
    int number = 0;
    for (int at = 0; at + CIRCLE <= listed.size(); at += CIRCLE) {
      List<Person> people = new ArrayList<>(listed.subList(at, at + CIRCLE));
      for (int i = 0; i < RELATIVES; i++) {
        addIfMade(people, people.get(i));
      }
      for (int i = 0; i < NAMESAKES; i++) {
        addIfMade(people, listed.get(random.nextInt(listed.size())));
      }
      if (namesakes) {
        people.add(NAMESAKE_AT, calledLike(listed.get((at + CIRCLE) % listed.size())));
      }
      number++;
      circles.add(
          new Circle(
              people,
              List.of("Bureau " + word(number), word(number + 5_000) + " Works"),
              List.of(word(number + 10_000), word(number + 20_000))));
    }
  }

  /** Somebody else; their patronymic would be another, so their names have none. */
  private static Person calledLike(Person other) {
    return new Person(
        NAMESAKE + other.id(),
        other.spellings().stream().map(ListedPeople::brief).distinct().toList(),
        other.woman());
  }

  private void addIfMade(List<Person> people, Person bearer) {
    Person other = listed.get(random.nextInt(listed.size()));
    Person made = namesake(bearer, other);
    if (made != null) {
      people.add(made);
    }
  }

  /**
   * Somebody with the given names of one and the family name of the other; null if it cannot be.
   */
  private @org.jspecify.annotations.Nullable Person namesake(Person family, Person given) {
    if (family.woman() != given.woman() || sharesGivenName(family, given)) {
      return null;
    }
    Set<String> spellings = new LinkedHashSet<>();
    for (boolean cyrillic : new boolean[] {false, true}) {
      List<String> families = inScript(family, cyrillic);
      List<String> givens = inScript(given, cyrillic);
      for (int i = 0; i < Math.min(families.size(), givens.size()); i++) {
        String name = givens.get(i);
        spellings.add(name.substring(0, name.lastIndexOf(' ') + 1) + last(families.get(i)));
      }
    }
    made++;
    return spellings.isEmpty() || !keys.addAll(ListedPeople.keys(List.copyOf(spellings)))
        ? null
        : new Person("n" + made, List.copyOf(spellings), family.woman());
  }

  private static boolean sharesGivenName(Person one, Person other) {
    Set<String> keys = new LinkedHashSet<>();
    one.spellings().forEach(name -> keys.add(NameKeys.key(first(name))));
    return other.spellings().stream().anyMatch(name -> keys.contains(NameKeys.key(first(name))));
  }

  private Article article(Circle circle) {
    boolean cyrillic = random.nextDouble() < CYRILLIC;
    List<Person> people = named(circle.people(), 2 + random.nextInt(3));
    List<Person> prominent = circle.people().subList(0, PROMINENT);
    if (random.nextDouble() < GUEST) {
      people.add(listed.get(random.nextInt(listed.size())));
    }
    List<Named> named = new ArrayList<>();
    for (Person person : new LinkedHashSet<>(people)) {
      double surname = prominent.contains(person) ? SURNAME : SURNAME_OF_OTHERS;
      named.add(new Named(person, name(person, people, cyrillic, surname)));
    }
    return new Article(
        named,
        some(circle.organizations()),
        List.of(
            circle.places().get(random.nextInt(circle.places().size())),
            COUNTRIES[random.nextInt(COUNTRIES.length)]));
  }

  /** Some of them, each the likelier the earlier it stands. */
  private List<Person> named(List<Person> all, int number) {
    List<Person> left = new ArrayList<>(all);
    List<Person> named = new ArrayList<>();
    while (named.size() < number && !left.isEmpty()) {
      double total = 0;
      for (Person person : left) {
        total += 1.0 / (1 + all.indexOf(person));
      }
      double drawn = random.nextDouble() * total;
      int at = 0;
      while (at < left.size() - 1 && drawn >= 1.0 / (1 + all.indexOf(left.get(at)))) {
        drawn -= 1.0 / (1 + all.indexOf(left.get(at)));
        at++;
      }
      named.add(left.remove(at));
    }
    return named;
  }

  private List<String> some(List<String> all) {
    return random.nextBoolean() ? all : List.of(all.get(random.nextInt(all.size())));
  }

  private String name(Person person, List<Person> others, boolean cyrillic, double surname) {
    List<String> fitting = inScript(person, cyrillic);
    List<String> spellings = fitting.isEmpty() ? person.spellings() : fitting;
    String name = spellings.get(random.nextInt(spellings.size()));
    double form = random.nextDouble();
    if (form < surname && bearers(last(name), others) == 1) {
      name = last(name);
    } else if (form < surname + INITIAL) {
      name = name.charAt(0) + ". " + last(name);
    } else if (form < surname + INITIAL + BRIEF) {
      name = ListedPeople.brief(name);
    }
    if (isRussian(name) && random.nextDouble() < DECLINED) {
      RussianCases.Case[] cases = RussianCases.Case.values();
      return RussianCases.decline(name, person.woman(), cases[random.nextInt(cases.length)]);
    }
    return name;
  }

  private static long bearers(String family, List<Person> people) {
    String key = NameKeys.key(family);
    return people.stream()
        .filter(
            person ->
                person.spellings().stream().anyMatch(name -> NameKeys.key(last(name)).equals(key)))
        .count();
  }

  private static List<String> inScript(Person person, boolean cyrillic) {
    return person.spellings().stream().filter(name -> isCyrillic(name) == cyrillic).toList();
  }

  private static boolean isCyrillic(String name) {
    return name.codePoints()
        .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
  }

  /** As far as its letters tell: those of Ukrainian are declined in another way. */
  private static boolean isRussian(String name) {
    return isCyrillic(name) && name.codePoints().noneMatch(letter -> "іїєґi".indexOf(letter) >= 0);
  }

  private static boolean isWoman(List<String> spellings) {
    for (String name : spellings) {
      String[] words = name.toLowerCase(Locale.ROOT).split(" ", -1);
      if (words.length == 3) {
        return words[1].endsWith("na") || words[1].endsWith("на");
      }
    }
    String given = first(spellings.getFirst()).toLowerCase(Locale.ROOT);
    return (given.endsWith("a") || given.endsWith("а") || given.endsWith("я"))
        && !Set.of("nikita", "ilya", "никита", "илья", "микита", "ілля", "danila", "foma")
            .contains(given);
  }

  private static String first(String name) {
    return name.substring(0, name.indexOf(' '));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** A word that no other number gives. */
  private static String word(int number) {
    String[] starts = {"Bal", "Cor", "Dun", "Fel", "Gor", "Hal", "Kir", "Lom", "Mar", "Nor"};
    String[] middles = {"ba", "de", "fi", "go", "lu", "me", "ni", "po", "ra", "su"};
    String[] ends = {"by", "dorf", "grad", "holm", "ington", "mere", "nitz", "port", "ton", "vik"};
    StringBuilder word = new StringBuilder(starts[number % 10]);
    int rest = number / 10;
    while (rest >= 10) {
      word.append(middles[rest % 10]);
      rest /= 10;
    }
    return word.append(ends[rest]).toString();
  }
}
