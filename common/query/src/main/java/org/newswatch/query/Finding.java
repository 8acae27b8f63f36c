package org.newswatch.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.newswatch.contract.AlertCandidate.Asked;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.MatchedClause.How;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Text;
import org.newswatch.query.Places.Place;
import org.newswatch.query.Query.Scope;

/** What is found of one query in one article, clause by clause. */
final class Finding {

  private final EnrichedArticle article;
  private final Places places;
  private final MomentSearcher searcher;
  private final Asker asker;
  private final List<MatchedClause> matches = new ArrayList<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  Finding(EnrichedArticle article, Places places, MomentSearcher searcher, Asker asker) {
    this.article = article;
    this.places = places;
    this.searcher = searcher;
    this.asker = asker;
  }

  Highlights.Found found() {
    return new Highlights.Found(
        matches.stream().limit(Limits.MATCHES_MAX).toList(),
        named.entrySet().stream()
            .limit(Limits.ASKED_MAX)
            .map(asked -> asked(asked.getKey(), asked.getValue()))
            .toList());
  }

  private static Asked asked(String key, String label) {
    return new Asked(
        Text.cut(key, Limits.LABEL_CHARS_MAX),
        label.isBlank() ? key : Text.cut(label.strip(), Limits.TITLE_CHARS_MAX));
  }

  /** Adds where the clause stands, or that it holds, if it does. */
  void add(Query clause) throws IOException {
    if (matches.size() >= Limits.MATCHES_MAX) {
      return;
    }
    String printed = Text.cut(Queries.print(clause), Limits.TITLE_CHARS_MAX);
    int before = matches.size();
    How otherwise =
        switch (clause) {
          case Query.Text text -> text(printed, text);
          case Query.Cased cased -> everywhere(printed, cased, How.WRITTEN);
          case Query.AnyMention any -> everywhere(printed, any, How.NAMED);
          case Query.Prefix prefix -> prefix(printed, prefix);
          case Query.Near near -> near(printed, near);
          case Query.AtLeast atLeast -> atLeast(printed, atLeast);
          case Query.OfEntity of -> entity(printed, of.id());
          case Query.About about -> days(printed, about);
          case Query.Stem stem -> How.FORM;
          case Query.Has has -> How.DATA;
          case Query.Saved saved -> How.DATA;
          case Query.FromSource from -> How.DATA;
          case Query.InLanguage in -> How.DATA;
          case Query.Published published -> How.DATA;
          case Query.And and -> throw noClause(and);
          case Query.Or or -> throw noClause(or);
          case Query.Not not -> throw noClause(not);
        };
    if (matches.size() == before && holds(clause)) {
      matches.add(new MatchedClause(printed, null, null, 0, 0, otherwise));
    }
  }

  private boolean holds(Query clause) throws IOException {
    return searcher.matches(Queries.toLucene(clause, asker));
  }

  private How text(String printed, Query.Text text) throws IOException {
    return switch (text.scope()) {
      case ANYWHERE -> words(printed, text, List.of(Field.values()));
      case TITLE -> words(printed, text, List.of(Field.TITLE));
      case PERSON -> mentions(printed, text, MentionType.PERSON);
      case ORG -> mentions(printed, text, MentionType.ORGANIZATION);
      case PLACE -> mentions(printed, text, MentionType.LOCATION);
    };
  }

  private How words(String printed, Query.Text text, List<Field> fields) throws IOException {
    List<String> asked =
        Analyzers.words(Fields.TEXT, String.join(" ", text.words())).stream()
            .map(Analyzers.Word::term)
            .toList();
    boolean name =
        text.variants()
            && text.words().stream().anyMatch(word -> !NameText.soughtKeys(word).isEmpty());
    var anywhere = new Query.Text(Scope.ANYWHERE, text.words(), text.variants());
    for (Field field : fields) {
      for (Place place : places.of(anywhere, field)) {
        add(printed, place, place.terms().equals(asked) ? How.WRITTEN : How.SPELLING);
        if (name) {
          nameWho(place);
        }
      }
    }
    return How.WRITTEN;
  }

  private How everywhere(String printed, Query query, How how) throws IOException {
    for (Field field : Field.values()) {
      for (Place place : places.of(query, field)) {
        add(printed, place, how);
      }
    }
    return how;
  }

  private How prefix(String printed, Query.Prefix prefix) throws IOException {
    var anywhere = new Query.Prefix(Scope.ANYWHERE, prefix.letters());
    for (Field field :
        prefix.scope() == Scope.TITLE ? List.of(Field.TITLE) : List.of(Field.values())) {
      for (Place place : places.of(anywhere, field)) {
        add(printed, place, How.WRITTEN);
      }
    }
    return How.WRITTEN;
  }

  private How near(String printed, Query.Near near) throws IOException {
    for (Field field : Field.values()) {
      for (Place place : places.of(near, field)) {
        add(printed, place, How.WRITTEN);
      }
    }
    return How.WRITTEN;
  }

  /** Words that are too few are not told of. */
  private How atLeast(String printed, Query.AtLeast atLeast) throws IOException {
    return holds(atLeast) ? everywhere(printed, atLeast.part(), How.WRITTEN) : How.WRITTEN;
  }

  /** The people of whose mentions a place is part. */
  private void nameWho(Place place) {
    for (Mention mention : article.annotation().mentions()) {
      if (mention.type() == MentionType.PERSON
          && mention.field() == place.field()
          && mention.start() < place.end()
          && place.start() < mention.end()) {
        article.entities().stream()
            .filter(entity -> isOf(mention, entity))
            .forEach(entity -> named.put(entity.id(), entity.label()));
      }
    }
  }

  private How mentions(String printed, Query.Text text, MentionType type) throws IOException {
    if (!holds(text)) {
      return How.NAMED;
    }
    String sought = String.join(" ", text.words());
    Set<String> keys = keys(sought);
    for (EntityRef entity : article.entities()) {
      boolean asked =
          entity.type() == type
              && (text.variants()
                  ? names(entity).anyMatch(name -> keys(name).containsAll(keys))
                  : entity.label().equals(sought));
      if (asked) {
        tell(printed, entity);
      }
    }
    return How.NAMED;
  }

  private static Set<String> keys(String name) {
    return Set.copyOf(List.of(NameText.keyed(name).split(" ", -1)));
  }

  private static Stream<String> names(EntityRef entity) {
    return Stream.concat(Stream.of(entity.label()), entity.names().stream());
  }

  private How entity(String printed, String id) {
    Set<String> same = asker.same().apply(id);
    for (EntityRef entity : article.entities()) {
      if (entity.id().equals(id) || same.contains(entity.id())) {
        tell(printed, entity);
      }
    }
    return How.NAMED;
  }

  private void tell(String printed, EntityRef entity) {
    named.put(entity.id(), entity.label());
    article.annotation().mentions().stream()
        .filter(mention -> isOf(mention, entity))
        .limit(Places.CLAUSE_PLACES_MAX)
        .forEach(
            mention -> add(printed, mention.field(), mention.start(), mention.end(), How.NAMED));
  }

  private static boolean isOf(Mention mention, EntityRef entity) {
    return mention.type() == entity.type()
        && (entity.label().equals(mention.head()) || entity.names().contains(mention.head()));
  }

  private How days(String printed, Query.About about) {
    LocalDate first = about.from().day(asker);
    LocalDate last = about.to().day(asker);
    int told = 0;
    for (DateMention date : article.annotation().dates()) {
      LocalDate from = date.from();
      LocalDate to = date.to();
      if (told < Places.CLAUSE_PLACES_MAX && from != null && to != null) {
        boolean within = !from.isBefore(first) && !to.isAfter(last);
        boolean overlaps = !from.isAfter(last) && !to.isBefore(first);
        boolean brief = from.plusDays(Fields.SHORT_SPAN_DAYS_MAX).isAfter(to);
        if (within || (overlaps && brief)) {
          told++;
          add(printed, date.field(), date.start(), date.end(), How.DAY);
          named.put(from.toString(), date.surface());
        }
      }
    }
    return How.DAY;
  }

  private void add(String printed, Place place, How how) {
    add(printed, place.field(), place.start(), place.end(), how);
  }

  /** What offsets of a faulty record do not name is left out. */
  private void add(String printed, Field field, int start, int end, How how) {
    String text = places.text(field);
    if (start < 0 || start >= end || end > text.length()) {
      return;
    }
    String surface = Text.cut(text.substring(start, end), Limits.TITLE_CHARS_MAX);
    matches.add(new MatchedClause(printed, field, surface, start, end, how));
  }

  private static IllegalArgumentException noClause(Query query) {
    return new IllegalArgumentException("no clause: " + query);
  }
}
