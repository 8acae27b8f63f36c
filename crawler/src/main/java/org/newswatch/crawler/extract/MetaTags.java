package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;

/** The page's meta elements by name, property or http-equiv, in lower case. */
final class MetaTags {

  /** Meta elements looked at in one page. */
  private static final int TAGS_MAX = 500;

  /** Characters of one value; one more than an address may have, so a cut one is none. */
  private static final int CONTENT_CHARS_MAX = Limits.URL_CHARS_MAX + 1;

  private final Map<String, List<String>> contents;

  private MetaTags(Map<String, List<String>> contents) {
    this.contents = contents;
  }

  static MetaTags of(List<Element> tags) {
    Map<String, List<String>> contents = new HashMap<>();
    int seen = 0;
    for (Element tag : tags) {
      String content = Text.cut(tag.attr("content").strip(), CONTENT_CHARS_MAX);
      if (seen >= TAGS_MAX) {
        break;
      }
      if (content.isEmpty()) {
        continue;
      }
      seen++;
      for (String attribute : List.of("property", "name", "http-equiv", "itemprop")) {
        String name = tag.attr(attribute).strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
          contents.computeIfAbsent(name, unused -> new ArrayList<>()).add(content);
        }
      }
    }
    return new MetaTags(contents);
  }

  /** The first value of the first of these names that the page has. */
  Optional<String> first(String... names) {
    for (String name : names) {
      List<String> values = contents.get(name);
      if (values != null) {
        return Optional.of(values.getFirst());
      }
    }
    return Optional.empty();
  }

  /** All values of the first of these names that the page has. */
  List<String> all(String... names) {
    for (String name : names) {
      List<String> values = contents.get(name);
      if (values != null && values.stream().anyMatch(value -> !value.startsWith("http"))) {
        return values;
      }
    }
    return List.of();
  }
}
