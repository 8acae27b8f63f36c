package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.query.Query.Scope;

/** Where things on a page lead. */
final class Links {

  private static final int YEAR_MOST = 9_999;

  private Links() {}

  static String search(String query) {
    return SearchState.of(query).href();
  }

  static String article(String id, String query) {
    String path = "/articles/" + URLEncoder.encode(id, UTF_8);
    return query.isBlank() ? path : path + "?q=" + URLEncoder.encode(query, UTF_8);
  }

  /** Where one asks to be told of more that a query finds. */
  static String follow(String query) {
    return "/alerts/new?try=1&query=" + URLEncoder.encode(query, UTF_8);
  }

  /** What became of an article. */
  static String revisions(String id) {
    return article(id, "") + "/revisions";
  }

  /** How one revision of it became another. */
  static String difference(String id, int before, int after) {
    return revisions(id) + "?before=" + before + "&after=" + after;
  }

  /** A search for this name; empty when it cannot be searched for. */
  static String name(MentionType type, String name) {
    Scope scope =
        switch (type) {
          case PERSON -> Scope.PERSON;
          case ORGANIZATION -> Scope.ORG;
          case LOCATION -> Scope.PLACE;
          case MISC -> Scope.ANYWHERE;
        };
    return Queries.named(scope, name).map(query -> search(Queries.print(query))).orElse("");
  }

  /** What was decided about entities. */
  static final String DECISIONS = "/decisions";

  /** The page of this entity; empty when its id is none. */
  static String entityPage(String id) {
    return Query.isEntityId(id) ? "/entities/" + URLEncoder.encode(id, UTF_8) : "";
  }

  /** The page of whoever bears this name. */
  static String called(MentionType type, String label) {
    return "/entities?type="
        + type.name().toLowerCase(Locale.ROOT)
        + "&label="
        + URLEncoder.encode(label, UTF_8);
  }

  /** The page of an entity about which something was just decided. */
  static String decided(String id, String decision) {
    String page = entityPage(id);
    return page.isEmpty() ? DECISIONS : page + "?decision=" + URLEncoder.encode(decision, UTF_8);
  }

  /** Where two are said to be one; empty when either id is none. */
  static String merge(String id, String into) {
    return entityPage(id).isEmpty() || entityPage(into).isEmpty()
        ? ""
        : entityPage(id) + "/merge?into=" + URLEncoder.encode(into, UTF_8);
  }

  /** Where a decision is taken back. */
  static String undo(String decision) {
    return DECISIONS + "/" + URLEncoder.encode(decision, UTF_8) + "/undo";
  }

  /** The page of this story; empty when its id is none. */
  static String story(String id) {
    return Query.isEntityId(id) ? "/stories/" + URLEncoder.encode(id, UTF_8) : "";
  }

  /** What is asked by a search for the articles of this story. */
  static String storyQuery(String id) {
    return "story:" + id;
  }

  /** A search for articles about these days; empty when no calendar has them. */
  static String days(LocalDate from, LocalDate to) {
    boolean writable = from.getYear() >= 0 && to.getYear() <= YEAR_MOST && !from.isAfter(to);
    return writable ? search(Queries.print(new Query.About(from, to))) : "";
  }

  /** A search for the articles of a query that speak of a day; of all articles without a query. */
  static String about(String query, LocalDate day) {
    String about = Queries.print(new Query.About(day, day));
    if (query.isBlank()) {
      return search(about);
    }
    return search("(" + query + ") " + about);
  }

  /** The address if a browser may be sent there: http and https only; else empty. */
  static String outside(@Nullable String url) {
    if (url == null) {
      return "";
    }
    try {
      String scheme = new URI(url).getScheme();
      boolean web =
          scheme != null
              && (scheme.toLowerCase(Locale.ROOT).equals("http")
                  || scheme.toLowerCase(Locale.ROOT).equals("https"));
      return web ? url : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
