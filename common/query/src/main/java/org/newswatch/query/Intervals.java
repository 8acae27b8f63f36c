package org.newswatch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/**
 * What stands where in one text, for an engine that knows intervals. The text may live in several
 * fields, position for position the same: as it is written, and with keys in place of names.
 *
 * @param fields where it lives
 * @param rules how the engine is told
 * @param <R> a rule of the engine
 */
record Intervals<R>(TextFields fields, IntervalRules<R> rules) {

  /**
   * A word that no text has. Nothing at all would not do beside another: of alternatives that are
   * not one word each, Lucene tries every combination.
   */
  private static final String NO_WORD = "nosuchwordinanytext";

  /** Where one of them stands. */
  R place(Query query) {
    return switch (query) {
      case Query.Text text ->
          text.variants() && !fields.keys().isEmpty() ? phrase(text.words()) : exact(text);
      case Query.Cased cased ->
          match(fields.cased(), TextTokens.spaced(String.join(" ", cased.words())));
      case Query.AnyMention any -> mention(any.kind());
      case Query.Stem stem -> throw noPlace(stem);
      case Query.Prefix prefix -> prefix(prefix.letters());
      case Query.Or or -> any(or.parts().stream().map(this::place).toList());
      case Query.Near near -> throw noPlace(near);
      case Query.AtLeast atLeast -> throw noPlace(atLeast);
      case Query.Has has -> throw noPlace(has);
      case Query.Saved saved -> throw noPlace(saved);
      case Query.FromSource from -> throw noPlace(from);
      case Query.InLanguage in -> throw noPlace(in);
      case Query.OfEntity of -> throw noPlace(of);
      case Query.About about -> throw noPlace(about);
      case Query.Published published -> throw noPlace(published);
      case Query.And and -> throw noPlace(and);
      case Query.Not not -> throw noPlace(not);
    };
  }

  /** Both with at most so many words between them; they never share a word. */
  R near(Query.Near near) {
    R first = place(near.first());
    R second = place(near.second());
    R forth = inOrder(List.of(first, second), near.distance());
    return near.ordered()
        ? forth
        : any(List.of(forth, inOrder(List.of(second, first), near.distance())));
  }

  /** The place so many times, one after the other; they never share a word. */
  R times(Query part, int times) {
    R once = place(part);
    return times == 1
        ? once
        : inOrder(IntStream.range(0, times).mapToObj(i -> once).toList(), IntervalRules.ANY_GAPS);
  }

  /**
   * The rules one after the other, with so few words between. Lucene takes equal ones in a row for
   * one that is repeated, counts them even where they overlap, and takes the same alternative each
   * time: so every second is put in other words.
   */
  private R inOrder(List<R> parts, int gapsMax) {
    List<R> unlike = new ArrayList<>();
    for (R part : parts) {
      boolean again = !unlike.isEmpty() && unlike.getLast().equals(part);
      unlike.add(again ? any(List.of(part, match(fields.top(), NO_WORD))) : part);
    }
    return rules.inOrder(unlike, gapsMax);
  }

  private R nothing() {
    return match(fields.top(), "");
  }

  /** A mention of this kind as a whole. */
  private R mention(Query.Scope kind) {
    return fields.types().isEmpty()
        ? nothing()
        : any(
            List.of(
                match(fields.types(), TypedText.whole(kind)),
                inOrder(
                    List.of(
                        match(fields.types(), TypedText.first(kind)),
                        match(fields.types(), TypedText.last(kind))),
                    IntervalRules.ANY_GAPS)));
  }

  /** The words in this order, each of them written so or a mention of the same name. */
  R phrase(List<String> words) {
    List<R> places = new ArrayList<>();
    words.forEach(word -> addPlaces(places, word));
    return inOrder(places, 0);
  }

  /** Adds what may stand in the word's place: itself, or a mention of the same name. */
  private void addPlaces(List<R> places, String word) {
    List<NameToken> parts = NameKeys.tokens(word);
    boolean named = parts.stream().anyMatch(part -> !NameText.soughtKey(part.text()).isEmpty());
    if (!named) {
      places.add(match(fields.top(), word));
    } else if (parts.size() == 1) {
      places.add(either(word, NameText.soughtKey(parts.getFirst().text())));
    } else {
      // Each by itself, lest Lucene try every combination of longer alternatives in the phrase.
      for (NameToken part : parts) {
        String key = NameText.soughtKey(part.text());
        places.add(key.isEmpty() ? match(fields.top(), part.text()) : either(part.text(), key));
      }
    }
  }

  private R either(String word, String key) {
    return any(List.of(match(fields.top(), word), match(fields.keys(), key)));
  }

  private R exact(Query.Text text) {
    return match(fields.top(), String.join(" ", text.words()));
  }

  /**
   * A word that begins so; several words, of which the last begins so, where the index sees them.
   */
  R prefix(String letters) {
    List<String> words =
        TextTokens.of(letters).stream().map(word -> Folding.fold(word.text())).toList();
    if (words.isEmpty()) {
      return nothing();
    }
    R last = rules.prefix(fields.top(), words.getLast());
    if (words.size() == 1) {
      return last;
    }
    List<R> places = new ArrayList<>();
    words.subList(0, words.size() - 1).forEach(word -> places.add(match(fields.top(), word)));
    places.add(last);
    return inOrder(places, 0);
  }

  private R match(String field, String words) {
    return rules.match(field, words);
  }

  private R any(List<R> ways) {
    return rules.any(ways);
  }

  private static IllegalArgumentException noPlace(Query query) {
    return new IllegalArgumentException("no place in a text: " + query);
  }
}
