package org.newswatch.analyst.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.newswatch.analyst.search.Facet;

/** Facets as the page of results shows them. */
final class FacetViews {

  /** Values that are seen at once; the others unfold. */
  private static final int OPEN_MAX = 6;

  private static final int WHOLE = 100;

  private FacetViews() {}

  /** Those that tell hits apart; one that all hits share tells nothing. */
  static List<Views.FacetView> of(List<Facet> facets, long total, SearchState state) {
    List<Views.FacetView> views = new ArrayList<>();
    for (Facet facet : facets) {
      List<Views.FacetValue> values = new ArrayList<>();
      long most = facet.values().stream().mapToLong(Facet.Value::articles).max().orElse(0);
      for (Facet.Value value : facet.values()) {
        boolean narrows = value.articles() < total && !value.refined().isEmpty();
        values.add(
            new Views.FacetValue(
                label(facet.kind(), value.label()),
                String.format(Locale.ENGLISH, "%,d", value.articles()) + (facet.exact() ? "" : "+"),
                narrows ? state.asking(value.refined()).href() : "",
                Math.max(1, (int) (WHOLE * value.articles() / Math.max(1, most)))));
      }
      boolean tells = values.stream().anyMatch(value -> !value.href().isEmpty());
      if (tells) {
        int open = Math.min(OPEN_MAX, values.size());
        views.add(
            new Views.FacetView(
                style(facet.kind()),
                name(facet.kind()),
                values.subList(0, open),
                values.subList(open, values.size())));
      }
    }
    return views;
  }

  private static String label(Facet.Kind kind, String label) {
    return switch (kind) {
      case LANGUAGES -> Locale.forLanguageTag(label).getDisplayLanguage(Locale.ENGLISH);
      case COUNTRIES -> Locale.of("", label).getDisplayCountry(Locale.ENGLISH);
      case DAYS -> Times.day(label);
      case PERSONS, ORGANIZATIONS, PLACES, SOURCES, STORIES -> label;
    };
  }

  private static String style(Facet.Kind kind) {
    return switch (kind) {
      case PERSONS -> "person";
      case ORGANIZATIONS -> "org";
      case PLACES -> "place";
      case DAYS -> "date";
      case SOURCES, LANGUAGES, COUNTRIES, STORIES -> "misc";
    };
  }

  private static String name(Facet.Kind kind) {
    return switch (kind) {
      case PERSONS -> "People";
      case ORGANIZATIONS -> "Organisations";
      case PLACES -> "Places";
      case SOURCES -> "Sources";
      case LANGUAGES -> "Languages";
      case COUNTRIES -> "Countries of sources";
      case DAYS -> "Days spoken of";
      case STORIES -> "Stories";
    };
  }
}
