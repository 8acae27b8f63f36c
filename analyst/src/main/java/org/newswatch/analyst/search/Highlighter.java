package org.newswatch.analyst.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.query.NameText;
import org.newswatch.query.Query;
import org.newswatch.query.Query.Scope;

/** Marks in an article what a query asked for, in whatever spelling it stands there. */
final class Highlighter {

  private static final int SNIPPET_CHARS = 300;
  private static final int LEAD_CHARS = 90;

  /** Spans of one text; the reader has got the point by then. */
  private static final int SPANS_MAX = 500;

  /**
   * One place of a phrase: the folded word, and its key where spellings count as one.
   *
   * @param begins whether any word that begins so will do
   */
  private record Place(String word, String key, boolean begins) {}

  private record Term(Scope scope, List<Place> places) {}

  private record Found(int term, Span span) {}

  /** A part of a text with its marks. */
  record Snippet(String text, List<Span> highlights) {}

  private final List<Term> terms = new ArrayList<>();
  private final Set<String> entities = new HashSet<>();

  /** How this article names the entities asked for. */
  private final Set<Named> named;

  private record Named(MentionType type, String head) {}

  private Highlighter() {
    this(Set.of());
  }

  private Highlighter(Set<Named> named) {
    this.named = named;
  }

  /** Marks nothing. */
  static Highlighter none() {
    return new Highlighter();
  }

  /**
   * What the query asks for; what it excludes is not marked.
   *
   * @param same the ids of all entities that are this one
   */
  static Highlighter of(Query query, Function<String, Set<String>> same) {
    var highlighter = new Highlighter();
    highlighter.collect(query, same);
    return highlighter;
  }

  /** Whether it must know of an article which entities it names. */
  boolean needsEntities() {
    return !entities.isEmpty();
  }

  /** The same for an article that names these entities. */
  Highlighter in(List<EntityRef> refs) {
    if (entities.isEmpty()) {
      return this;
    }
    Set<Named> heads = new HashSet<>();
    for (EntityRef ref : refs) {
      if (entities.contains(ref.id())) {
        heads.add(new Named(ref.type(), ref.label()));
        ref.names().forEach(name -> heads.add(new Named(ref.type(), name)));
      }
    }
    var here = new Highlighter(heads);
    here.terms.addAll(terms);
    return here;
  }

  private void collect(Query query, Function<String, Set<String>> same) {
    switch (query) {
      case Query.Text text -> {
        List<Place> places = new ArrayList<>();
        for (Token token : Token.of(String.join(" ", text.words()))) {
          places.add(
              new Place(
                  token.folded(),
                  text.variants() ? key(text.scope(), token.written()) : "",
                  false));
        }
        if (!places.isEmpty()) {
          terms.add(new Term(text.scope(), places));
        }
      }
      case Query.And and -> and.parts().forEach(part -> collect(part, same));
      case Query.Or or -> or.parts().forEach(part -> collect(part, same));
      case Query.OfEntity of -> entities.addAll(same.apply(of.id()));
      case Query.Not not -> {}
      case Query.FromSource from -> {}
      case Query.InLanguage in -> {}
      case Query.About about -> {}
      case Query.Published published -> {}
      case Query.Has has -> {}
      case Query.Saved saved -> {}
      case Query.Near near -> {
        collect(near.first(), same);
        collect(near.second(), same);
      }
      case Query.AtLeast atLeast -> collect(atLeast.part(), same);
      case Query.Cased cased -> words(cased.words());
      case Query.Stem stem -> words(List.of(stem.word()));
      case Query.AnyMention any -> {}
      case Query.Prefix prefix ->
          terms.add(
              new Term(prefix.scope(), List.of(new Place(Token.fold(prefix.letters()), "", true))));
    }
  }

  private void words(List<String> words) {
    List<Place> places =
        Token.of(String.join(" ", words)).stream()
            .map(token -> new Place(token.folded(), "", false))
            .toList();
    if (!places.isEmpty()) {
      terms.add(new Term(Scope.ANYWHERE, places));
    }
  }

  /** As the search itself has it: after {@code person:} and the like every word is a name's. */
  private static String key(Scope scope, String word) {
    return typeOf(scope).isPresent() ? NameKeys.key(word) : NameText.soughtKey(word);
  }

  List<Span> title(String title, List<Mention> mentions) {
    return find(Field.TITLE, title, mentions).stream().map(Found::span).toList();
  }

  Snippet snippet(String text, List<Mention> mentions) {
    List<Found> found = find(Field.TEXT, text, mentions);
    int anchor = bestStart(found);
    int start = anchor <= LEAD_CHARS ? 0 : wordStart(text, anchor - LEAD_CHARS, anchor);
    int end = wordEnd(text, start, Math.min(text.length(), start + SNIPPET_CHARS));
    String before = start > 0 ? "\u2026 " : "";
    String after = end < text.length() ? " \u2026" : "";
    // Line ends become spaces one for one, so that the marks stay where they are.
    String body = text.substring(start, end).replaceAll("\\s", " ").stripTrailing();
    int shift = before.length() - start;
    int bodyEnd = start + body.length();
    List<Span> highlights =
        found.stream()
            .map(Found::span)
            .filter(span -> span.start() >= start && span.end() <= bodyEnd)
            .map(span -> new Span(span.start() + shift, span.end() + shift))
            .toList();
    return new Snippet(before + body + after, highlights);
  }

  /** The match from which on a snippet holds most different terms. */
  private static int bestStart(List<Found> found) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < found.size(); i++) {
      int from = found.get(i).span().start();
      Set<Integer> held = new HashSet<>();
      for (int j = i; j < found.size(); j++) {
        if (found.get(j).span().end() > from + SNIPPET_CHARS - LEAD_CHARS) {
          break;
        }
        held.add(found.get(j).term());
      }
      if (held.size() > most) {
        most = held.size();
        best = from;
      }
    }
    return best;
  }

  private static int wordStart(String text, int at, int latest) {
    int start = at;
    while (start < latest && !Character.isWhitespace(text.charAt(start - 1))) {
      start++;
    }
    return start;
  }

  private static int wordEnd(String text, int start, int at) {
    int end = at;
    while (end < text.length() && end > start && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    if (end > start) {
      return end;
    }
    // One endless word: cut it, though not through a character.
    return at > start && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }

  /** Every match in order; no two overlap. */
  private List<Found> find(Field field, String text, List<Mention> mentions) {
    if (terms.isEmpty() && named.isEmpty()) {
      return List.of();
    }
    List<Mention> inField =
        mentions.stream()
            .filter(mention -> mention.field() == field)
            .sorted(Comparator.comparingInt(Mention::start))
            .toList();
    List<Token> tokens = Token.of(text);
    List<Optional<Mention>> around = around(tokens, inField);
    var found = new ArrayList<Found>();
    int at = 0;
    while (at < tokens.size() && found.size() < SPANS_MAX) {
      int length = entityAt(tokens, around, at);
      if (length > 0) {
        int end = tokens.get(at + length - 1).end();
        found.add(new Found(terms.size(), new Span(tokens.get(at).start(), end)));
      }
      for (int i = 0; i < terms.size() && length == 0; i++) {
        if (matches(terms.get(i), field, tokens, around, at)) {
          length = terms.get(i).places().size();
          int end = tokens.get(at + length - 1).end();
          found.add(new Found(i, new Span(tokens.get(at).start(), end)));
        }
      }
      at += Math.max(1, length);
    }
    return found;
  }

  /** Tokens of a mention of an entity asked for that begins here; 0 when none does. */
  private int entityAt(List<Token> tokens, List<Optional<Mention>> around, int at) {
    Optional<Mention> mention = around.get(at);
    if (mention
        .filter(here -> named.contains(new Named(here.type(), here.head())))
        .filter(here -> here.start() >= tokens.get(at).start())
        .isEmpty()) {
      return 0;
    }
    int length = 1;
    while (at + length < tokens.size() && around.get(at + length).equals(mention)) {
      length++;
    }
    return length;
  }

  /** For each token the mention that it is part of. */
  private static List<Optional<Mention>> around(List<Token> tokens, List<Mention> mentions) {
    var around = new ArrayList<Optional<Mention>>(tokens.size());
    int next = 0;
    for (Token token : tokens) {
      while (next < mentions.size() && mentions.get(next).end() <= token.start()) {
        next++;
      }
      boolean inside = next < mentions.size() && mentions.get(next).start() < token.end();
      around.add(inside ? Optional.of(mentions.get(next)) : Optional.empty());
    }
    return around;
  }

  private static boolean matches(
      Term term, Field field, List<Token> tokens, List<Optional<Mention>> around, int at) {
    if (term.scope() == Scope.TITLE && field != Field.TITLE) {
      return false;
    }
    if (at + term.places().size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < term.places().size(); i++) {
      if (!matches(term, term.places().get(i), tokens.get(at + i), around.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Term term, Place place, Token token, Optional<Mention> mention) {
    Optional<MentionType> wanted = typeOf(term.scope());
    if (wanted.isPresent() && mention.map(Mention::type).filter(wanted.get()::equals).isEmpty()) {
      return false;
    }
    return token.folded().equals(place.word())
        || (place.begins() && token.folded().startsWith(place.word()))
        || (!place.key().isEmpty()
            && mention.isPresent()
            && NameKeys.key(token.written()).equals(place.key()));
  }

  private static Optional<MentionType> typeOf(Scope scope) {
    return switch (scope) {
      case ANYWHERE, TITLE -> Optional.empty();
      case PERSON -> Optional.of(MentionType.PERSON);
      case ORG -> Optional.of(MentionType.ORGANIZATION);
      case PLACE -> Optional.of(MentionType.LOCATION);
    };
  }
}
