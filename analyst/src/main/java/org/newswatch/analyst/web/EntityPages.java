package org.newswatch.analyst.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.attention.Attention;
import org.newswatch.analyst.entities.Decided;
import org.newswatch.analyst.entities.EntitySummary;
import org.newswatch.analyst.entities.EntityView;
import org.newswatch.analyst.entities.Rising;
import org.newswatch.analyst.entities.Suggestion;
import org.newswatch.analyst.search.Facet;
import org.newswatch.analyst.search.Hit;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

/** Entities as pages show them. */
final class EntityPages {

  private static final int WHOLE = 100;

  /** Those that its own company tells better. */
  private static final Set<Facet.Kind> TOLD_OTHERWISE =
      EnumSet.of(Facet.Kind.PERSONS, Facet.Kind.ORGANIZATIONS, Facet.Kind.PLACES);

  private EntityPages() {}

  static EntityViews.Entity view(
      EntityView view, Chart chart, List<Decided> decisions, @Nullable Decided done) {
    EntitySummary entity = view.entity();
    long total = view.articles().total();
    List<Hit> hits = view.articles().hits();
    SearchState all =
        SearchState.of(view.query()).sorted(org.newswatch.analyst.search.SearchRequest.Sort.NEWEST);
    return new EntityViews.Entity(
        Links.entityPage(entity.id()),
        entity.label(),
        Runs.kind(entity.type()),
        type(entity.type(), entity.kind()),
        number(total, "article"),
        hits.isEmpty() ? "" : span(entity.firstSeen(), hits.getFirst().time()),
        done == null ? null : notice(done),
        chart,
        spellings(view.spellings()),
        beside(view.beside()),
        view.others().stream().map(EntityPages::other).toList(),
        FacetViews.of(
            view.articles().facets().stream()
                .filter(facet -> !TOLD_OTHERWISE.contains(facet.kind()))
                .toList(),
            total,
            all),
        hits.stream().map(EntityPages::article).toList(),
        all.href(),
        total <= hits.size() ? "" : "All " + number(total, "article"),
        decisions.stream().map(EntityPages::decision).toList());
  }

  /** From the first to the last day, also when the newest article was not the last to be told. */
  private static String span(Instant first, Instant last) {
    LocalDate to = LocalDate.ofInstant(last, ZoneOffset.UTC);
    LocalDate from = first.isAfter(last) ? to : LocalDate.ofInstant(first, ZoneOffset.UTC);
    return Times.days(from, to);
  }

  /** The attention as bars, each as long as the interval. */
  static Chart chart(Attention attention, Attention.Interval interval) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Attention.Point point : attention.points()) {
      counts.put(Times.day(point.from().toString().substring(0, 10)), point.articles());
    }
    return Chart.of(interval.name().toLowerCase(Locale.ROOT), counts);
  }

  private static List<EntityViews.Spelling> spellings(List<EntityView.Spelling> spellings) {
    long most =
        Math.max(1, spellings.stream().mapToLong(EntityView.Spelling::articles).max().orElse(1));
    return spellings.stream()
        .map(
            spelling ->
                new EntityViews.Spelling(
                    spelling.name(),
                    count(spelling.articles()),
                    spelling.articles() == 0 || spelling.query().isEmpty()
                        ? ""
                        : Links.search(spelling.query()),
                    (int) (WHOLE * spelling.articles() / most)))
        .toList();
  }

  private static List<Views.Group> beside(List<EntityView.Beside> beside) {
    List<Views.Group> groups = new ArrayList<>();
    for (MentionType type : MentionType.values()) {
      List<Views.Chip> chips =
          beside.stream()
              .filter(one -> one.type() == type)
              .map(
                  one ->
                      new Views.Chip(
                          Runs.kind(type),
                          one.label(),
                          Links.entityPage(one.id()),
                          (int) Math.min(Integer.MAX_VALUE, one.articles())))
              .toList();
      if (!chips.isEmpty()) {
        groups.add(new Views.Group(Runs.kind(type), plural(type), chips));
      }
    }
    return groups;
  }

  private static EntityViews.Other other(EntityView.Other other) {
    return new EntityViews.Other(
        other.label(),
        other.by().equals(Entity.EVIDENCE) ? "as articles show" : "as somebody decided",
        Links.entityPage(other.id()) + "/split");
  }

  private static EntityViews.Article article(Hit hit) {
    String language = hit.language();
    return new EntityViews.Article(
        Links.article(hit.articleId(), ""),
        hit.title(),
        hit.sourceName(),
        Times.minute(hit.time()),
        hit.time().toString(),
        language == null ? "" : language);
  }

  private static EntityViews.Notice notice(Decided done) {
    return new EntityViews.Notice(
        what(done)
            + ". That is written down; pages and searches follow within some seconds, articles"
            + " from the next one on.",
        Links.undo(done.id()));
  }

  static EntityViews.Decision decision(Decided decided) {
    String why = decided.why();
    return new EntityViews.Decision(
        what(decided),
        decided.by(),
        Times.minute(decided.at()),
        decided.at().toString(),
        why == null ? "" : why,
        decided.holds() ? "" : "undone",
        decided.holds() ? Links.undo(decided.id()) : "",
        decided.entities().stream()
            .map(one -> new EntityViews.Link(one.label(), Links.entityPage(one.id())))
            .filter(link -> !link.href().isEmpty())
            .toList());
  }

  private static String what(Decided decided) {
    List<Decided.Named> entities = decided.entities();
    String first = entities.isEmpty() ? "" : quoted(entities.getFirst().label());
    String names =
        decided.names().stream().map(EntityPages::quoted).collect(Collectors.joining(", "));
    return switch (decided.action()) {
      case MERGE -> first + " is " + quoted(entities.getLast().label());
      case SPLIT ->
          names.isEmpty()
              ? first + " stands for itself"
              : names
                  + (decided.names().size() == 1 ? " means" : " mean")
                  + " another than "
                  + first;
      case LABEL -> first + " is called " + names;
      case ALIAS -> names + " means " + first;
      case UNDO -> "A decision" + (first.isEmpty() ? "" : " about " + first) + " was undone";
    };
  }

  private static String quoted(String name) {
    return "\u201c" + name + "\u201d";
  }

  static EntityViews.Row row(Suggestion suggestion) {
    EntitySummary entity = suggestion.entity();
    return new EntityViews.Row(
        Links.entityPage(entity.id()),
        entity.label(),
        suggestion.spelling().equals(entity.label()) ? "" : suggestion.spelling(),
        Runs.kind(entity.type()),
        type(entity.type(), entity.kind()),
        entity.articles() == 0 ? "" : "about " + number(entity.articles(), "article"));
  }

  static List<EntityViews.Row> rows(List<Suggestion> suggestions) {
    return suggestions.stream().map(EntityPages::row).toList();
  }

  static List<EntityViews.Risen> risen(Rising rising) {
    return rising.names().stream()
        .map(
            name ->
                new EntityViews.Risen(
                    Links.entityPage(name.id()),
                    name.label(),
                    Runs.kind(name.type()),
                    number(name.articles(), "article") + times(name),
                    number(name.sources(), "source")))
        .toList();
  }

  private static String times(Rising.Name name) {
    return name.usual() == 0 ? "" : String.format(Locale.ENGLISH, ", usually %.1f", name.usual());
  }

  /** Beside what names rise. */
  static String usual(Rising rising) {
    return rising.days() == 0
        ? "Articles of the last 24 hours; nothing is known yet of the days before."
        : "Articles of the last 24 hours beside those of a usual day, which is the mean of "
            + (rising.days() == 1 ? "the day" : "the " + rising.days() + " days")
            + " before; at least three sources.";
  }

  static String type(MentionType type, @Nullable MentionKind kind) {
    if (kind != null) {
      return switch (kind) {
        case COUNTRY -> "Country";
        case CITY -> "City";
        case REGION -> "Region";
        case NATIONALITY -> "People or nationality";
        case EVENT -> "Event";
      };
    }
    return switch (type) {
      case PERSON -> "Person";
      case ORGANIZATION -> "Organisation";
      case LOCATION -> "Place";
      case MISC -> "Name";
    };
  }

  private static String plural(MentionType type) {
    return switch (type) {
      case PERSON -> "People";
      case ORGANIZATION -> "Organisations";
      case LOCATION -> "Places";
      case MISC -> "Other names";
    };
  }

  /** When the newest of its articles came out. */
  static Instant last(EntityView view) {
    List<Hit> hits = view.articles().hits();
    return hits.isEmpty() ? view.entity().lastSeen() : hits.getFirst().time();
  }

  static String number(long count, String what) {
    return count(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
