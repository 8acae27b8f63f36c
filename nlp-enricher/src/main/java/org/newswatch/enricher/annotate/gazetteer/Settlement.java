package org.newswatch.enricher.annotate.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.annotate.gazetteer.Span.Shape;
import org.newswatch.names.BaseForms;
import org.newswatch.names.DeclinedForms;
import org.newswatch.names.DeclinedForms.Role;
import org.newswatch.names.Gender;
import org.newswatch.names.GrammaticalCase;
import org.newswatch.names.NameKeys;
import org.newswatch.names.Reading;

/**
 * Makes one truth of a document: persons get their base forms, short forms join the one full name
 * they fit, open words that fit nobody become candidates.
 */
final class Settlement {

  private final Tables tables;
  private final Map<Field, String> texts;
  private final List<Span> spans;

  /** Words with a capital that no sentence's start explains. */
  private final Set<String> inside = new HashSet<>();

  private final Map<String, Span.Thing> bodies = new HashMap<>();
  private final IdentityHashMap<Span, List<Reading>> readings = new IdentityHashMap<>();
  private final Set<String> families = new HashSet<>();
  private final Map<String, FullName> people = new LinkedHashMap<>();

  /** Someone who is named in full. */
  private record FullName(String name, String given, String family, Gender gender) {

    String familyFolded() {
      return Token.folded(family);
    }
  }

  private Settlement(Tables tables, Map<Field, String> texts, List<Span> spans) {
    this.tables = tables;
    this.texts = texts;
    this.spans = spans;
  }

  /** What the spans of a document come to, in their order. */
  static GazetteerReader.Names settle(Tables tables, Map<Field, String> texts, List<Span> spans) {
    var settlement = new Settlement(tables, texts, spans);
    settlement.read();
    return settlement.names();
  }

  private void read() {
    var all = new ArrayList<List<Reading>>();
    var seen = new HashSet<String>();
    for (Span span : spans) {
      switch (span) {
        case Span.Thing thing -> {
          if (thing.type() == MentionType.ORGANIZATION) {
            bodies.putIfAbsent(Token.folded(thing.base()), thing);
          }
        }
        case Span.Person person -> {
          List<Reading> ofName = person.readings();
          readings.put(person, ofName.isEmpty() ? List.of(undeclined(person.surface())) : ofName);
          seen.add(lastWord(person.surface()));
        }
        case Span.Open open -> {
          seen.add(open.tokens().getLast().text());
          if (!open.opens()) {
            open.tokens().forEach(t -> inside.add(t.folded()));
          }
          if (open.tokens().size() == 1) {
            readings.put(open, family(open.tokens().getFirst().text()));
          }
        }
      }
      if (readings.containsKey(span)) {
        all.add(readings.getOrDefault(span, List.of()));
      }
    }
    var bases = new BaseForms(all, seen, tables::isFigure);
    readings.replaceAll(
        (span, its) -> bases.ranked(its, lastWord(textOf(span).replaceAll("\\s+", " "))));
    collectPeople();
  }

  private void collectPeople() {
    for (Span span : spans) {
      if (span instanceof Span.Person person) {
        Reading reading = readings.getOrDefault(person, List.of()).getFirst();
        if (person.shape() == Shape.FULL) {
          String family = lastWord(reading.base());
          String given = reading.base().substring(0, reading.base().indexOf(' '));
          var full = new FullName(reading.base(), given, family, reading.gender());
          people.merge(
              NameKeys.key(given) + " " + Token.folded(family),
              full,
              (one, other) -> words(other.name()) < words(one.name()) ? other : one);
        } else if (person.shape() == Shape.FAMILY) {
          families.add(Token.folded(lastWord(reading.base())));
        }
      }
    }
  }

  private GazetteerReader.Names names() {
    var mentions = new ArrayList<Mention>();
    var candidates = new ArrayList<Candidate>();
    for (Span span : spans) {
      switch (span) {
        case Span.Thing thing ->
            mentions.add(
                new Mention(
                    thing.field(),
                    textOf(thing),
                    thing.start(),
                    thing.end(),
                    thing.type(),
                    thing.base(),
                    thing.kind()));
        case Span.Person person -> mentions.add(mention(person, MentionType.PERSON, head(person)));
        case Span.Open open -> settle(open, mentions, candidates);
      }
    }
    return new GazetteerReader.Names(mentions, candidates);
  }

  private String head(Span.Person person) {
    List<Reading> ranked = readings.getOrDefault(person, List.of());
    String base = ranked.getFirst().base();
    return switch (person.shape()) {
      case FULL -> {
        String given = base.substring(0, base.indexOf(' '));
        FullName full = people.get(NameKeys.key(given) + " " + Token.folded(lastWord(base)));
        yield full == null ? base : full.name();
      }
      case PATRONYMIC -> {
        String given = base.substring(0, base.indexOf(' '));
        List<FullName> bearers =
            people.values().stream().filter(p -> p.given().equals(given)).toList();
        yield bearers.size() == 1 ? bearers.getFirst().name() : base;
      }
      case FAMILY -> {
        List<FullName> bearers = bearers(ranked, person.initial());
        String initials = person.surface().substring(0, person.surface().lastIndexOf('.') + 1);
        yield bearers.size() == 1
            ? bearers.getFirst().name()
            : initials.isEmpty() ? lastWord(base) : initials + " " + lastWord(base);
      }
    };
  }

  private void settle(Span.Open open, List<Mention> mentions, List<Candidate> candidates) {
    String text = textOf(open).replaceAll("\\s+", " ");
    Span.Thing body = body(open, text);
    if (body != null) {
      mentions.add(mention(open, MentionType.ORGANIZATION, body.base()));
      return;
    }
    boolean sure = !open.opens() || inside.contains(open.tokens().getFirst().folded());
    String base = text;
    if (open.tokens().size() == 1) {
      List<Reading> ranked = readings.getOrDefault(open, List.of());
      String person = person(open, ranked, sure);
      if (person != null) {
        mentions.add(mention(open, MentionType.PERSON, person));
        return;
      }
      base = ranked.isEmpty() ? text : ranked.getFirst().base();
    } else {
      List<Reading> together =
          DeclinedForms.together(
              open.tokens().stream()
                  .map(t -> DeclinedForms.readings(t.text(), Role.NOUN, tables.language()))
                  .toList());
      base = together.isEmpty() ? text : together.getFirst().base();
    }
    if (sure) {
      candidates.add(new Candidate(open.field(), textOf(open), open.start(), open.end(), base));
    }
  }

  /** Who a single word means: someone named in full or by a title here, or a widely known name. */
  private @Nullable String person(Span.Open open, List<Reading> ranked, boolean sure) {
    List<FullName> bearers = bearers(ranked, null);
    if (bearers.isEmpty()) {
      bearers = givenTo(open.tokens().getFirst().text());
    }
    if (bearers.size() == 1) {
      return bearers.getFirst().name();
    }
    for (Reading reading : ranked) {
      boolean known = families.contains(Token.folded(reading.base())) || !bearers.isEmpty();
      if (known || (sure && tables.isFigure(reading.base()))) {
        return reading.base();
      }
    }
    return null;
  }

  /** The body of this document that the words name, in whichever case. */
  private Span.@Nullable Thing body(Span.Open open, String text) {
    Span.Thing same = bodies.get(Token.folded(text));
    if (same != null || open.tokens().size() > 1) {
      return same;
    }
    for (Reading reading : DeclinedForms.readings(text, Role.NOUN, tables.language())) {
      Span.Thing body = bodies.get(Token.folded(reading.base()));
      if (body != null) {
        return body;
      }
    }
    return null;
  }

  /** Those named in full whose family name this can be; by its key when by no form of it. */
  private List<FullName> bearers(List<Reading> ranked, @Nullable String initial) {
    for (Reading reading : ranked) {
      String family = Token.folded(lastWord(reading.base()));
      List<FullName> bearers =
          people.values().stream()
              .filter(p -> p.familyFolded().equals(family) && fits(p, reading, initial))
              .toList();
      if (!bearers.isEmpty()) {
        return bearers;
      }
    }
    if (ranked.isEmpty()) {
      return List.of();
    }
    Reading first = ranked.getFirst();
    String key = NameKeys.key(lastWord(first.base()));
    return people.values().stream()
        .filter(p -> !key.isEmpty() && NameKeys.key(p.family()).equals(key))
        .filter(p -> fits(p, first, initial))
        .toList();
  }

  private static boolean fits(FullName person, Reading reading, @Nullable String initial) {
    return person.gender().agrees(reading.gender())
        && (initial == null || Token.folded(person.given()).startsWith(initial));
  }

  private List<FullName> givenTo(String word) {
    List<Reading> given = DeclinedForms.readings(word, Role.GIVEN, tables.language());
    return people.values().stream()
        .filter(p -> given.stream().anyMatch(r -> r.base().equals(p.given())))
        .toList();
  }

  private List<Reading> family(String word) {
    return DeclinedForms.declines(tables.language())
        ? DeclinedForms.readings(word, Role.FAMILY, tables.language())
        : withoutGenitive(word);
  }

  /** Lukaschenkos Sprecherin: German puts an s on a name, without an apostrophe. */
  private List<Reading> withoutGenitive(String word) {
    boolean mayBe = tables.language().equals("de") && word.endsWith("s") && word.length() > 4;
    return mayBe
        ? List.of(undeclined(word.substring(0, word.length() - 1)), undeclined(word))
        : List.of(undeclined(word));
  }

  private static Reading undeclined(String name) {
    return new Reading(name, Gender.ANY, Set.of(GrammaticalCase.NOMINATIVE), 1);
  }

  private Mention mention(Span span, MentionType type, String head) {
    return new Mention(span.field(), textOf(span), span.start(), span.end(), type, head);
  }

  private String textOf(Span span) {
    return texts.getOrDefault(span.field(), "").substring(span.start(), span.end());
  }

  private static int words(String name) {
    return name.split(" ", -1).length;
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }
}
