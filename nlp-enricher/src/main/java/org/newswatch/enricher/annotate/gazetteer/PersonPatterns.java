package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.annotate.gazetteer.Span.Person;
import org.newswatch.enricher.annotate.gazetteer.Span.Shape;
import org.newswatch.enricher.annotate.gazetteer.SpanFinder.Match;
import org.newswatch.names.DeclinedForms;
import org.newswatch.names.DeclinedForms.Role;
import org.newswatch.names.Gender;
import org.newswatch.names.GrammaticalCase;
import org.newswatch.names.NameKeys;
import org.newswatch.names.Reading;

/** Names of persons by the words they consist of and by the words before them. */
final class PersonPatterns {

  private static final int FAMILY_CHARS_MIN = 2;
  private static final int UNKNOWN_NAME_CHARS_MIN = 3;
  private static final int INITIALS_MAX = 2;

  /** Words between a title and the name: president of the Republic of X, minister of Y. */
  private static final int WORDS_AFTER_TITLE = 4;

  /** How unlikely a first name is that is not on the list. */
  private static final double UNKNOWN_GIVEN = 0.1;

  /** Readings below this are for words that look like no family name of the language. */
  private static final double SURE_FAMILY = 0.2;

  private static final Set<String> PARTICLES =
      Set.of(
          "фон", "ван", "дер", "ден", "де", "ди", "да", "аль", "эль", "ибн", "бен", "бін", "дэр",
          "von", "van", "der", "den", "de", "di", "da", "al", "bin", "ibn", "zu", "la", "le", "du",
          "del", "dos");

  private static final Set<String> PLACE_PREPOSITIONS =
      Set.of("в", "во", "из", "до", "w", "we", "do", "у", "ў", "із", "під", "под", "pod", "nad");

  /** Verbs in the past, which tell his doing from hers. */
  private static final Pattern PAST =
      Pattern.compile("\\p{L}{2,}(?:ла|лась|лася|л|лся|в|вся|ў|ўся|ł|ła)");

  private static final Pattern HERS = Pattern.compile("\\p{L}+(?:ла|лась|лася|ła)");

  /** An adjective after an adjective: the name of a body goes on. */
  private static final Pattern GOES_ON = Pattern.compile(".{3,}(ого|его|ой|ей|ых|их|ага|аго)");

  /** How adjectives end, which begin names of bodies and places rather than of persons. */
  private static final List<String> ADJECTIVES =
      List.of(
          "ый", "ое", "ые", "ная", "ские", "ская", "цкая", "ской", "ных", "ного", "ном", "ной",
          "ский", "ского", "ському", "ский", "ський", "ська", "ської", "ське", "ські", "ська",
          "ній", "ний", "ної", "не", "скі", "ская", "скай", "скае", "ныя", "ны", "нае", "най",
          "nego", "nej", "ckiej", "ckiego", "skich", "ckich", "nych", "ских", "цких", "цкой",
          "цкого", "ском", "цком", "ным", "ских", "ski", "ska", "skie", "skiej", "skiego", "wy",
          "wa", "owe", "ny", "na", "ne", "cki", "cka", "ckie");

  private final Tables tables;
  private final boolean declined;

  /** What was read in this document. */
  private final Map<String, List<Reading>> families = new HashMap<>();

  /** Keys of two unknown names that stand after "in" or "to" somewhere: places, not persons. */
  private final Set<String> places = new HashSet<>();

  PersonPatterns(Tables tables) {
    this.tables = tables;
    this.declined = DeclinedForms.declines(tables.language());
  }

  /** Takes note of a field before its names are looked for. */
  void look(List<Token> tokens) {
    for (int at = 1; declined && at + 1 < tokens.size(); at++) {
      if (PLACE_PREPOSITIONS.contains(tokens.get(at - 1).folded())
          && tokens.get(at).capital()
          && isName(tokens, at + 1)
          && tokens.get(at).adjoins()) {
        places.add(keys(tokens, at));
      }
    }
  }

  private static String keys(List<Token> tokens, int at) {
    return NameKeys.key(tokens.get(at).text()) + " " + NameKeys.key(tokens.get(at + 1).text());
  }

  /** A given name and what follows it, initials and a family name, or the family name first. */
  @Nullable Match fullName(Field field, String text, List<Token> tokens, int at) {
    if (tokens.get(at).initial()) {
      return afterInitials(field, text, tokens, at);
    }
    List<Reading> given = given(tokens.get(at));
    return given.isEmpty()
        ? familyFirst(field, text, tokens, at)
        : givenFirst(field, text, tokens, at, given);
  }

  private @Nullable Match givenFirst(
      Field field, String text, List<Token> tokens, int at, List<Reading> given) {
    var parts = new ArrayList<List<Reading>>();
    parts.add(given);
    int next = at + 1;
    // Two given names, but not a given name and a family name that is formed like one.
    while (isName(tokens, next)
        && isName(tokens, next + 1)
        && !given(tokens.get(next)).isEmpty()
        && parts.size() < 3) {
      parts.add(given(tokens.get(next)));
      next++;
    }
    while (follows(tokens, next) && tokens.get(next).initial() && next - at <= INITIALS_MAX) {
      next++;
    }
    if (isName(tokens, next)) {
      List<Reading> patronymic =
          DeclinedForms.readings(tokens.get(next).text(), Role.PATRONYMIC, tables.language());
      boolean last = !isName(tokens, next + 1);
      boolean isPatronymic = !patronymic.isEmpty() && !tables.language().equals("pl");
      if (isPatronymic && last && tokens.get(next).folded().matches(".*(вн.|вн..|ічн.|ичн.)")) {
        parts.add(patronymic);
        return person(field, text, tokens, at, next + 1, Shape.PATRONYMIC, parts);
      }
      if (isPatronymic && !last) {
        parts.add(patronymic);
        next++;
      } else if (isPatronymic && isOften(tokens.get(next))) {
        parts.add(patronymic);
        return person(field, text, tokens, at, next + 1, Shape.PATRONYMIC, parts);
      }
    }
    while (follows(tokens, next) && PARTICLES.contains(tokens.get(next).folded())) {
      next++;
    }
    if (!isName(tokens, next) || !mayBeFamily(tokens, next)) {
      return null;
    }
    parts.add(family(tokens.get(next)));
    return person(field, text, tokens, at, next + 1, Shape.FULL, parts);
  }

  /** Masculine patronymics look like family names in -ovich: only the commonest are taken alone. */
  private static boolean isOften(Token token) {
    return NameKeys.isPatronymic(token.text())
        && token
            .folded()
            .matches(
                "(александр|алексе|андре|анатол|бори|васил|виктор|владимир|григор|дмитри|иван|никола"
                    + "|павл|петр|серге|михайл|михал|юр|леонид|аляксандр|андрэ|віктар|уладзімір|рыгор"
                    + "|мікала|сярге|віктор|володимир|григор|дмитр|микола|олександр|петр).*");
  }

  private @Nullable Match afterInitials(Field field, String text, List<Token> tokens, int at) {
    int next = at + 1;
    while (follows(tokens, next) && tokens.get(next).initial() && next - at < INITIALS_MAX) {
      next++;
    }
    if (!isName(tokens, next) || !mayBeFamily(tokens, next)) {
      return null;
    }
    String surface = even(text, tokens.get(at).start(), tokens.get(next).end());
    return new Match(
        new Person(
            field,
            tokens.get(at).start(),
            tokens.get(next).end(),
            surface,
            Shape.FAMILY,
            family(tokens.get(next)),
            tokens.get(at).folded()),
        next + 1 - at);
  }

  /** Лукашенко Александр Григорьевич, Лукашенко А. Г. */
  private @Nullable Match familyFirst(Field field, String text, List<Token> tokens, int at) {
    Token first = tokens.get(at);
    if (!declined
        || !(isName(tokens, at + 1) || isInitial(tokens, at + 1))
        || !mayBeFamily(tokens, at)
        || tables.title(first) != null) {
      return null;
    }
    Token second = tokens.get(at + 1);
    if (second.initial()) {
      // Only with two: what follows one may open the next sentence.
      if (!follows(tokens, at + 2) || !tokens.get(at + 2).initial() || first.opens()) {
        return null;
      }
      int end = tokens.get(at + 2).end() + 1;
      return new Match(
          new Person(
              field,
              first.start(),
              end,
              even(text, first.start(), end),
              Shape.FAMILY,
              family(first),
              second.folded()),
          3);
    }
    List<Reading> given = given(second);
    if (given.isEmpty() || !isName(tokens, at + 2)) {
      return null;
    }
    List<Reading> patronymic =
        DeclinedForms.readings(tokens.get(at + 2).text(), Role.PATRONYMIC, tables.language());
    if (patronymic.isEmpty() || tables.language().equals("pl")) {
      return null;
    }
    return person(
        field, text, tokens, at, at + 3, Shape.FULL, List.of(given, patronymic, family(first)));
  }

  /** A word after president or minister, which stand in the same case. */
  @Nullable Match afterTitle(Field field, String text, List<Token> tokens, int at) {
    if (!mayBeFamily(tokens, at) || tables.isFunction(tokens.get(at))) {
      return null;
    }
    int before = at - 1;
    while (before >= 0
        && at - before <= WORDS_AFTER_TITLE
        && tokens.get(before + 1).adjoins()
        && tables.title(tokens.get(before)) == null
        && standsBetween(tokens, before)) {
      before--;
    }
    if (before < 0 || !tokens.get(before + 1).adjoins()) {
      return null;
    }
    if (isName(tokens, at + 1)) {
      return before == at - 1 ? titledInFull(field, text, tokens, at) : null;
    }
    String title = tables.title(tokens.get(before));
    // A noun in capitals after a title is no name in German unless the title stands right before.
    if (title == null || (!declined && before != at - 1)) {
      return null;
    }
    Token token = tokens.get(at);
    List<Reading> family = agreeing(titleReadings(tokens.get(before), title), family(token));
    boolean goesOn =
        at + 1 < tokens.size()
            && tokens.get(at + 1).adjoins()
            && GOES_ON.matcher(tokens.get(at + 1).folded()).matches()
            && GOES_ON.matcher(token.folded()).matches();
    if (family.isEmpty() || goesOn) {
      return null;
    }
    return new Match(
        new Person(field, token.start(), token.end(), token.text(), Shape.FAMILY, family, null), 1);
  }

  /** Außenminister Heiko Maas: a given name that is on no list. */
  private @Nullable Match titledInFull(Field field, String text, List<Token> tokens, int at) {
    boolean two =
        tables.title(tokens.get(at - 1)) != null
            && mayBeFamily(tokens, at + 1)
            && tables.title(tokens.get(at)) == null
            && !isName(tokens, at + 2);
    return two && !declined
        ? person(
            field,
            text,
            tokens,
            at,
            at + 2,
            Shape.FULL,
            List.of(family(tokens.get(at)), family(tokens.get(at + 1))))
        : null;
  }

  /**
   * The readings in the title's case. What can only stand in another (the lawyer of X, the head of
   * Y) may be anything.
   */
  private List<Reading> agreeing(List<Reading> titles, List<Reading> families) {
    return declined && !titles.isEmpty()
        ? families.stream()
            .filter(r -> r.likelihood() >= SURE_FAMILY)
            .filter(r -> titles.stream().anyMatch(t -> !Collections.disjoint(t.cases(), r.cases())))
            .toList()
        : families;
  }

  private boolean standsBetween(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return tables.isComplement(token)
        || tables.isAcronym(token.text())
        || tables.phrase(tokens, at) != null;
  }

  private List<Reading> titleReadings(Token token, String base) {
    return DeclinedForms.readings(token.text(), Role.NOUN, tables.language()).stream()
        .filter(r -> r.base().equalsIgnoreCase(base))
        .map(r -> new Reading("title", Gender.ANY, r.cases(), 1))
        .toList();
  }

  /** Two or three words with capitals inside a sentence that nothing else explains. */
  @Nullable Match twoNames(Field field, String text, List<Token> tokens, int at) {
    Token first = tokens.get(at);
    if (!declined
        || first.opens()
        || !isUnknownName(tokens, at)
        || !isName(tokens, at + 1)
        || places.contains(keys(tokens, at))) {
      return null;
    }
    int end = at + 1;
    while (isName(tokens, end) && isUnknownName(tokens, end) && end - at < 3) {
      end++;
    }
    if (end - at < 2
        || isName(tokens, end)
        || ADJECTIVES.stream().anyMatch(first.folded()::endsWith)) {
      return null;
    }
    var parts = new ArrayList<List<Reading>>();
    for (int i = at; i < end - 1; i++) {
      parts.add(unknownGiven(tokens.get(i)));
    }
    parts.add(family(tokens.get(end - 1)));
    return person(field, text, tokens, at, end, Shape.FULL, parts);
  }

  private boolean isUnknownName(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return token.text().length() >= UNKNOWN_NAME_CHARS_MIN
        && tables.title(token) == null
        && tables.head(token) == null
        && !tables.isFunction(token)
        && mayBeFamily(tokens, at);
  }

  private List<Reading> unknownGiven(Token token) {
    return family(token).stream()
        .map(r -> new Reading(r.base(), r.gender(), r.cases(), r.likelihood() * UNKNOWN_GIVEN))
        .toList();
  }

  private Match person(
      Field field,
      String text,
      List<Token> tokens,
      int at,
      int end,
      Shape shape,
      List<List<Reading>> parts) {
    int start = tokens.get(at).start();
    int stop = tokens.get(end - 1).end();
    List<Reading> readings =
        declined ? fitting(tokens, at, end, DeclinedForms.together(parts)) : List.of();
    if (shape == Shape.FULL && end - at > parts.size()) {
      // A particle or an initial between: the base is put together from what stands there.
      readings = List.of();
    }
    return new Match(
        new Person(field, start, stop, even(text, start, stop), shape, readings, null), end - at);
  }

  /** Without the nominative after a preposition; with it alone before what the sentence says. */
  private List<Reading> fitting(List<Token> tokens, int at, int end, List<Reading> readings) {
    Token first = tokens.get(at);
    List<Reading> fitting = readings;
    if (first.opens() && end < tokens.size() && PAST.matcher(tokens.get(end).folded()).matches()) {
      boolean hers = HERS.matcher(tokens.get(end).folded()).matches();
      fitting =
          readings.stream()
              .filter(r -> r.cases().contains(GrammaticalCase.NOMINATIVE))
              .filter(r -> r.gender().agrees(hers ? Gender.FEMININE : Gender.MASCULINE))
              .toList();
    } else if (at > 0 && first.adjoins() && tables.isPreposition(tokens.get(at - 1))) {
      fitting =
          readings.stream()
              .filter(r -> r.cases().stream().anyMatch(c -> c != GrammaticalCase.NOMINATIVE))
              .toList();
    }
    return fitting.isEmpty() ? readings : fitting;
  }

  private List<Reading> given(Token token) {
    if (!token.capital() || token.caps() || tables.isFunction(token)) {
      return List.of();
    }
    if (declined) {
      return DeclinedForms.readings(token.text(), Role.GIVEN, tables.language());
    }
    return token.text().length() > 2 && NameKeys.isGivenName(token.text())
        ? List.of(new Reading(token.text(), Gender.ANY, Set.of(GrammaticalCase.NOMINATIVE), 1))
        : List.of();
  }

  private List<Reading> family(Token token) {
    return declined
        ? families.computeIfAbsent(
            token.text(), w -> DeclinedForms.readings(w, Role.FAMILY, tables.language()))
        : List.of(new Reading(token.text(), Gender.ANY, Set.of(GrammaticalCase.NOMINATIVE), 1));
  }

  private static boolean isInitial(List<Token> tokens, int at) {
    return follows(tokens, at) && tokens.get(at).initial();
  }

  private static boolean follows(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at).adjoins() && !tokens.get(at).opens();
  }

  /** Whether the next word is capitalised and belongs to the same run. */
  private static boolean isName(List<Token> tokens, int at) {
    return at < tokens.size()
        && tokens.get(at).adjoins()
        && tokens.get(at).capital()
        && !tokens.get(at).initial();
  }

  private boolean mayBeFamily(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (!token.capital() || token.caps() || token.text().length() < FAMILY_CHARS_MIN) {
      return false;
    }
    Phrase phrase = tables.phrase(tokens, at);
    boolean known =
        phrase != null
            && (phrase.kind() != MentionKind.CITY || phrase.type() != MentionType.LOCATION);
    return !known && !tables.isAcronym(token.text()) && !tables.isFunction(token);
  }

  private static String even(String text, int start, int end) {
    return text.substring(start, end).replaceAll("\\s+", " ");
  }
}
