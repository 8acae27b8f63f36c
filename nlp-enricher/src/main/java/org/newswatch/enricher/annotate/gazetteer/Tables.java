package org.newswatch.enricher.annotate.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.names.DeclinedForms;
import org.newswatch.names.DeclinedForms.Role;
import org.newswatch.names.Gender;

/** The lists of one language, in all forms of the declension. Immutable once read. */
final class Tables {

  private static final int SINGLE_FAMILY_CHARS_MIN = 3;

  private final String language;
  private final Phrase.Index phrases = new Phrase.Index();
  private final Phrase.Index figures = new Phrase.Index();
  private final Map<String, Gender> figureNames = new HashMap<>();
  private final Map<String, String> heads = new HashMap<>();
  private final Map<String, String> titles = new HashMap<>();
  private final Set<String> acronyms = new HashSet<>();
  private final Set<String> complements = new HashSet<>();
  private final Set<String> generics = new HashSet<>();
  private final Set<String> function = new HashSet<>();
  private final Set<String> prepositions = new HashSet<>();

  private Tables(String language) {
    this.language = language;
  }

  /** Reads the lists of a language from the class path and from CLDR. */
  static Tables read(String language) {
    var tables = new Tables(language);
    for (String line : lines(language)) {
      int blank = line.indexOf(' ');
      tables.take(line.substring(0, blank), line.substring(blank + 1));
    }
    CldrPlaces.countries(language)
        .forEach(c -> tables.phrase(c, MentionType.LOCATION, MentionKind.COUNTRY));
    CldrPlaces.cities(language)
        .forEach(c -> tables.phrase(c, MentionType.LOCATION, MentionKind.CITY));
    return tables;
  }

  String language() {
    return language;
  }

  /** The known name that begins at the token. */
  @Nullable Phrase phrase(List<Token> tokens, int at) {
    return phrases.at(tokens, at);
  }

  /** The known person of three words or more that begins at the token. */
  @Nullable Phrase figure(List<Token> tokens, int at) {
    return figures.at(tokens, at);
  }

  /** Whether this base form is that of a person, or of a family name, that is widely known. */
  boolean isFigure(String base) {
    return figureNames.containsKey(base);
  }

  boolean isAcronym(String text) {
    return acronyms.contains(text);
  }

  /** The base of a noun that begins names of bodies, null if the word is none. */
  @Nullable String head(Token token) {
    return heads.get(token.folded());
  }

  /** The base of a word that stands before persons' names, null if the word is none. */
  @Nullable String title(Token token) {
    return titles.get(token.folded());
  }

  boolean isComplement(Token token) {
    return !token.capital() && complements.contains(token.folded());
  }

  /** Whether the word, in any form, says that a name in quotation marks is that of a body. */
  boolean isGeneric(Token token) {
    return generics.contains(token.folded());
  }

  boolean isFunction(Token token) {
    return function.contains(token.folded());
  }

  boolean isPreposition(Token token) {
    return prepositions.contains(token.folded());
  }

  private void take(String kind, String entries) {
    switch (kind) {
      case "country" -> phrases(entries, MentionType.LOCATION, MentionKind.COUNTRY);
      case "city" -> phrases(entries, MentionType.LOCATION, MentionKind.CITY);
      case "region" -> phrases(entries, MentionType.LOCATION, MentionKind.REGION);
      case "nationality" -> phrases(entries, MentionType.MISC, MentionKind.NATIONALITY);
      case "org", "declined" -> phrases(entries, MentionType.ORGANIZATION, null);
      case "acronym" -> acronyms.addAll(List.of(entries.split(" ", -1)));
      case "head" -> forms(entries).forEach((form, base) -> heads.putIfAbsent(form, base));
      case "title" -> forms(entries).forEach((form, base) -> titles.putIfAbsent(form, base));
      case "generic" ->
          Arrays.stream(entries.split(" ", -1))
              .forEach(word -> generics.addAll(DeclinedForms.forms(word, Role.NOUN, language)));
      case "complement" -> complements.addAll(folded(entries));
      case "function" -> function.addAll(folded(entries));
      case "preposition" -> prepositions.addAll(folded(entries));
      case "m" -> figures(entries, Gender.MASCULINE);
      case "f" -> figures(entries, Gender.FEMININE);
      default -> throw new IllegalStateException("unknown kind in " + language + ": " + kind);
    }
  }

  private void figures(String entries, Gender gender) {
    for (String name : entries.split("; ", -1)) {
      String family = name.substring(name.lastIndexOf(' ') + 1);
      figureNames.put(name, gender);
      boolean givenToo = !DeclinedForms.readings(family, Role.GIVEN, language).isEmpty();
      if (!givenToo && family.length() >= SINGLE_FAMILY_CHARS_MIN) {
        figureNames.merge(family, gender, (one, other) -> one == other ? one : Gender.ANY);
      }
      List<String> words = List.of(name.split(" ", -1));
      if (words.size() > 2) {
        figures.add(
            new Phrase(
                name,
                words.stream().map(this::personForms).toList(),
                words.stream().map(Tables::isCapital).toList(),
                MentionType.PERSON,
                null));
      }
    }
  }

  private Set<String> personForms(String word) {
    var forms = new TreeSet<>(DeclinedForms.forms(word, Role.GIVEN, language));
    forms.addAll(DeclinedForms.forms(word, Role.FAMILY, language));
    return forms;
  }

  private void phrases(String entries, MentionType type, @Nullable MentionKind kind) {
    for (String entry : entries.split("; ", -1)) {
      int equals = entry.indexOf(" = ");
      String base = equals < 0 ? entry : entry.substring(0, equals);
      phrase(base, type, kind);
      if (equals >= 0) {
        for (String form : entry.substring(equals + 3).split(", ", -1)) {
          List<String> words = List.of(form.split(" ", -1));
          phrases.add(
              new Phrase(
                  base,
                  words.stream().map(w -> Set.of(Token.folded(w))).toList(),
                  words.stream().map(Tables::isCapital).toList(),
                  type,
                  kind));
        }
      }
    }
  }

  private void phrase(String base, MentionType type, @Nullable MentionKind kind) {
    List<String> words = List.of(base.split(" ", -1));
    phrases.add(
        new Phrase(
            base,
            words.stream().map(w -> DeclinedForms.forms(w, Role.NOUN, language)).toList(),
            words.stream().map(Tables::isCapital).toList(),
            type,
            kind));
  }

  /** Each form of each entry, with its base. */
  private Map<String, String> forms(String entries) {
    Map<String, String> forms = new LinkedHashMap<>();
    for (String entry : entries.split("; ", -1)) {
      int equals = entry.indexOf(" = ");
      String base = equals < 0 ? entry : entry.substring(0, equals);
      DeclinedForms.forms(base, Role.NOUN, language).forEach(f -> forms.putIfAbsent(f, base));
      if (equals >= 0) {
        for (String form : entry.substring(equals + 3).split(", ", -1)) {
          forms.putIfAbsent(Token.folded(form), base);
        }
      }
    }
    return forms;
  }

  private static boolean isCapital(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static List<String> folded(String words) {
    return Arrays.stream(words.split(" ", -1)).map(Token::folded).toList();
  }

  private static List<String> lines(String language) {
    var lines = new ArrayList<String>();
    try (InputStream in = Tables.class.getResourceAsStream(language + ".txt")) {
      if (in == null) {
        return List.of();
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          lines.add(line.strip());
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
