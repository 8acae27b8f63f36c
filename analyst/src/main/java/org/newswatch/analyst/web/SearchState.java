package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import org.newswatch.analyst.search.SearchRequest.Sort;

/**
 * What a page of results shows, as its address says it: whoever opens the address sees the same.
 *
 * @param page from 1
 */
record SearchState(String query, Sort sort, boolean originals, int page) {

  /** The best hits of a query. */
  static SearchState of(String query) {
    return new SearchState(query, Sort.RELEVANCE, false, 1);
  }

  /** The address; what holds anyhow is not in it. */
  String href() {
    var href = new StringBuilder("/search?q=").append(URLEncoder.encode(query, UTF_8));
    if (sort != Sort.RELEVANCE) {
      href.append("&sort=").append(word(sort));
    }
    if (originals) {
      href.append("&originals=true");
    }
    if (page > 1) {
      href.append("&page=").append(page);
    }
    return href.toString();
  }

  /** As addresses have it. */
  static String word(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }

  SearchState asking(String other) {
    return new SearchState(other, sort, originals, 1);
  }

  SearchState sorted(Sort other) {
    return new SearchState(query, other, originals, 1);
  }

  SearchState onlyOriginals(boolean only) {
    return new SearchState(query, sort, only, 1);
  }

  SearchState at(int other) {
    return new SearchState(query, sort, originals, other);
  }
}
