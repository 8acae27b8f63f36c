package org.newswatch.enricher.annotate.gazetteer;

import static org.newswatch.enricher.annotate.gazetteer.FullNames.lastWord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.annotate.gazetteer.FullNames.FullName;
import org.newswatch.enricher.annotate.gazetteer.Span.Shape;
import org.newswatch.names.BaseForms;
import org.newswatch.names.DeclinedForms;
import org.newswatch.names.DeclinedForms.Role;
import org.newswatch.names.Gender;
import org.newswatch.names.GrammaticalCase;
import org.newswatch.names.Reading;

/**
 * Makes one truth of a document: persons get their base forms, short forms join the one full name
 * they fit, open words that fit nobody become candidates.
 */
final class Settlement {

  /** Spans that are settled even when the time is spent, lest all that was found be lost. */
  static final int SPANS_ALWAYS_READ = 2_048;

  /** Spans between looks at the clock. */
  private static final int SPANS_BETWEEN_LOOKS = 256;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Tables tables;
  private final Map<Field, String> texts;
  private final List<Span> spans;
  private final BooleanSupplier inTime;
  private boolean late;

  /** Words with a capital that no sentence's start explains. */
  private final Set<String> inside = new HashSet<>();

  private final Map<String, Span.Thing> bodies = new HashMap<>();
  private final IdentityHashMap<Span, List<Reading>> readings = new IdentityHashMap<>();
  private final Set<String> families = new HashSet<>();
  private FullNames people = new FullNames(List.of());

  private Settlement(
      Tables tables, Map<Field, String> texts, List<Span> spans, BooleanSupplier inTime) {
    this.tables = tables;
    this.texts = texts;
    this.spans = spans;
    this.inTime = inTime;
  }

  /**
   * What the spans of a document come to, in their order.
   *
   * @param inTime asked now and then; once false, all but the first of the spans come to nothing
   */
  static GazetteerReader.Names settle(
      Tables tables, Map<Field, String> texts, List<Span> spans, BooleanSupplier inTime) {
    var settlement = new Settlement(tables, texts, spans, inTime);
    settlement.read();
    return settlement.names();
  }

  private void read() {
    var all = new ArrayList<List<Reading>>();
    var seen = new HashSet<String>();
    for (int at = 0; at < spans.size() && isRead(at); at++) {
      Span span = spans.get(at);
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
    readings.replaceAll((span, its) -> bases.ranked(its, lastWord(even(textOf(span)))));
    collectPeople();
  }

  private void collectPeople() {
    var named = new ArrayList<FullName>();
    for (Span span : spans) {
      if (span instanceof Span.Person person && readings.containsKey(person)) {
        Reading reading = readings.getOrDefault(person, List.of()).getFirst();
        if (person.shape() == Shape.FULL) {
          named.add(FullName.of(reading));
        } else if (person.shape() == Shape.FAMILY) {
          families.add(Token.folded(lastWord(reading.base())));
        }
      }
    }
    people = new FullNames(named);
  }

  /** Whether the span is still read: the first ones always are, the others while there is time. */
  private boolean isRead(int at) {
    if (!late && at % SPANS_BETWEEN_LOOKS == 0) {
      late = !inTime.getAsBoolean();
    }
    return !late || at < SPANS_ALWAYS_READ;
  }

  private GazetteerReader.Names names() {
    var mentions = new ArrayList<Mention>();
    var candidates = new ArrayList<Candidate>();
    for (int at = 0; at < spans.size() && isRead(at); at++) {
      Span span = spans.get(at);
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
      case FULL -> people.called(base);
      case PATRONYMIC -> {
        List<FullName> bearers = people.givenTo(Stream.of(FullNames.firstWord(base)));
        yield bearers.size() == 1 ? bearers.getFirst().name() : base;
      }
      case FAMILY -> {
        List<FullName> bearers = people.bearers(ranked, person.initial());
        String initials = person.surface().substring(0, person.surface().lastIndexOf('.') + 1);
        yield bearers.size() == 1
            ? bearers.getFirst().name()
            : initials.isEmpty() ? lastWord(base) : initials + " " + lastWord(base);
      }
    };
  }

  private void settle(Span.Open open, List<Mention> mentions, List<Candidate> candidates) {
    String text = even(textOf(open));
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
    List<FullName> bearers = people.bearers(ranked, null);
    if (bearers.isEmpty()) {
      String word = open.tokens().getFirst().text();
      bearers =
          people.givenTo(
              DeclinedForms.readings(word, Role.GIVEN, tables.language()).stream()
                  .map(Reading::base));
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

  private static String even(String text) {
    return BLANKS.matcher(text).replaceAll(" ");
  }
}
