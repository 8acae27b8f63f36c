package org.newswatch.testkit.query;

import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.query.Asker;
import org.newswatch.query.Query;

/** Says whether an article is what a query asks for. For one thread. */
public final class Interpreter {

  private final Asker asker;
  private final BinaryOperator<String> stems;
  private final AskedWords asked = new AskedWords();

  /**
   * @param asker whose days they are, and which ids are the same
   * @param stems what all forms of a word have in common: of a language and a word in lower case;
   *     an empty string for a word that no rules are known of
   */
  public Interpreter(Asker asker, BinaryOperator<String> stems) {
    this.asker = asker;
    this.stems = stems;
  }

  /** Whether it is. */
  public boolean matches(Query query, Reading article) {
    return switch (query) {
      case Query.And and -> and.parts().stream().allMatch(part -> matches(part, article));
      case Query.Or or -> or.parts().stream().anyMatch(part -> matches(part, article));
      case Query.Not not -> !matches(not.part(), article);
      case Query.Text text -> text(text, article);
      case Query.Prefix prefix ->
          in(prefix.scope(), article).anyMatch(line -> !line.places(prefix, asked).isEmpty());
      case Query.Cased cased ->
          article.lines().stream().anyMatch(line -> !line.places(cased, asked).isEmpty());
      case Query.AnyMention any ->
          article.lines().stream().anyMatch(line -> !line.places(any, asked).isEmpty());
      case Query.Stem stem -> stem(stem.word(), article);
      case Query.Near near ->
          article.lines().stream()
              .anyMatch(
                  line ->
                      Line.near(
                          line.places(near.first(), asked),
                          line.places(near.second(), asked),
                          near.distance(),
                          near.ordered()));
      case Query.AtLeast atLeast ->
          Line.apart(article.title.places(atLeast.part(), asked))
                  + Line.apart(article.text.places(atLeast.part(), asked))
              >= atLeast.times();
      case Query.About about -> article.speaksOf(about.from().day(asker), about.to().day(asker));
      case Query.Published published ->
          !article.appeared().isBefore(published.from().start(asker))
              && article.appeared().isBefore(published.to().end(asker));
      case Query.InLanguage in -> article.language().equals(in.language());
      case Query.OfEntity of ->
          article.enriched.entities().stream()
              .map(EntityRef::id)
              .anyMatch(asker.same().apply(of.id())::contains);
      case Query.FromSource from -> source(from.source(), article.enriched.article().source());
      case Query.Has has -> has(has, article);
      case Query.Saved saved ->
          throw new IllegalArgumentException("not put in its place: " + saved);
    };
  }

  private static Stream<Line> in(Query.Scope scope, Reading article) {
    return scope == Query.Scope.TITLE ? Stream.of(article.title) : article.lines().stream();
  }

  private boolean text(Query.Text text, Reading article) {
    return switch (text.scope()) {
      case ANYWHERE, TITLE ->
          in(text.scope(), article).anyMatch(line -> !line.places(text, asked).isEmpty());
      case PERSON, ORG, PLACE -> {
        String name = String.join(" ", text.words());
        var type = Line.typeOf(text.scope());
        yield text.variants()
            ? article.names(type).stream().anyMatch(words -> holds(words, Reading.nameWords(name)))
            : article.labels(type).contains(name);
      }
    };
  }

  /** Whether the name has these words in this order, at most one other between them. */
  private static boolean holds(List<String> name, List<String> asked) {
    for (int start = 0; start < name.size(); start++) {
      for (int skip = 0; skip <= asked.size(); skip++) {
        if (holds(name, asked, start, skip)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holds(List<String> name, List<String> asked, int start, int skip) {
    for (int i = 0; i < asked.size(); i++) {
      int at = start + i + (i >= skip && skip > 0 ? 1 : 0);
      if (at >= name.size() || !name.get(at).equals(asked.get(i))) {
        return false;
      }
    }
    return !asked.isEmpty();
  }

  private boolean stem(String word, Reading article) {
    String language = article.language();
    String asked = stems.apply(language, PlainWords.lower(word));
    return !asked.isEmpty()
        && article.lines().stream()
            .flatMap(line -> line.words().stream())
            .anyMatch(
                here -> stems.apply(language, PlainWords.lower(here.written())).equals(asked));
  }

  private static boolean source(String asked, SourceRef source) {
    return same(asked, source.id()) || same(asked, source.domain()) || same(asked, source.name());
  }

  private boolean has(Query.Has has, Reading reading) {
    RawArticle article = reading.enriched.article();
    String value = has.value();
    return switch (has.attribute()) {
      case COUNTRY -> same(value, article.source().country());
      case SECTION -> same(value, article.section());
      case TAG -> article.tags().stream().anyMatch(tag -> same(value, tag));
      case BYLINE -> article.byline().stream().anyMatch(author -> same(value, author));
      case STORY ->
          asker.sameStory().apply(value).stream()
              .anyMatch(id -> id.equals(reading.enriched.storyId()));
      case URL ->
          Stream.of(article.url(), article.canonicalUrl())
              .filter(Objects::nonNull)
              .anyMatch(url -> address(value, url));
    };
  }

  private static boolean same(String asked, @Nullable String value) {
    return value != null && PlainWords.lower(asked).equals(PlainWords.lower(value));
  }

  private static boolean address(String asked, String url) {
    Stream<String> addresses =
        asked.contains("://") ? Stream.of(asked) : Stream.of("http://" + asked, "https://" + asked);
    return addresses.anyMatch(
        address ->
            address.endsWith("*")
                ? url.startsWith(address.substring(0, address.length() - 1))
                : url.equals(address));
  }
}
